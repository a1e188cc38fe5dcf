import { policiesOf } from '@platform/graphql';
import { buildSchema as fromText } from 'graphql';
import { buildSchema } from '../../apps/api/src/build-schema';
import { NAME_EXCEPTIONS, PEOPLE_PLANE_TYPES, PUBLIC_FIELDS } from './law-exceptions';
import { schemaProblems } from './schema-law';

const law = { peoplePlane: PEOPLE_PLANE_TYPES, exceptions: NAME_EXCEPTIONS, publicFields: PUBLIC_FIELDS };

describe('schema law', () => {
  it('is kept by the whole schema', async () => {
    const schema = await buildSchema();
    expect(schemaProblems(schema, law)).toEqual([]);
    const known = Object.keys(schema.getTypeMap());
    expect(PEOPLE_PLANE_TYPES.filter((type) => !known.includes(type))).toEqual([]);
  });

  it('every operation has a policy, and only sign-in is open', async () => {
    const policies = policiesOf(await buildSchema());
    expect(policies.filter(({ policy }) => !policy)).toEqual([]);
    expect(
      policies
        .filter(({ policy }) => policy === 'public')
        .map(({ field }) => field)
        .sort(),
    ).toEqual([...PUBLIC_FIELDS].sort());
    expect(policies.length).toBeGreaterThan(10);
  });

  it('every exception names a reason', () => {
    expect(Object.entries(NAME_EXCEPTIONS).filter(([, reason]) => reason.trim().length < 20)).toEqual([]);
  });

  it.each([
    ['"""A thing.""" type Thing { name: String }', 'Thing.name has no description'],
    ['"""A thing.""" type Thing { """Who did it.""" causedBy: String }', 'Thing.causedBy'],
    ['"""A thing.""" type Thing { """Someone.""" assignees: String }', 'Thing.assignees'],
    ['"""A thing.""" type Thing { """Account.""" account: User } """A user.""" type User { """Id.""" id: ID }', 'leads to User'],
    ['"""A kind.""" enum Kind { """Bad.""" CULPRIT }', 'Kind.CULPRIT'],
    ['"""New.""" input ThingInput { """Who.""" onCallEngineer: String }', 'ThingInput.onCallEngineer'],
    ['type Mutation { """x y z""" createThing: Int }', 'names its verb first'],
    ['type Mutation { """x y z""" thingCreate("""the id""" id: ID): Int }', 'must take one argument input'],
    ['type Mutation { """x y z""" thingCreate: Int }', 'must answer with ThingCreatePayload'],
    ['type Query { """x y z""" node("""the id""" id: ID!): Int }', 'Query.node must not exist'],
  ])('refuses %s', (sdl, expected) => {
    const schema = fromText(`${sdl} ${sdl.includes('type Query') ? '' : 'type Query { """Nothing.""" nothing: Int }'}`);
    expect(schemaProblems(schema, law).join('\n')).toContain(expected);
  });
});
