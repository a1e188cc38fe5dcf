import { randomUUID } from 'node:crypto';
import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';
import { type GameDayWorld, makeGameDayWorld } from './game-day-world';

let api: TestApi;
let world: GameDayWorld;
let operator: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  world = await makeGameDayWorld(api);
  operator = await api.as('operator');
});
afterAll(() => api?.close());

const HOSTILE = '<script>alert(1)</script> \u202Eright-to-left 🦀 \u0000end';
const MEGABYTE = 'x'.repeat(1_000_000 / 8);
const rows = async (table: string) => JSON.stringify(await api.db.query(`select * from ${table} order by 1, 2`));
const everything = async () =>
  (
    await Promise.all(
      ['game_day', 'game_day_role', 'game_day_run_plan', 'game_day_service', 'checklist_item', 'occurrence', 'observation'].map(rows),
    )
  ).join('\n');

const plan = async (more: Record<string, unknown> = {}) => ({
  title: 'The catalog is away',
  environmentId: world.environmentId,
  plannedRuns: [{ experimentId: await world.experiment('order-to-catalog'), offsetSeconds: 0 }],
  ...more,
});
const create = async (more: Record<string, unknown> = {}) =>
  (await operator.must('gameDayCreate', await plan(more), 'gameDay { id key revision checklist { id revision } }')).gameDay;

/** What the refusals of a mutation are, with their paths, and that nothing was saved. */
async function refused(client: TestClient, name: string, input: Record<string, unknown>): Promise<[string, string][]> {
  const before = await everything();
  const payload = await client.mutate(name, input);
  expect(await everything()).toBe(before);
  return payload.userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, path.join('.')]);
}

describe('the plan of a game day', () => {
  it('keeps everything it was given, hostile text included', async () => {
    const { gameDay } = await operator.must(
      'gameDayCreate',
      await plan({
        title: HOSTILE,
        scenario: `# ${HOSTILE}`,
        objectives: ['Do orders go on?'],
        serviceIds: [world.serviceId],
        teams: [
          { role: 'FACILITATOR', teamId: world.teamId },
          { role: 'SCRIBE', teamId: world.teamId },
        ],
        checklist: ['Say that it is an exercise', 'Open the dashboard'],
        maxLatenessSeconds: 60,
      }),
      'gameDay { id }',
    );
    const viewer = await api.as('viewer');
    const read = await viewer.ok(
      `query ($id: ID!) { gameDay(id: $id) { key title scenario objectives status zone scheduledAt maxLatenessSeconds environment { name } services { key }
        teams { role team { key } } checklist { text done position } plannedRuns { position offsetSeconds experiment { title } } occurrence { id } occurrences { id } } }`,
      { id: gameDay.id },
    );
    expect(read.gameDay).toEqual({
      key: expect.stringMatching(/^GD-\d+$/),
      title: '<script>alert(1)</script> \u202Eright-to-left 🦀 end',
      scenario: `# ${HOSTILE.replaceAll('\0', '')}`,
      objectives: ['Do orders go on?'],
      status: 'PLANNED',
      zone: 'UTC',
      scheduledAt: null,
      maxLatenessSeconds: 60,
      environment: { name: 'sample' },
      services: [{ key: 'order-sample' }],
      teams: [
        { role: 'FACILITATOR', team: { key: 'team-sample' } },
        { role: 'SCRIBE', team: { key: 'team-sample' } },
      ],
      checklist: [
        { text: 'Say that it is an exercise', done: false, position: 0 },
        { text: 'Open the dashboard', done: false, position: 1 },
      ],
      plannedRuns: [{ position: 0, offsetSeconds: 0, experiment: { title: 'Orders while order-to-catalog is slow' } }],
      occurrence: null,
      occurrences: [],
    });
    expect((await viewer.ok('query ($key: String!) { gameDay(key: $key) { id } }', { key: read.gameDay.key })).gameDay.id).toBe(gameDay.id);
  });

  it('replaces lists as a whole, keeps ticks by text, and raises the revision', async () => {
    const day = await create({ checklist: ['one', 'two'] });
    await operator.must('checklistItemSet', { id: day.checklist[1].id, expectedRevision: 1, done: true });
    const { gameDay } = await operator.must(
      'gameDayUpdate',
      { id: day.id, expectedRevision: day.revision, checklist: ['two', 'three'], title: 'Another title' },
      'gameDay { title revision checklist { text done } plannedRuns { position } }',
    );
    expect(gameDay).toEqual({
      title: 'Another title',
      revision: day.revision + 1,
      checklist: [
        { text: 'two', done: true },
        { text: 'three', done: false },
      ],
      plannedRuns: [{ position: 0 }],
    });
    const again = await operator.must(
      'gameDayUpdate',
      { id: day.id, expectedRevision: gameDay.revision, checklist: [] },
      'gameDay { revision }',
    );
    expect(again.gameDay.revision).toBe(gameDay.revision + 1);
  });

  it('is listed by status, environment and title', async () => {
    const other = await makeGameDayWorld(api, 'elsewhere');
    const { gameDay } = await operator.must(
      'gameDayCreate',
      { title: 'Find 100% of me', environmentId: other.environmentId },
      'gameDay { id }',
    );
    const list = async (filter: Record<string, unknown>) =>
      (
        await operator.ok('query ($filter: GameDayFilterInput) { gameDays(filter: $filter, orderBy: TITLE) { totalCount nodes { id } } }', {
          filter,
        })
      ).gameDays;
    expect(await list({ environmentId: other.environmentId, status: 'PLANNED', search: '100%' })).toEqual({
      totalCount: 1,
      nodes: [{ id: gameDay.id }],
    });
    expect(await list({ search: '100_' })).toEqual({ totalCount: 0, nodes: [] });
    expect(await list({ environmentId: 'nonsense' })).toEqual({ totalCount: 0, nodes: [] });
    for (const orderBy of ['NEWEST', 'SCHEDULED', 'TITLE'])
      expect(
        (await operator.ok(`{ gameDays(first: 2, orderBy: ${orderBy}) { pageInfo { hasNextPage endCursor } nodes { id } } }`)).gameDays
          .nodes.length,
      ).toBe(2);
  });

  const bad: [what: string, more: () => Promise<Record<string, unknown>> | Record<string, unknown>, expected: [string, string][]][] = [
    ['an empty title', () => ({ title: ' \0 ' }), [['TEXT_REQUIRED', 'input.title']]],
    ['a title over 200 characters', () => ({ title: 'x'.repeat(201) }), [['TEXT_TOO_LONG', 'input.title']]],
    ['a scenario over 100,000 characters', () => ({ scenario: MEGABYTE }), [['TEXT_TOO_LONG', 'input.scenario']]],
    ['an objective over 2,000 characters', () => ({ objectives: ['x'.repeat(2_001)] }), [['TEXT_TOO_LONG', 'input.objectives.0']]],
    ['an empty entry of the checklist', () => ({ checklist: ['a', ' '] }), [['TEXT_REQUIRED', 'input.checklist.1']]],
    ['too many entries', () => ({ checklist: Array.from({ length: 101 }, () => 'x') }), [['TOO_MANY', 'input.checklist']]],
    ['a lateness out of range', () => ({ maxLatenessSeconds: 86_401 }), [['NUMBER_OUT_OF_RANGE', 'input.maxLatenessSeconds']]],
    ['an unknown environment', () => ({ environmentId: randomUUID() }), [['ENVIRONMENT_NOT_FOUND', 'input.environmentId']]],
    ['a malformed environment', () => ({ environmentId: 'x' }), [['ENVIRONMENT_NOT_FOUND', 'input.environmentId']]],
    ['an unknown team', () => ({ teams: [{ role: 'DRIVER', teamId: randomUUID() }] }), [['TEAM_NOT_FOUND', 'input.teams']]],
    ['an unknown service', () => ({ serviceIds: ['x'] }), [['SERVICE_NOT_FOUND', 'input.serviceIds']]],
    [
      'an unknown experiment',
      () => ({ plannedRuns: [{ experimentId: 'x', offsetSeconds: 0 }] }),
      [['EXPERIMENT_NOT_FOUND', 'input.plannedRuns']],
    ],
    [
      'an offset out of range',
      async () => ({ plannedRuns: [{ experimentId: await world.experiment('t'), offsetSeconds: -1 }] }),
      [['NUMBER_OUT_OF_RANGE', 'input.plannedRuns.0.offsetSeconds']],
    ],
    [
      'an experiment of another environment',
      async () => ({
        plannedRuns: [
          { experimentId: await (await makeGameDayWorld(api, `w${Math.random()}`.replace('.', ''))).experiment('t'), offsetSeconds: 0 },
        ],
      }),
      [['EXPERIMENT_ENVIRONMENT', 'input.plannedRuns']],
    ],
  ];
  it.each(bad)('refuses %s, new or changed, and saves nothing', async (_what, more, expected) => {
    const given = await more();
    const day = await create();
    expect(await refused(operator, 'gameDayCreate', await plan(given))).toEqual(expected);
    expect(await refused(operator, 'gameDayUpdate', { id: day.id, expectedRevision: day.revision, ...given })).toEqual(expected);
  });

  it('refuses more than the API takes at once', async () => {
    const reply = await operator.send('mutation ($input: GameDayCreateInput!) { gameDayCreate(input: $input) { userErrors { code } } }', {
      input: await plan({ scenario: 'x'.repeat(1_000_000) }),
    });
    expect(reply.status).toBeGreaterThanOrEqual(400);
  });
});

describe('the calendar', () => {
  it('takes a wall time in its zone, and gives it up again', async () => {
    const day = await create();
    const { gameDay } = await operator.must(
      'gameDaySchedule',
      { id: day.id, expectedRevision: day.revision, localTime: '2099-03-29T02:30', zone: 'Europe/Berlin' },
      'gameDay { status scheduledAt scheduledLocalTime zone revision occurrence { slot status trigger } }',
    );
    expect(gameDay).toEqual({
      status: 'SCHEDULED',
      scheduledAt: '2099-03-29T01:00:00.000Z',
      scheduledLocalTime: '2099-03-29T03:00:00',
      zone: 'Europe/Berlin',
      revision: day.revision + 1,
      occurrence: { slot: '2099-03-29T01:00:00.000Z', status: 'SCHEDULED', trigger: 'SCHEDULE' },
    });
    const other = await operator.must(
      'gameDaySchedule',
      { id: day.id, expectedRevision: gameDay.revision, at: '2099-04-01T10:00:00Z', zone: 'UTC' },
      'gameDay { revision occurrences { status reason } }',
    );
    expect(other.gameDay.occurrences).toEqual([
      { status: 'SCHEDULED', reason: null },
      { status: 'CANCELLED', reason: 'It was given another time.' },
    ]);
    const off = await operator.must(
      'gameDayUnschedule',
      { id: day.id, expectedRevision: other.gameDay.revision },
      'gameDay { status scheduledAt revision occurrence { status } }',
    );
    expect(off.gameDay).toMatchObject({ status: 'PLANNED', scheduledAt: null, occurrence: { status: 'CANCELLED' } });
    // The same slot again is the same row: one slot, one record.
    await operator.must('gameDaySchedule', { id: day.id, expectedRevision: off.gameDay.revision, at: '2099-04-01T10:00:00Z', zone: 'UTC' });
    expect(await api.db.query('select status from occurrence where game_day_id = $1 order by slot', [day.id])).toEqual([
      { status: 'cancelled' },
      { status: 'scheduled' },
    ]);
  });

  it.each([
    ['a time in the past', { at: '2020-01-01T00:00:00Z', zone: 'UTC' }, ['TIME_IN_PAST', 'input.at']],
    ['an unknown zone', { at: '2099-01-01T00:00:00Z', zone: 'Europe/Atlantis' }, ['ZONE_UNKNOWN', 'input.zone']],
    ['an offset instead of a zone', { at: '2099-01-01T00:00:00Z', zone: '+02:00' }, ['ZONE_UNKNOWN', 'input.zone']],
    ['no time', { zone: 'UTC' }, ['TIME_AMBIGUOUS', 'input.localTime']],
    ['two times', { at: '2099-01-01T00:00:00Z', localTime: '2099-01-01T00:00', zone: 'UTC' }, ['TIME_AMBIGUOUS', 'input.localTime']],
    ['a day that does not exist', { localTime: '2099-02-30T00:00', zone: 'UTC' }, ['TIME_INVALID', 'input.localTime']],
    ['hostile text as a time', { localTime: HOSTILE, zone: 'UTC' }, ['TIME_INVALID', 'input.localTime']],
  ])('refuses %s', async (_what, when, expected) => {
    const day = await create();
    expect(await refused(operator, 'gameDaySchedule', { id: day.id, expectedRevision: day.revision, ...when })).toEqual([expected]);
  });

  it('refuses an empty plan, and to unschedule what is not scheduled', async () => {
    const day = await create({ plannedRuns: [] });
    expect(
      await refused(operator, 'gameDaySchedule', { id: day.id, expectedRevision: 1, at: '2099-01-01T00:00:00Z', zone: 'UTC' }),
    ).toEqual([['NOTHING_PLANNED', 'input.id']]);
    expect(await refused(operator, 'gameDayStart', { id: day.id, expectedRevision: 1 })).toEqual([['NOTHING_PLANNED', 'input.id']]);
    expect(await refused(operator, 'gameDayUnschedule', { id: day.id, expectedRevision: 1 })).toEqual([['NOT_SCHEDULED', 'input.id']]);
  });
});

describe('observations', () => {
  it('are kept with role, expectation and time, and can be corrected', async () => {
    const day = await create();
    const contributor = await api.as('contributor');
    const { observation } = await contributor.must(
      'observationAdd',
      { gameDayId: day.id, role: 'OBSERVER', text: HOSTILE, expected: false, occurredAt: '2026-01-02T03:04:05Z' },
      'observation { id revision role text expected occurredAt }',
    );
    expect(observation).toEqual({
      id: expect.any(String),
      revision: 1,
      role: 'OBSERVER',
      text: HOSTILE.replaceAll('\0', ''),
      expected: false,
      occurredAt: '2026-01-02T03:04:05.000Z',
    });
    const changed = await contributor.must(
      'observationUpdate',
      { id: observation.id, expectedRevision: 1, text: 'The page was empty.', expected: null, role: 'SCRIBE' },
      'gameDay { observations { text expected role revision } }',
    );
    expect(changed.gameDay.observations).toEqual([{ text: 'The page was empty.', expected: null, role: 'SCRIBE', revision: 2 }]);
    for (const input of [
      { text: 'x'.repeat(2_001), code: 'TEXT_TOO_LONG' },
      { text: ' ', code: 'TEXT_REQUIRED' },
    ]) {
      const { code, ...given } = input;
      expect(await refused(contributor, 'observationAdd', { gameDayId: day.id, role: 'DRIVER', ...given })).toEqual([[code, 'input.text']]);
      expect(await refused(contributor, 'observationUpdate', { id: observation.id, expectedRevision: 2, ...given })).toEqual([
        [code, 'input.text'],
      ]);
    }
    const future = { occurredAt: '2099-01-01T00:00:00Z' };
    expect(await refused(contributor, 'observationAdd', { gameDayId: day.id, role: 'DRIVER', text: 'x', ...future })).toEqual([
      ['TIME_IN_FUTURE', 'input.occurredAt'],
    ]);
    expect(await refused(contributor, 'observationUpdate', { id: observation.id, expectedRevision: 2, ...future })).toEqual([
      ['TIME_IN_FUTURE', 'input.occurredAt'],
    ]);
  });
});

describe('every mutation', () => {
  const missing = [randomUUID(), 'nonsense', HOSTILE];
  const inputs: Record<string, (ids: { day: string; item: string; observation: string; revision: number }) => Record<string, unknown>> = {
    gameDayUpdate: ({ day, revision }) => ({ id: day, expectedRevision: revision, title: 'x' }),
    gameDaySchedule: ({ day, revision }) => ({ id: day, expectedRevision: revision, at: '2099-01-01T00:00:00Z', zone: 'UTC' }),
    gameDayUnschedule: ({ day, revision }) => ({ id: day, expectedRevision: revision }),
    gameDayStart: ({ day, revision }) => ({ id: day, expectedRevision: revision }),
    checklistItemSet: ({ item, revision }) => ({ id: item, expectedRevision: revision, done: true }),
    observationUpdate: ({ observation, revision }) => ({ id: observation, expectedRevision: revision, text: 'y' }),
    observationAdd: ({ day }) => ({ gameDayId: day, role: 'DRIVER', text: 'y' }),
    gameDayStop: ({ day }) => ({ id: day, reason: 'Enough seen.' }),
    gameDayDebrief: ({ day }) => ({ id: day }),
  };
  const withRevision = Object.keys(inputs).slice(0, 6);

  it('answers missing, malformed and hostile ids alike', async () => {
    for (const [name, input] of Object.entries(inputs))
      for (const id of missing)
        expect([name, await operator.refusal(name, input({ day: id, item: id, observation: id, revision: 1 }))]).toEqual([
          name,
          ['NOT_FOUND'],
        ]);
  });

  it('asks for the right it needs, and saves nothing without it', async () => {
    const day = await create({ checklist: ['a'] });
    const added = await operator.must('observationAdd', { gameDayId: day.id, role: 'DRIVER', text: 'seen' }, 'observation { id }');
    const ids = { day: day.id, item: day.checklist[0].id, observation: added.observation.id, revision: 1 };
    const [viewer, contributor] = [await api.as('viewer'), await api.as('contributor')];
    const reader = await api.as('admin', { scopes: ['read'] });
    const needs = {
      operator: ['gameDayUpdate', 'gameDaySchedule', 'gameDayUnschedule', 'gameDayStart'],
      contributor: ['checklistItemSet', 'observationUpdate', 'observationAdd', 'gameDayDebrief'],
    };
    const before = await everything();
    for (const name of needs.operator)
      for (const client of [viewer, contributor, reader])
        expect([name, await client.refusal(name, inputs[name]!(ids))]).toEqual([name, ['FORBIDDEN']]);
    for (const name of needs.contributor)
      for (const client of [viewer, reader]) expect([name, await client.refusal(name, inputs[name]!(ids))]).toEqual([name, ['FORBIDDEN']]);
    expect(await contributor.refusal('gameDayCreate', await plan())).toEqual(['FORBIDDEN']);
    for (const name of ['gameDayCreate', ...Object.keys(inputs)])
      expect([name, await api.anonymous.refusal(name, name === 'gameDayCreate' ? await plan() : inputs[name]!(ids))]).toEqual([
        name,
        ['UNAUTHENTICATED'],
      ]);
    // Stopping is for anybody; there is nothing to stop here.
    expect(await viewer.refusal('gameDayStop', inputs.gameDayStop!(ids))).toEqual(['NOT_RUNNING']);
    expect(await everything()).toBe(before);
  });

  it('answers a stale revision as a conflict and saves nothing', async () => {
    const day = await create({ checklist: ['a'] });
    const added = await operator.must('observationAdd', { gameDayId: day.id, role: 'DRIVER', text: 'seen' }, 'observation { id }');
    for (const name of withRevision) {
      const input = inputs[name]!({ day: day.id, item: day.checklist[0].id, observation: added.observation.id, revision: 99 });
      expect([name, await refused(operator, name, input)]).toEqual([name, [['REVISION_CONFLICT', 'input.expectedRevision']]]);
    }
  });
});
