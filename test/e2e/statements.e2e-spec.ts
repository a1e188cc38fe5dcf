import { GraphQLSchemaHost } from '@nestjs/graphql';
import { hasReads, readModelOf } from '@platform/reads';
import { type ExecutionResult, graphql, isNonNullType, isObjectType } from 'graphql';
import { Client } from 'pg';
import { RequestContextFactory } from '../../apps/api/src/graphql/request-context.factory';
import type { TestClient } from '../setup/test-api';
import { type Draft, startWorld, type World } from './postmortems/world';

const PAGE = `query ($id: ID!, $times: Boolean = true) { postmortem(id: $id) {
  id key title status opening createdAt @include(if: $times) publishedAt
  incident { key severity declaredAt @include(if: $times) restricted status { name category } services { key tier ownerTeam { key name } } ...timeline }
  sections { key title body revision } mitigators { kind text }
  factors { title category stabilityPattern services { key } }
  actionItems { key title priority kind status dueOn ownerTeam { key } factor { title } }
} }
fragment timeline on Incident { timeline(first: 20) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { __typename occurredAt kind marker text actor pinned } } } }`;
const LIST = `query ($severity: [Severity!], $after: String) { incidents(first: 2, after: $after, filter: { severity: $severity }) {
  totalCount nodes { key kind title severity status { key category } services { key name } postmortems { key status } } pageInfo { hasNextPage endCursor }
} }`;

let world: World;
let draft: Draft;
let reader: TestClient;
const statements: string[] = [];
const query = Client.prototype.query;

beforeAll(async () => {
  world = await startWorld();
  draft = await world.draft();
  const { insider } = world;
  const ids: string[] = [];
  for (const key of ['order', 'catalog']) {
    const { service } = await world.admin.must(
      'serviceCreate',
      { key, name: key, tier: 'TIER1', ownerTeamId: world.teamId },
      'service { id }',
    );
    ids.push(service.id);
  }
  await world.api.db.query('insert into incident_service (incident_id, service_id) select $1, unnest($2::uuid[])', [draft.incidentId, ids]);
  for (let n = 0; n < 25; n++)
    await insider.must('timelineEntryAdd', {
      incidentId: draft.incidentId,
      text: `Seen ${n} "quoted" \\ ünï`,
      kind: 'ALERT',
      marker: 'DETECTION',
    });
  for (let n = 0; n < 3; n++) {
    await insider.must('contributingFactorAdd', {
      postmortemId: draft.id,
      title: `Condition ${n}`,
      category: 'DEPENDENCY',
      serviceIds: ids,
    });
    await insider.must('actionItemCreate', {
      postmortemId: draft.id,
      title: `Do ${n}`,
      priority: 'HIGH',
      kind: 'PREVENT',
      ownerTeamId: world.teamId,
    });
  }
  await world.draft();
  await world.draft({ restricted: true });
  reader = await world.api.as('viewer');
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    const [first] = args as [string | { text: string }];
    statements.push(typeof first === 'string' ? first : first.text);
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
});
afterAll(async () => {
  Client.prototype.query = query;
  await world?.api.close();
});

/** How many statements an operation sends. */
const counted = async (client: TestClient, document: string, variables: Record<string, unknown>) => {
  statements.length = 0;
  await client.ok(document, variables);
  return statements.length;
};

describe.each([
  ['the postmortem page', PAGE, () => ({ id: draft.id })],
  ['the incident list', LIST, () => ({ severity: ['SEV1', 'SEV2'] })],
])('%s', (_name, document, variables) => {
  it('is one statement, and two when the session must be looked up', async () => {
    const stranger = await world.api.as('viewer');
    expect(await counted(stranger, document, variables())).toBe(2);
    expect(await counted(stranger, document, variables())).toBe(1);
  });
});

describe('answers that come from the database as text', () => {
  const walked = async (document: string, variables: Record<string, unknown>) => {
    const { app } = world.api;
    const contextValue = await app.get(RequestContextFactory).forSocket(reader.token, '127.0.0.1');
    const { schema } = app.get(GraphQLSchemaHost);
    return JSON.parse(
      JSON.stringify(await graphql({ schema, source: document, variableValues: variables, contextValue })),
    ) as ExecutionResult;
  };
  const cases: [string, string, () => Record<string, unknown>][] = [
    ['the postmortem page', PAGE, () => ({ id: draft.id })],
    ['a directive', PAGE, () => ({ id: draft.id, times: false })],
    ['the incident list', LIST, () => ({ severity: ['SEV1', 'SEV2'] })],
    ['an empty list', LIST, () => ({ severity: ['SEV5'] })],
    ['an alias at the root', '{ x: incidents(first: 1) { nodes { __typename k: key } } }', () => ({})],
    ['a computed field', '{ incidents(first: 3) { nodes { key measurements { name status } } } }', () => ({})],
    ['an object kept as JSON', `{ incidents { nodes { timeline(first: 2) { nodes { evidence { url } } } } } }`, () => ({})],
    ['lists of texts', `query ($id: ID!) { postmortem(id: $id) { sections { facilitation } } }`, () => ({ id: draft.id })],
    ['several root fields', '{ incidents(first: 1) { totalCount } services { nodes { key } } __typename }', () => ({})],
  ];

  it.each(cases)('are the same as those graphql-js walks: %s', async (_name, document, variables) => {
    const sent = await reader.send(document, variables());
    const { data } = await walked(document, variables());
    expect(sent.errors).toEqual([]);
    expect(sent.data).toEqual(data);
  });

  it('refuse what is missing, hidden or malformed with the same errors and paths', async () => {
    const restricted = await world.draft({ restricted: true });
    const ask = 'query ($id: ID!) { p: postmortem(id: $id) { id } }';
    for (const id of [restricted.id, '018f0000-0000-7000-8000-000000000000', 'no id']) {
      const reply = await reader.send(ask, { id });
      expect([reply.status, reply.data, reply.errors.map(({ path, extensions }) => [path, extensions.code])]).toEqual([
        200,
        { p: null },
        [[['p'], 'NOT_FOUND']],
      ]);
    }
    expect(await reader.codes('{ incidents(after: "x") { totalCount nodes { id } } }')).toEqual(['BAD_CURSOR']);
    expect(await reader.codes('{ incidents(first: 101) { nodes { id } } }')).toEqual(['PAGE_SIZE']);
    expect(await world.api.anonymous.codes(ask, { id: draft.id })).toEqual(['UNAUTHENTICATED']);
    expect((await reader.send(ask, {})).status).toBe(400);
  });

  it('ends an answer whose list cannot be null with data null', async () => {
    const reply = await reader.send('{ incidents(after: "x") { nodes { id } } }');
    expect([reply.data, reply.errors[0]!.path]).toEqual([null, ['incidents']]);
  });
});

it('trusts a plain column to have a value only where the database promises it', async () => {
  const nullable = new Set(
    (
      await world.api.db.query<{ name: string }>(
        `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attnotnull`,
      )
    ).map(({ name }) => name),
  );
  expect(nullable).toContain('timeline_entry.marker');
  const { schema } = world.api.app.get(GraphQLSchemaHost);
  const wrong = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || !hasReads(type.name)) return [];
    const { table, columns } = readModelOf(type.name);
    return Object.entries(columns)
      .filter(([field, sql]) => {
        const column = /^(?:to_char\()?t\.(\w+)(?: at time zone .*)?$/.exec(sql('t'))?.[1];
        return column && isNonNullType(type.getFields()[field]!.type) && nullable.has(`${table}.${column}`);
      })
      .map(([field]) => `${type.name}.${field}`);
  });
  expect(wrong).toEqual([]);
});
