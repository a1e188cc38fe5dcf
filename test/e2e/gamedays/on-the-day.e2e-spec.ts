import { randomUUID } from 'node:crypto';
import { PlannedRunsService } from '../../../libs/gamedays/src/planned-runs.service';
import { SettlingService } from '../../../libs/gamedays/src/settling.service';
import { drain } from '../../../libs/gamedays/src/tickers/drain';
import { type Answer, startTestApi, type TestApi, type TestClient } from '../../setup/test-api';
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

const READ = `query ($id: ID!) { gameDay(id: $id) { status revision scheduledAt occurrence { status trigger reason incident { id key kind title milestones { milestone } gameDay { id } timeline(first: 50) { nodes { text actor } } }
  postmortem { id key } runs { position status reason run { id purpose gameDay { id } } } weaknesses { id revision status statement actionItem { id } } observations { text } } } }`;
const read = async (id: string, client = operator): Promise<Answer> => (await client.ok(READ, { id })).gameDay;
const requestRuns = () => drain(() => api.app.get(PlannedRunsService).requestNext());
const settle = () => drain(() => api.app.get(SettlingService).settleNext());

async function start(id: string): Promise<Answer> {
  const { revision } = await read(id);
  await operator.must('gameDayStart', { id, expectedRevision: revision });
  await requestRuns();
  return read(id);
}

async function played(outcome: 'held' | 'deviated' = 'deviated'): Promise<{ id: string; runId: string }> {
  const id = await world.planned();
  const day = await start(id);
  const runId = day.occurrence.runs[0].run.id;
  await world.finish(runId, outcome);
  await settle();
  return { id, runId };
}

describe('a game day started by hand', () => {
  it('opens a drill, asks for its runs, and gives up the slot on the calendar', async () => {
    const id = await world.planned({ title: 'The catalog is away' });
    await operator.must('gameDaySchedule', { id, expectedRevision: 1, at: '2099-01-01T00:00:00Z', zone: 'UTC' });
    const day = await start(id);
    expect(day).toMatchObject({
      status: 'RUNNING',
      scheduledAt: null,
      occurrence: {
        status: 'RUNNING',
        trigger: 'HAND',
        incident: { kind: 'DRILL', title: 'Drill: The catalog is away', gameDay: { id } },
        runs: [{ status: 'REQUESTED', reason: null, run: { purpose: 'GAME_DAY', gameDay: { id } } }],
        postmortem: null,
      },
    });
    expect(day.occurrence.incident.timeline.nodes).toContainEqual({
      text: expect.stringMatching(/^The game day GD-\d+ began, started by hand/),
      actor: 'DRIVER',
    });
    expect(await api.db.query(`select status, reason from occurrence where game_day_id = $1 and trigger = 'schedule'`, [id])).toEqual([
      { status: 'cancelled', reason: 'It was started by hand before its time.' },
    ]);
  });

  it('is refused while it runs and until its debrief is written', async () => {
    const { id } = await played();
    const again = async () => operator.refusal('gameDayStart', { id, expectedRevision: (await read(id)).revision });
    expect(await again()).toEqual(['GAME_DAY_RUNNING']);
    expect(
      await operator.refusal('gameDaySchedule', {
        id,
        expectedRevision: (await read(id)).revision,
        at: '2099-01-01T00:00:00Z',
        zone: 'UTC',
      }),
    ).toEqual(['GAME_DAY_RUNNING']);
    await operator.must('gameDayDebrief', { id });
    expect(await again()).toEqual([]);
    expect(await operator.refusal('gameDayUpdate', { id, expectedRevision: (await read(id)).revision, title: 'x' })).toEqual([
      'GAME_DAY_RUNNING',
    ]);
    expect(await operator.refusal('gameDayDebrief', { id })).toEqual(['GAME_DAY_RUNNING']);
  });

  it.each([
    [
      'EMERGENCY_STOP',
      `insert into emergency_stop (id, reason) values (gen_random_uuid(), 'test')`,
      'update emergency_stop set released_at = now()',
    ],
    ['ENVIRONMENT_FORBIDDEN', `update environment set protection = 'forbidden'`, `update environment set protection = 'open'`],
    ['APPROVAL_NEEDED', `update environment set protection = 'approval'`, `update environment set protection = 'open'`],
  ])('is refused with %s, and nothing is saved', async (code, engage, release) => {
    const id = await world.planned();
    await api.db.query(engage);
    const payload = await operator.mutate('gameDayStart', { id, expectedRevision: 1 });
    await api.db.query(release);
    expect(payload.userErrors).toEqual([{ code, message: expect.any(String), path: ['input', 'id'] }]);
    expect(await read(id)).toMatchObject({ status: 'PLANNED', revision: 1, occurrence: null });
  });
});

describe('stopping', () => {
  it('is for any signed-in person: the run is stopped, later ones are given up, and the day ends when all is over', async () => {
    const id = await world.planned({
      experiments: [await world.experiment('first'), await world.experiment('second')],
      offsets: [0, 3_600],
    });
    await start(id);
    const viewer = await api.as('viewer');
    expect(await viewer.refusal('gameDayStop', { id, reason: 'x'.repeat(2_001) })).toEqual(['TEXT_TOO_LONG']);
    expect(await viewer.refusal('gameDayStop', { id, reason: ' ' })).toEqual(['TEXT_REQUIRED']);
    await viewer.must('gameDayStop', { id, reason: 'Customers <b>noticed</b>\0.' });
    await settle();
    // The run had not begun, so that it was over at once.
    const day = await read(id);
    expect(day).toMatchObject({
      status: 'DEBRIEFING',
      occurrence: {
        status: 'DONE',
        reason: 'Stopped: Customers <b>noticed</b>.',
        runs: [{ status: 'FINISHED' }, { status: 'CANCELLED', reason: 'The game day was stopped before.', run: null }],
      },
    });
    expect(day.occurrence.incident.timeline.nodes.map(({ text }: { text: string }) => text)).toEqual(
      expect.arrayContaining([
        'The game day was stopped: Customers <b>noticed</b>.',
        'The game day ended early. Stopped: Customers <b>noticed</b>.',
      ]),
    );
    expect(await api.db.query('select lifecycle from run where id = $1', [day.occurrence.runs[0].run.id])).toEqual([
      { lifecycle: 'cancelled' },
    ]);
    expect(await viewer.refusal('gameDayStop', { id, reason: 'again' })).toEqual(['NOT_RUNNING']);
  });

  it('asks a run that is under way to stop, and waits for it', async () => {
    const id = await world.planned();
    const day = await start(id);
    const runId = day.occurrence.runs[0].run.id;
    await api.db.query(`update run set lifecycle = 'observing', lease_until = now() + interval '1 minute' where id = $1`, [runId]);
    await operator.must('gameDayStop', { id, reason: 'Enough seen.' });
    await settle();
    expect((await read(id)).status).toBe('RUNNING');
    expect(await api.db.query('select stop_reason from run where id = $1 and stop_requested_at is not null', [runId])).toEqual([
      { stop_reason: 'Enough seen.' },
    ]);
    await world.finish(runId);
    await settle();
    expect((await read(id)).status).toBe('DEBRIEFING');
  });
});

describe('the debrief', () => {
  it('puts expected beside observed, once, also for two at the same time', async () => {
    const { id } = await played();
    await operator.must('observationAdd', { gameDayId: id, role: 'OBSERVER', text: 'The page was empty.', expected: false });
    const contributor = await api.as('contributor');
    const both = await Promise.all(
      [1, 2].map(() => contributor.must('gameDayDebrief', { id }, 'gameDay { status } postmortem { id title sections { key body } }')),
    );
    expect(both[0].postmortem.id).toBe(both[1].postmortem.id);
    const { gameDay, postmortem } = await contributor.must(
      'gameDayDebrief',
      { id },
      'gameDay { status occurrence { postmortem { id } } } postmortem { id title status sections { key body } }',
    );
    expect(gameDay).toEqual({ status: 'DEBRIEFED', occurrence: { postmortem: { id: postmortem.id } } });
    expect(postmortem).toMatchObject({ id: both[0].postmortem.id, title: 'Debrief: The catalog is away', status: 'DRAFT' });
    const body = (key: string) => postmortem.sections.find((section: { key: string }) => section.key === key).body;
    expect(body('expected_observed')).toMatch(/\*\*Expected:\*\* Orders go on\.[\s\S]*The hypothesis did not hold/);
    expect(body('expected_observed')).toContain(
      '80 % of 10 samples were out of tolerance. Farthest value 25 %, usually 100 %. Time to detect 2.0 s. Time to recover 3.0 s.',
    );
    expect(body('expected_observed')).toContain('Order does not yet keep its steady state.');
    expect(body('surprises')).toContain('The page was empty.');
    expect(await api.db.query('select count(*)::int as n from postmortem where id = $1', [postmortem.id])).toEqual([{ n: 1 }]);
  });

  it('is refused before anything took place', async () => {
    const id = await world.planned();
    expect(await operator.refusal('gameDayDebrief', { id })).toEqual(['NEVER_TOOK_PLACE']);
  });
});

describe('a weakness', () => {
  const item = { title: 'A timeout on order → catalog', priority: 'HIGH', kind: 'MITIGATE' };
  const proposed = async () => {
    const day = await played();
    const [weakness] = (await read(day.id)).occurrence.weaknesses;
    return { ...day, weakness };
  };

  it('becomes an action item of the debrief, to be shown by the experiment that found it', async () => {
    const { id, weakness } = await proposed();
    expect(weakness).toMatchObject({ status: 'PROPOSED', actionItem: null });
    const { postmortem } = await operator.must('gameDayDebrief', { id }, 'postmortem { id }');
    const contributor = await api.as('contributor');
    const made = await contributor.must(
      'weaknessActionItemCreate',
      { id: weakness.id, expectedRevision: weakness.revision, ...item, ownerTeamId: world.teamId },
      'weakness { status actionItem { id } } actionItem { id title priority kind status body ownerTeam { key } }',
    );
    expect(made.weakness).toEqual({ status: 'ACCEPTED', actionItem: { id: made.actionItem.id } });
    expect(made.actionItem).toMatchObject({
      ...item,
      status: 'IDEA',
      ownerTeam: { key: 'team-sample' },
      body: expect.stringContaining(weakness.statement),
    });
    const [row] = await api.db.query(
      'select postmortem_id, verification_kind, experiment_id is not null as named from action_item where id = $1',
      [made.actionItem.id],
    );
    expect(row).toEqual({ postmortem_id: postmortem.id, verification_kind: 'experiment', named: true });
    const again = (await read(id)).occurrence.weaknesses[0];
    expect(await contributor.refusal('weaknessActionItemCreate', { id: weakness.id, expectedRevision: again.revision, ...item })).toEqual([
      'ACTION_ITEM_EXISTS',
    ]);
  });

  it('is refused without a debrief, a right, a revision, a sound text or a known team, and nothing is saved', async () => {
    const { id, weakness } = await proposed();
    const input = { id: weakness.id, expectedRevision: weakness.revision, ...item };
    const count = async () =>
      api.db.query('select (select count(*) from action_item) as items, (select count(*) from weakness where status = $1) as accepted', [
        'accepted',
      ]);
    const before = await count();
    expect(await operator.refusal('weaknessActionItemCreate', input)).toEqual(['DEBRIEF_MISSING']);
    await operator.must('gameDayDebrief', { id });
    const viewer = await api.as('viewer');
    expect(await viewer.refusal('weaknessActionItemCreate', input)).toEqual(['FORBIDDEN']);
    expect(await api.anonymous.refusal('weaknessActionItemCreate', input)).toEqual(['UNAUTHENTICATED']);
    for (const bad of [randomUUID(), 'nonsense'])
      expect(await operator.refusal('weaknessActionItemCreate', { ...input, id: bad })).toEqual(['NOT_FOUND']);
    const cases: [Record<string, unknown>, string][] = [
      [{ expectedRevision: 99 }, 'REVISION_CONFLICT'],
      [{ title: 'x'.repeat(201) }, 'TEXT_TOO_LONG'],
      [{ title: ' \0' }, 'TEXT_REQUIRED'],
      [{ ownerTeamId: randomUUID() }, 'TEAM_NOT_FOUND'],
      [{ postmortemId: randomUUID() }, 'NOT_FOUND'],
    ];
    for (const [change, code] of cases) expect(await operator.refusal('weaknessActionItemCreate', { ...input, ...change })).toEqual([code]);
    expect(await count()).toEqual(before);
    await operator.must('weaknessDrop', { id: weakness.id, expectedRevision: weakness.revision, reason: 'A flaw of the probe.' });
    const dropped = (await read(id)).occurrence.weaknesses[0];
    expect(await operator.refusal('weaknessActionItemCreate', { ...input, expectedRevision: dropped.revision })).toEqual([
      'WEAKNESS_DROPPED',
    ]);
    expect(await count()).toEqual(before);
  });
});

describe('a drill that was restricted afterwards', () => {
  it('is not seen through the game day by others, nor can they write its debrief', async () => {
    const { id } = await played();
    const day = await read(id);
    const team = await api.team('inner-circle');
    await api.db.query('update incident set restricted_to = array[$2::uuid] where id = $1', [day.occurrence.incident.id, team]);
    const outsider = await api.as('admin');
    const insider = await api.as('contributor', { teams: [team] });
    expect((await read(id, outsider)).occurrence).toMatchObject({ incident: null, postmortem: null });
    expect(await outsider.refusal('gameDayDebrief', { id })).toEqual(['NOT_FOUND']);
    expect((await insider.must('gameDayDebrief', { id }, 'postmortem { key }')).postmortem.key).toMatch(/^PM-/);
    expect((await read(id, outsider)).occurrence).toMatchObject({ incident: null, postmortem: null });
    expect((await read(id, insider)).occurrence.postmortem).not.toBeNull();
  });
});

describe('language', () => {
  it('is checked in what people write about a game day', async () => {
    const id = await world.planned({ title: 'The team should have rehearsed this before.' });
    await api.db.query('update game_day set objectives = $2 where id = $1', [id, ['See the alert', 'It was human error.']]);
    await operator.must('observationAdd', {
      gameDayId: id,
      role: 'OBSERVER',
      text: 'We should have caught the alert much sooner than we did.',
      expected: false,
    });
    const { gameDay } = await operator.ok(
      'query ($id: ID!) { gameDay(id: $id) { languageFindings { findings { field index start category severity } } observations { text languageFindings { findings { category } } } } }',
      { id },
    );
    expect(gameDay.languageFindings.findings).toMatchObject([
      { field: 'title', index: null, category: 'COUNTERFACTUAL', severity: 'WARNING' },
      { field: 'objectives', index: 1, category: 'HUMAN_ERROR', severity: 'ERROR' },
    ]);
    expect(gameDay.observations[0].languageFindings.findings).toEqual([{ category: 'COUNTERFACTUAL' }]);
  });
});
