import { textBearingTypes } from '@postmortems';
import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { buildSchema } from '../../apps/api/src/build-schema';
import { PEOPLE_PLANE_TYPES } from './law-exceptions';
import { TEXT_EXCEPTIONS } from './text-exceptions';

/** Every field of the learning plane that gives a String, apart from pages and payloads, which hold no text of their own. */
function stringFields(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__') && !roots.includes(type) && !PEOPLE_PLANE_TYPES.includes(type.name))
    .filter((type) => !type.name.endsWith('Payload') && !type.getFields().pageInfo && !type.getFields().cursor)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name === 'String')
        .map((field) => `${type.name}.${field.name}`),
    );
}

const registered = () =>
  [...textBearingTypes().values()].flatMap(({ type, texts }) => texts.map(({ field, shownBy }) => shownBy ?? `${type}.${field}`));
const excepted = Object.values(TEXT_EXCEPTIONS).flat();
const forgotten = (fields: readonly string[], known: readonly string[]) => fields.filter((field) => !known.includes(field));

describe('texts that people write', () => {
  it('are registered for the language checker, or stand in the exceptions with a reason', async () => {
    const fields = stringFields(await buildSchema());
    expect(fields.length).toBeGreaterThan(100);
    expect(forgotten(fields, [...registered(), ...excepted])).toEqual([]);
  });

  it('would be missed when they are not', () => {
    expect(registered()).toContain('ImpactWindow.description');
    expect(
      forgotten(
        ['ImpactWindow.description'],
        registered().filter((field) => !field.startsWith('ImpactWindow.')),
      ),
    ).toEqual(['ImpactWindow.description']);
  });

  it('are not registered or excepted without being in the schema, nor both', async () => {
    const fields = stringFields(await buildSchema());
    expect(forgotten([...registered(), ...excepted], fields)).toEqual([]);
    expect(registered().filter((field) => excepted.includes(field))).toEqual([]);
    expect(new Set(excepted).size).toBe(excepted.length);
    expect(Object.keys(TEXT_EXCEPTIONS).filter((reason) => reason.length < 20)).toEqual([]);
  });

  it('have findings in the schema, with hints on request', async () => {
    const types = (await buildSchema()).getTypeMap();
    for (const name of textBearingTypes().keys()) {
      const type = types[name];
      expect(isObjectType(type) && type.getFields().languageFindings?.args.map((arg) => arg.name)).toEqual(['hints']);
    }
  });
});
