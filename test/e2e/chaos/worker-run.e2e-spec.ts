import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@platform/config';
import { Registry } from 'prom-client';
import { createReaper, type RunningReaper } from '../../../apps/reaper/src/create-reaper';
import { createWorker, type RunningWorker } from '../../../apps/worker/src/create-worker';
import { AgentKit } from '../../conformance/agent-kit';
import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
let agent: AgentKit;
let api: TestApi;
let worker: RunningWorker;
let reaper: RunningReaper;
let admin: TestClient;

beforeAll(async () => {
  agent = await AgentKit.make(['order-to-catalog']);
  await agent.start();
  const env = { SECRET_KEY_FILE: join(agent.folder, 'secret.key'), EGRESS_ALLOW_FILE: join(agent.folder, 'allow.json') };
  const allow = [agent.port, ...agent.proxies.values()].map((port) => `127.0.0.1:${port}`);
  writeFileSync(env.EGRESS_ALLOW_FILE, JSON.stringify({ allow }));
  api = await startTestApi(env);
  admin = await api.as('admin');
  const shared = { NODE_ENV: 'test', DATABASE_URL: api.db.appUrl, ...env };
  worker = await createWorker(loadConfig(shared, { process: 'worker', required: ['DATABASE_URL'] }), quiet, new Registry());
  reaper = createReaper(loadConfig(shared, { process: 'reaper', required: ['DATABASE_URL'] }), quiet);
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await reaper?.stop(5_000);
  await api?.close();
  await agent?.close();
}, 30_000);

async function place(): Promise<string> {
  const { environment } = await admin.must('environmentCreate', { name: 'local', protection: 'OPEN' }, 'environment { id }');
  const secrets = [{ name: 'token', value: agent.token() }];
  const { driverConnection } = await admin.must(
    'driverConnectionCreate',
    { name: 'agent', kind: 'local', settings: { url: agent.url }, secrets },
    'driverConnection { id }',
  );
  const at = { environmentId: environment.id, connectionId: driverConnection.id, driverTarget: 'order-to-catalog' };
  await admin.must('chaosTargetCreate', { name: 'order to catalog', ...at });
  return environment.id;
}

const READ = `query ($id: ID!) { run(id: $id) { lifecycle outcome outcomeReason residue recovered timeToDetectMs timeToRecoverMs
  faults { state activatedAt endedAt evidence } deviations { probe deviated worst } weaknesses { suggestedPattern }
  samples(first: 5, filter: { phase: DURING }) { totalCount nodes { probe met } } } }`;

async function finished(id: string): Promise<Record<string, never>> {
  const end = Date.now() + 30_000;
  for (;;) {
    const { run } = await admin.ok(READ, { id });
    if (run.lifecycle === 'FINISHED') return run;
    if (Date.now() > end) throw new Error(`still ${run.lifecycle}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('carries a run from the API through the queue to the agent and back, and tells the incident the true times', async () => {
  const environmentId = await place();
  const url = `http://127.0.0.1:${agent.proxies.get('order-to-catalog')}/`;
  const probe = { name: 'latency', kind: 'http', settings: { url, value: { from: 'latencyMs' } }, tolerance: { lt: 150 }, intervalMs: 100 };
  const spec = (durationMs: number) => ({
    steadyState: { title: 'Quick', probes: [probe] },
    hypothesis: 'It stays quick.',
    injections: [{ ref: 'slow', target: 'order-to-catalog', kind: 'latency', params: { latencyMs: 300 }, durationMs }],
    timing: { baselineMs: 500, recoveryTimeoutMs: 5000 },
  });
  const make = (title: string, ms: number) => admin.must('experimentCreate', { title, environmentId, spec: spec(ms) }, 'experiment { id }');
  const drill = { title: 'Drill', severity: 'SEV3', zone: 'UTC' };
  const { incident } = await admin.must('incidentDeclare', drill, 'incident { id }');

  const { experiment } = await make('Slow catalog', 2000);
  const asked = { experimentId: experiment.id, incidentId: incident.id };
  const started = Date.now();
  const { run } = await admin.must('runRequest', asked, 'run { id }');
  const done = await finished(run.id);
  console.info(
    `run of 2 s finished ${Date.now() - started} ms after the request; detect ${done.timeToDetectMs} ms, recover ${done.timeToRecoverMs} ms`,
  );
  expect(done).toMatchObject({
    outcome: 'DEVIATED',
    residue: 'NONE',
    recovered: true,
    faults: [{ state: 'CLEARED' }],
    deviations: [{ deviated: true }],
    weaknesses: [{ suggestedPattern: 'TIMEOUT' }],
  });
  expect(await agent.isAffected('order-to-catalog')).toBe(false);

  const entries = () =>
    api.db.query<{ kind: string; occurred_at: Date }>(
      `select kind, occurred_at from timeline_entry where incident_id = $1 and source = 'chaos run' order by occurred_at`,
      [incident.id],
    );
  const end = Date.now() + 5_000;
  while ((await entries()).length < 4 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await entries()).map(({ kind }) => kind)).toEqual(['fault', 'observation', 'fault', 'observation']);
  const [fault] = done.faults as unknown as { activatedAt: string }[];
  expect((await entries())[0]!.occurred_at.toISOString()).toBe(fault!.activatedAt);

  const long = await make('Long', 60_000);
  const second = await admin.must('runRequest', { experimentId: long.experiment.id }, 'run { id }');
  const until = Date.now() + 10_000;
  while (!(await agent.isAffected('order-to-catalog')) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  const stopped = Date.now();
  await admin.must('emergencyStopEngage', { reason: 'enough' });
  while (await agent.isAffected('order-to-catalog')) await new Promise((resolve) => setTimeout(resolve, 20));
  console.info(`emergency stop: gone after ${Date.now() - stopped} ms`);
  expect(await finished(second.run.id)).toMatchObject({ outcome: 'ABORTED', outcomeReason: 'EMERGENCY_STOP', residue: 'NONE' });
}, 60_000);
