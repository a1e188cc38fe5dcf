import { drivers, probes } from '@chaos/engine';
import { z } from 'zod';
import { BUILTIN_TEMPLATES } from '../../libs/postmortems/src/domain/templates/builtin';
import { keysOfSchema, keysOfValue, refusedKeys } from './json-law';
import { JSON_KEY_EXCEPTIONS, OTHER_JSON_COLUMNS } from './law-exceptions';

/** The schemas behind JSON columns: settings of connections and probes, parameters of faults. */
const SCHEMAS: [string, z.ZodType][] = [
  ...drivers.flatMap((driver): [string, z.ZodType][] => [
    [`driver ${driver.name}`, driver.settings],
    ...driver.faults.map(({ kind, params }): [string, z.ZodType] => [`fault ${driver.name} ${kind}`, params]),
  ]),
  ...probes.map(({ kind, settings }): [string, z.ZodType] => [`probe ${kind}`, settings]),
];

describe('JSON law', () => {
  it.each(SCHEMAS)('is kept by the schema of %s', (where, schema) => expect(refusedKeys(where, keysOfSchema(schema))).toEqual([]));

  it('reads keys out of those schemas at all', () => {
    const keys = SCHEMAS.flatMap(([, schema]) => keysOfSchema(schema));
    expect(keys).toEqual(expect.arrayContaining(['url', 'token', 'latencyMs', 'jitterMs', 'pointer', 'unit', 'host']));
  });

  it.each(BUILTIN_TEMPLATES.map((template) => [template.key, template] as const))('is kept by the template %s', (where, template) => {
    const chosen = [template.key, ...template.sections.map(({ key }) => key), ...template.fields.map(({ key }) => key)];
    expect(refusedKeys(where, [...chosen, ...keysOfValue(template)])).toEqual([]);
  });

  it('would notice a refused key at any depth', () => {
    const schema = z.strictObject({
      list: z.array(z.union([z.string(), z.strictObject({ deep: z.strictObject({ causedBy: z.string() }) })])),
    });
    expect(refusedKeys('somewhere', keysOfSchema(schema))).toEqual([expect.stringContaining('"causedBy" pins a cause on a person')]);
    expect(refusedKeys('somewhere', keysOfValue({ a: [{ b: { on_call: 'x' } }] }))).toEqual([expect.stringContaining('"on_call"')]);
  });

  it('every exception names a reason', () => {
    const reasons = Object.values({ ...JSON_KEY_EXCEPTIONS, ...OTHER_JSON_COLUMNS });
    expect(reasons.filter((reason) => reason.trim().length < 20)).toEqual([]);
  });
});
