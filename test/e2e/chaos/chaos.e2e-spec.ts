import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';

let api: TestApi;
let admin: TestClient;
let operator: TestClient;
let viewer: TestClient;
let environmentId: string;
let experimentId: string;
const TOKEN = 'agent-token-of-the-tests-0123456789abcdef';
const MISSING = '01890000-0000-7000-8000-000000000000';
const HOSTILE = '<script>alert(1)</script>\u0000 🙈 \u202Eabc';
const LONG = 'x'.repeat(20_000);

const spec = (over: object = {}) => ({
  steadyState: {
    title: 'Orders go through',
    probes: [
      {
        name: 'rate',
        kind: 'http',
        settings: { url: 'http://127.0.0.1:4700/view', value: { from: 'json', pointer: '/rate' } },
        tolerance: { gte: 0.99 },
      },
    ],
  },
  hypothesis: 'Orders go on.',
  injections: [{ ref: 'slow', target: 'order-to-catalog', kind: 'latency', params: { latencyMs: 500 }, durationMs: 5000 }],
  ...over,
});

beforeAll(async () => {
  api = await startTestApi();
  [admin, operator, viewer] = await Promise.all([api.as('admin'), api.as('operator'), api.as('viewer')]);
  const made = await admin.must('environmentCreate', { name: 'staging', protection: 'OPEN' }, 'environment { id }');
  environmentId = made.environment.id;
  const connection = await admin.must(
    'driverConnectionCreate',
    { name: 'agent', kind: 'local', settings: { url: 'http://127.0.0.1:4620' }, secrets: [{ name: 'token', value: TOKEN }] },
    'driverConnection { id }',
  );
  const target = {
    name: 'order to catalog',
    environmentId,
    connectionId: connection.driverConnection.id,
    driverTarget: 'order-to-catalog',
  };
  await admin.must('chaosTargetCreate', target);
  const created = await operator.must('experimentCreate', { title: 'Slow catalog', environmentId, spec: spec() }, 'experiment { id key }');
  experimentId = created.experiment.id;
  expect(created.experiment.key).toBe('EXP-1');
});
afterEach(() => api.db.query(`update run set lifecycle = 'cancelled', finished_at = now() where finished_at is null`));
afterAll(() => api?.close());

const tables = [
  'environment',
  'driver_connection',
  'chaos_target',
  'experiment',
  'experiment_version',
  'run',
  'emergency_stop',
  'weakness',
];
const counts = async () =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async (table) => [
        table,
        (await api.db.query(`select coalesce(json_agg(t order by t::text), '[]') as n from ${table} t`))[0],
      ]),
    ),
  );

describe('what is kept', () => {
  it('keeps a secret sealed and never shows it', async () => {
    const { driverConnections } = await viewer.ok('{ driverConnections { nodes { name kind settings hasSecret } } }');
    expect(driverConnections.nodes).toEqual([
      { name: 'agent', kind: 'local', settings: { url: 'http://127.0.0.1:4620' }, hasSecret: true },
    ]);
    expect(JSON.stringify(await counts())).not.toContain(TOKEN);
    expect((await api.db.query('select secret from driver_connection'))[0]!.secret).toMatch(/^v1\./);
  });

  it('adds versions and leaves those before as they were', async () => {
    const { experiment } = await operator.must(
      'experimentCreate',
      { title: 'Versioned', environmentId, spec: spec() },
      'experiment { id revision }',
    );
    expect(experiment.revision).toBe(1);
    const next = { experimentId: experiment.id, expectedRevision: 1, spec: spec({ hypothesis: 'Better.' }) };
    await operator.must('experimentVersionCreate', next);
    expect(await operator.refusal('experimentVersionCreate', next)).toEqual(['REVISION_CONFLICT']);
    const read = await viewer.ok(
      'query ($id: ID!) { experiment(id: $id) { currentVersion { number hypothesis } versions { number hypothesis injections { kind params startAfterMs } } } }',
      { id: experiment.id },
    );
    const injections = [{ kind: 'latency', params: { latencyMs: 500 }, startAfterMs: 0 }];
    expect(read.experiment).toEqual({
      currentVersion: { number: 2, hypothesis: 'Better.' },
      versions: [
        { number: 2, hypothesis: 'Better.', injections },
        { number: 1, hypothesis: 'Orders go on.', injections },
      ],
    });
  });

  it('stores hostile text as it is, without NUL', async () => {
    await operator.must('experimentCreate', { title: HOSTILE, description: HOSTILE, environmentId, spec: spec() });
    const { experiments } = await viewer.ok('{ experiments(filter: { search: "alert" }) { nodes { title } } }');
    expect(experiments.nodes).toEqual([{ title: HOSTILE.replace('\u0000', '') }]);
  });
});

describe('runs', () => {
  const request = (over: object = {}) =>
    operator.mutate('runRequest', { experimentId, ...over }, 'run { id key lifecycle outcome residue }');

  it('queues a run once, asks for a worker, refuses another on the same target, and stops', async () => {
    const { run } = await request();
    expect(run).toMatchObject({ key: expect.stringMatching(/^RUN-/), lifecycle: 'QUEUED', outcome: 'NOT_EVALUATED', residue: 'NONE' });
    expect(await api.db.query(`select topic from outbox where payload->>'runId' = $1`, [run.id])).toEqual([{ topic: 'chaos.executeRun' }]);
    expect((await request()).userErrors[0].code).toBe('TARGET_BUSY');
    await viewer.must('runStop', { id: run.id, reason: 'enough' });
    const read = await viewer.ok(
      'query ($k: String!) { run(key: $k) { lifecycle stopReason events { kind text } samples { totalCount } faults { state } } }',
      {
        k: run.key,
      },
    );
    expect(read.run).toMatchObject({ lifecycle: 'CANCELLED', stopReason: 'enough', samples: { totalCount: 0 }, faults: [] });
    await viewer.must('runStop', { id: run.id });
  });

  it('lets one of many requests at once have the target', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => request()));
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });

  it.each(['APPROVAL', 'FORBIDDEN'])('refuses an environment that is protected by %s', async (protection) => {
    const { environment } = await admin.must('environmentCreate', { name: `env ${protection}`, protection }, 'environment { id }');
    const { userErrors } = await request({ environmentId: environment.id });
    expect(userErrors).toMatchObject([{ code: 'ENVIRONMENT_PROTECTED', path: ['input', 'environmentId'] }]);
  });

  it('refuses a plan whose target the environment does not allow', async () => {
    const { environment } = await admin.must('environmentCreate', { name: 'empty', protection: 'OPEN' }, 'environment { id }');
    expect((await request({ environmentId: environment.id })).userErrors[0].code).toBe('TARGET_NOT_ALLOWED');
  });

  it('refuses everything under the emergency stop, which anybody engages and an operator releases', async () => {
    const engaged = await viewer.must('emergencyStopEngage', { reason: 'smoke' }, 'emergencyStop { id releasedAt }');
    const again = await viewer.must('emergencyStopEngage', { reason: 'fire' }, 'emergencyStop { id }');
    expect(again.emergencyStop.id).toBe(engaged.emergencyStop.id);
    expect((await request()).userErrors[0].code).toBe('EMERGENCY_STOP');
    const { environment } = await viewer.ok('query ($id: ID!) { environment(id: $id) { engagedStops { reason environment { id } } } }', {
      id: environmentId,
    });
    expect(environment.engagedStops).toEqual([{ reason: 'smoke', environment: null }]);
    const release = { id: engaged.emergencyStop.id, reason: 'out' };
    expect(await viewer.refusal('emergencyStopRelease', release)).toEqual(['FORBIDDEN']);
    await operator.must('emergencyStopRelease', release);
    expect(await operator.refusal('emergencyStopRelease', release)).toEqual(['ALREADY_RELEASED']);
    expect((await request()).userErrors).toEqual([]);
  });

  it('does not tell of a restricted incident', async () => {
    const team = await api.team('secret');
    const member = await api.as('operator', { teams: [team] });
    const input = { title: 'Hidden', severity: 'SEV2', zone: 'Europe/Berlin' };
    const { incident } = await member.must('incidentDeclare', input, 'incident { id }');
    await api.db.query('update incident set restricted_to = $2 where id = $1', [incident.id, [team]]);
    expect(await operator.refusal('runRequest', { experimentId, incidentId: incident.id })).toEqual(['NOT_FOUND']);
    const { run } = await member.must('runRequest', { experimentId, incidentId: incident.id }, 'run { id incident { id } }');
    expect(run.incident.id).toBe(incident.id);
    expect((await viewer.ok('query ($id: ID!) { run(id: $id) { incident { id } } }', { id: run.id })).run.incident).toBeNull();
  });
});

describe('weaknesses', () => {
  it('are accepted or dropped once, by a person', async () => {
    const { run } = await operator.must('runRequest', { experimentId }, 'run { id }');
    const ids = ['01890000-0000-7000-8000-0000000000a1', '01890000-0000-7000-8000-0000000000a2'];
    for (const id of ids)
      await api.db.query(
        `insert into weakness (id, run_id, statement, evidence, suggested_pattern, target_name) values ($1, $2, 'It waits.', 'p95', 'timeout', 't')`,
        [id, run.id],
      );
    const contributor = await api.as('contributor');
    expect(await viewer.refusal('weaknessAccept', { id: ids[0], expectedRevision: 1 })).toEqual(['FORBIDDEN']);
    const { weakness } = await contributor.must(
      'weaknessAccept',
      { id: ids[0], expectedRevision: 1, statement: 'It waits too long.' },
      'weakness { status statement revision suggestedPattern }',
    );
    expect(weakness).toEqual({ status: 'ACCEPTED', statement: 'It waits too long.', revision: 2, suggestedPattern: 'TIMEOUT' });
    expect(await contributor.refusal('weaknessDrop', { id: ids[0], expectedRevision: 2, reason: 'no' })).toEqual(['ALREADY_DECIDED']);
    expect(await contributor.refusal('weaknessDrop', { id: ids[1], expectedRevision: 7, reason: 'no' })).toEqual(['REVISION_CONFLICT']);
    expect(await contributor.refusal('weaknessDrop', { id: ids[1], expectedRevision: 1, reason: ' ' })).toEqual(['TEXT_REQUIRED']);
    await contributor.must('weaknessDrop', { id: ids[1], expectedRevision: 1, reason: 'The probe was wrong.' });
    const { weaknesses } = await viewer.ok('{ weaknesses(filter: { status: DROPPED }) { nodes { decisionReason } } }');
    expect(weaknesses.nodes).toEqual([{ decisionReason: 'The probe was wrong.' }]);
  });
});

describe('refusals save nothing', () => {
  const cases: [who: () => TestClient, mutation: string, input: () => Record<string, unknown>, code: string][] = [
    [() => operator, 'environmentCreate', () => ({ name: 'x', protection: 'OPEN' }), 'FORBIDDEN'],
    [() => admin, 'environmentCreate', () => ({ name: 'staging', protection: 'OPEN' }), 'NAME_TAKEN'],
    [() => admin, 'environmentCreate', () => ({ name: LONG, protection: 'OPEN' }), 'TEXT_TOO_LONG'],
    [() => admin, 'environmentUpdate', () => ({ id: environmentId, expectedRevision: 9, name: 'y' }), 'REVISION_CONFLICT'],
    [() => admin, 'environmentUpdate', () => ({ id: 'nonsense', expectedRevision: 1 }), 'NOT_FOUND'],
    [() => operator, 'driverConnectionCreate', () => ({ name: 'x', kind: 'local', settings: {} }), 'FORBIDDEN'],
    [() => admin, 'driverConnectionCreate', () => ({ name: 'x', kind: 'magic', settings: {} }), 'DRIVER_UNKNOWN'],
    [
      () => admin,
      'driverConnectionCreate',
      () => ({ name: 'x', kind: 'local', settings: { url: 'http://a.test', token: TOKEN } }),
      'SECRET_IN_SETTINGS',
    ],
    [() => admin, 'driverConnectionUpdate', () => ({ id: MISSING, expectedRevision: 1 }), 'NOT_FOUND'],
    [() => operator, 'chaosTargetCreate', () => ({ name: 'x', environmentId, connectionId: MISSING, driverTarget: 'x' }), 'FORBIDDEN'],
    [
      () => admin,
      'chaosTargetCreate',
      () => ({ name: 'x', environmentId, connectionId: MISSING, driverTarget: 'x' }),
      'CONNECTION_NOT_FOUND',
    ],
    [() => admin, 'chaosTargetUpdate', () => ({ id: MISSING, expectedRevision: 1 }), 'NOT_FOUND'],
    [() => viewer, 'experimentCreate', () => ({ title: 'x', environmentId, spec: spec() }), 'FORBIDDEN'],
    [() => operator, 'experimentCreate', () => ({ title: LONG, environmentId, spec: spec() }), 'TEXT_TOO_LONG'],
    [() => operator, 'experimentCreate', () => ({ title: 'x', environmentId: MISSING, spec: spec() }), 'ENVIRONMENT_NOT_FOUND'],
    [() => operator, 'experimentCreate', () => ({ title: 'x', environmentId, spec: spec({ hypothesis: LONG }) }), 'TEXT_TOO_LONG'],
    [() => operator, 'experimentCreate', () => ({ title: 'x', environmentId, spec: spec({ injections: [] }) }), 'EXPERIMENT_REQUIRED'],
    [() => operator, 'experimentUpdate', () => ({ id: experimentId, expectedRevision: 9, title: 'y' }), 'REVISION_CONFLICT'],
    [() => operator, 'experimentUpdate', () => ({ id: MISSING, expectedRevision: 1 }), 'NOT_FOUND'],
    [() => viewer, 'experimentArchive', () => ({ id: experimentId, expectedRevision: 1 }), 'FORBIDDEN'],
    [() => operator, 'experimentArchive', () => ({ id: 'x', expectedRevision: 1 }), 'NOT_FOUND'],
    [() => viewer, 'runRequest', () => ({ experimentId }), 'FORBIDDEN'],
    [() => operator, 'runRequest', () => ({ experimentId: 'nonsense' }), 'NOT_FOUND'],
    [() => operator, 'runRequest', () => ({ experimentId: MISSING }), 'NOT_FOUND'],
    [() => viewer, 'runStop', () => ({ id: MISSING }), 'NOT_FOUND'],
    [() => viewer, 'runStop', () => ({ id: 'nonsense', reason: LONG }), 'TEXT_TOO_LONG'],
    [() => operator, 'runRollbackRetry', () => ({ id: MISSING }), 'NOT_FOUND'],
    [() => viewer, 'emergencyStopEngage', () => ({ reason: '  ' }), 'TEXT_REQUIRED'],
    [() => viewer, 'emergencyStopEngage', () => ({ reason: 'x', environmentId: MISSING }), 'ENVIRONMENT_NOT_FOUND'],
    [() => operator, 'emergencyStopRelease', () => ({ id: MISSING, reason: 'x' }), 'NOT_FOUND'],
    [() => api.anonymous, 'emergencyStopEngage', () => ({ reason: 'x' }), 'UNAUTHENTICATED'],
  ];
  it.each(cases.map(([who, mutation, input, code]) => [mutation, code, who, input] as const))(
    '%s: %s',
    async (mutation, code, who, input) => {
      const before = await counts();
      expect(await who().refusal(mutation, input())).toEqual([code]);
      expect(await counts()).toEqual(before);
    },
  );

  it('takes no megabyte', async () => {
    const before = await counts();
    const reply = await operator.send('mutation ($i: ExperimentCreateInput!) { experimentCreate(input: $i) { userErrors { code } } }', {
      i: { title: 'x'.repeat(1_048_576), environmentId, spec: spec() },
    });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(await counts()).toEqual(before);
  });

  it('names the field of a spec that is wrong', async () => {
    const injections = [{ ref: 'slow', target: 'x', kind: 'latency', params: { latencyMs: 'long' }, durationMs: 5000 }];
    const { userErrors } = await operator.mutate('experimentCreate', { title: 'x', environmentId, spec: spec({ injections }) });
    expect(userErrors).toMatchObject([{ code: 'EXPERIMENT_INVALID', path: ['input', 'spec', 'injections', '0', 'params', 'latencyMs'] }]);
  });
});
