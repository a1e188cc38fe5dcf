import { GraphQLSchemaHost } from '@nestjs/graphql';
import { everyQuery, type Filler } from '../setup/every-query';
import { startTestApi, type TestApi, type TestClient } from '../setup/test-api';

const CANARY = 'canary-7f3a';

let api: TestApi;
let member: TestClient;
let stranger: TestClient;
let admin: TestClient;
let ids: string[];
beforeAll(async () => {
  api = await startTestApi();
  const team = await api.team('security');
  member = await api.as('contributor', { teams: [team] });
  stranger = await api.as('operator');
  admin = await api.as('admin');
  const { service } = await member.must(
    'serviceCreate',
    { key: 'login', name: 'Login', tier: 'TIER1', ownerTeamId: team, consistencyChoice: 'NOT_APPLICABLE' },
    'service { id }',
  );
  const { incident } = await member.must(
    'incidentDeclare',
    {
      title: `${CANARY} title`,
      summary: `${CANARY} summary`,
      severity: 'SEV1',
      zone: 'UTC',
      serviceIds: [service.id],
      restrictedToTeamIds: [team],
    },
    'incident { id }',
  );
  const { timelineEntry } = await member.must(
    'timelineEntryAdd',
    {
      incidentId: incident.id,
      occurredAt: '2026-03-04T05:06:07Z',
      kind: 'OBSERVATION',
      text: `${CANARY} entry`,
      source: `${CANARY} source`,
      zone: 'UTC',
      confidence: 'REPORTED',
      actor: 'RESPONDER',
    },
    'timelineEntry { id }',
  );
  ids = [incident.id, timelineEntry.id, service.id];
});
afterAll(() => api?.close());

/** Fills ids with those of restricted objects, keys with the first ones, searches with the canary itself. */
const fillWith =
  (id: string): Filler =>
  (_field, argument, type) => {
    if (type === 'ID' && argument !== 'subjectId') return JSON.stringify(id);
    if (argument === 'first') return '3';
    return undefined;
  };

async function answersOf(client: TestClient): Promise<{ field: string; body: string }[]> {
  const { schema } = api.app.get(GraphQLSchemaHost);
  const answers: { field: string; body: string }[] = [];
  for (const id of ids) {
    for (const { field, query } of everyQuery(schema, fillWith(id))) answers.push({ field, body: (await client.send(query)).body });
  }
  return answers;
}

describe('a restricted incident', () => {
  it('is read by a member through the same queries (so that the next test can fail)', async () => {
    const seen = (await answersOf(member)).filter(({ body }) => body.includes(CANARY)).map(({ field }) => field);
    expect(seen).toEqual(expect.arrayContaining(['incident', 'incidents']));
  });

  it.each([
    ['an operator', () => stranger],
    ['an admin', () => admin],
  ])('shows nothing of itself to %s who is no member, over every query of the schema', async (_title, client) => {
    const answers = await answersOf(client());
    expect(answers.filter(({ body }) => body.includes(CANARY)).map(({ field }) => field)).toEqual([]);
    expect(answers.filter(({ body }) => /"code":"(INTERNAL|BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED|TOO_\w+)"/.test(body))).toEqual([]);
    expect(answers.length).toBeGreaterThan(15);
  });

  it('answers strangers like an incident that does not exist: by id, by key, in lists, counts and searches', async () => {
    const [id] = ids;
    const [{ number }] = (await api.db.query<{ number: number }>('select number from incident')) as [{ number: number }];
    const byId = 'query ($id: ID!) { incident(id: $id) { title } }';
    const hidden = await stranger.send(byId, { id });
    const missing = await stranger.send(byId, { id: '01890000-0000-7000-8000-000000000000' });
    expect(hidden.body).toBe(missing.body);
    expect(await stranger.codes('query ($key: String!) { incident(key: $key) { title } }', { key: `INC-${number}` })).toEqual([
      'NOT_FOUND',
    ]);
    expect((await stranger.ok(`{ incidents(filter: { search: "${CANARY}" }) { totalCount nodes { id } } }`)).incidents).toEqual({
      totalCount: 0,
      nodes: [],
    });
    expect((await member.ok(`{ incidents(filter: { search: "${CANARY}" }) { totalCount } }`)).incidents.totalCount).toBe(1);
  });

  it('cannot be changed by strangers, who cannot even tell that it is there', async () => {
    const before = await api.db.query('select * from incident');
    expect(await stranger.refusal('incidentUpdate', { id: ids[0], expectedRevision: 1, title: 'taken over' })).toEqual(['NOT_FOUND']);
    expect(
      await stranger.refusal('timelineEntryAdd', {
        incidentId: ids[0],
        occurredAt: '2026-03-04T05:06:07Z',
        kind: 'NOTE',
        text: 'x',
        source: 'x',
        zone: 'UTC',
        confidence: 'REPORTED',
        actor: 'RESPONDER',
      }),
    ).toEqual(['NOT_FOUND']);
    expect(await api.db.query('select * from incident')).toEqual(before);
  });

  it('is gone from the view of somebody who leaves the team', async () => {
    const team = await api.team('leavers');
    const leaver = await api.as('contributor', { teams: [team] });
    const { incident } = await leaver.must(
      'incidentDeclare',
      { title: 'theirs', summary: '', severity: 'SEV3', zone: 'UTC', restrictedToTeamIds: [team] },
      'incident { id }',
    );
    await admin.must('membershipRemove', { teamId: team, userId: leaver.userId });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await leaver.codes('query ($id: ID!) { incident(id: $id) { title } }', { id: incident.id })).toEqual(['NOT_FOUND']);
  });
});
