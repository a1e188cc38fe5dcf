import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@platform/embedded';
import { Redis } from 'ioredis';
import { parse } from 'yaml';
import { findOnPath } from '../../libs/platform/src/embedded/embedded-redis';
import { TestClient } from '../setup/test-api';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

const root = join(__dirname, '../..');
const services = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }).services as Record<
  string,
  { command: string[]; environment?: Record<string, string> }
>;
const withRedis = findOnPath('redis-server') ? describe : describe.skip;

const children: { name: string; child: ChildProcess; output: string[] }[] = [];
let dir: string;
let db: TestDatabase;
let upstream: Server;
const port: Record<string, number> = {};

/** Starts a command of the compose file as it stands there, with the addresses of this machine. */
function run(name: string, changes: Record<string, string>, more: string[] = []): ChildProcess {
  const { command, environment = {} } = services[name]!;
  const [program, ...args] = command;
  const env = { PATH: process.env.PATH ?? '', ...environment, ...changes };
  const child = spawn(program === 'node' ? process.execPath : program!, [...args, ...more], {
    cwd: name === 'redis' ? dir : root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text: Buffer) => output.push(text.toString()));
  children.push({ name, child, output });
  return child;
}

const ended = (child: ChildProcess) =>
  new Promise<number | string | null>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
async function until(what: string, done: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await done().catch(() => false))) {
    if (Date.now() > end)
      throw new Error(
        `${what} did not happen:\n${children.map(({ name, output }) => `${name}: ${output.join('').slice(-800)}`).join('\n')}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const answers = (url: string) => async () => (await fetch(url)).ok;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'second-story-compose-'));
  db = await createTestDatabase();
  for (const name of ['redis', 'api', 'agent', 'proxy', 'api-metrics', 'worker-metrics', 'reaper-metrics', 'agent-metrics'])
    port[name] = await freePort();
  upstream = createServer((_request, response) => response.end('ok'));
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const { child } of children) if (child.exitCode === null) child.kill('SIGKILL');
  upstream?.close();
  await db?.drop();
  rmSync(dir, { recursive: true, force: true });
});

withRedis('the process list of docker-compose.yml, without containers', () => {
  it('migrates, becomes healthy, carries a run through Redis, and leaves in order', async () => {
    mkdirSync(join(dir, 'agent'));
    const files = { key: join(dir, 'secret.key'), allow: join(dir, 'egress-allow.json'), targets: join(dir, 'targets.json') };
    writeFileSync(files.key, randomBytes(32).toString('base64url'), { mode: 0o600 });
    writeFileSync(files.allow, JSON.stringify({ allow: [`127.0.0.1:${port.agent}`, `127.0.0.1:${port.proxy}`] }));
    const target = {
      name: 'order-to-catalog',
      kind: 'proxy',
      listen: { port: port.proxy },
      upstream: { port: (upstream.address() as AddressInfo).port },
    };
    writeFileSync(files.targets, JSON.stringify([target]));
    const shared = {
      DATA_DIR: dir,
      DATABASE_URL: db.appUrl,
      REDIS_URL: `redis://127.0.0.1:${port.redis}`,
      SECRET_KEY_FILE: files.key,
      EGRESS_ALLOW_FILE: files.allow,
      AGENT_URL: `http://127.0.0.1:${port.agent}`,
      AGENT_STATE_DIR: join(dir, 'agent'),
      PUBLIC_URL: `http://127.0.0.1:${port.api}`,
    };

    run('redis', {}, ['--port', String(port.redis), '--bind', '127.0.0.1']);
    const redis = new Redis(port.redis!, { lazyConnect: true, retryStrategy: () => 100 });
    redis.on('error', () => undefined);
    await until('Redis', async () => (await redis.ping()) === 'PONG');
    expect(await ended(run('migrate', { ...shared, OWNER_DATABASE_URL: db.ownerUrl }))).toBe(0);

    const metrics = (name: string) => String(port[`${name}-metrics`]);
    run('agent', {
      ...shared,
      AGENT_HOST: '127.0.0.1',
      AGENT_PORT: String(port.agent),
      AGENT_TARGETS_FILE: files.targets,
      METRICS_PORT: metrics('agent'),
    });
    run('api', {
      ...shared,
      HOST: '127.0.0.1',
      PORT: String(port.api),
      METRICS_PORT: metrics('api'),
      WELCOME_TOKEN: 'welcome-token-of-compose',
    });
    run('worker', { ...shared, METRICS_PORT: metrics('worker') });
    run('reaper', { ...shared, METRICS_PORT: metrics('reaper') });
    await until('the API', answers(`http://127.0.0.1:${port.api}/health/ready`));
    for (const name of ['worker', 'reaper', 'agent']) await until(name, answers(`http://127.0.0.1:${metrics(name)}/metrics`));

    const stranger = new TestClient(`http://127.0.0.1:${port.api}`, null, null);
    const first = { token: 'welcome-token-of-compose', email: 'first@example.org', name: 'First', password: 'correct horse battery' };
    const { sessionToken } = await stranger.must('firstAdminCreate', first, 'sessionToken');
    const admin = new TestClient(`http://127.0.0.1:${port.api}`, sessionToken, null);
    const { environment } = await admin.must('environmentCreate', { name: 'compose', protection: 'OPEN' }, 'environment { id }');
    const token = readFileSync(join(dir, 'agent', 'token'), 'utf8').trim();
    const connection = { name: 'agent', kind: 'local', settings: { url: shared.AGENT_URL }, secrets: [{ name: 'token', value: token }] };
    const { driverConnection } = await admin.must('driverConnectionCreate', connection, 'driverConnection { id }');
    const place = { environmentId: environment.id, connectionId: driverConnection.id, driverTarget: target.name };
    await admin.must('chaosTargetCreate', { name: target.name, ...place });
    const probe = {
      name: 'status',
      kind: 'http',
      settings: { url: `http://127.0.0.1:${port.proxy}/`, value: { from: 'status' } },
      tolerance: 200,
      intervalMs: 100,
      timeoutMs: 500,
    };
    const spec = {
      steadyState: { title: 'Answers', probes: [probe] },
      hypothesis: 'It goes on answering.',
      injections: [{ ref: 'gone', target: target.name, kind: 'refuse', params: {}, durationMs: 1000 }],
      timing: { baselineMs: 500, recoveryTimeoutMs: 5000, blindAfter: 50 },
    };
    const { experiment } = await admin.must(
      'experimentCreate',
      { title: 'Gone', environmentId: environment.id, spec },
      'experiment { id }',
    );
    const { run: requested } = await admin.must('runRequest', { experimentId: experiment.id }, 'run { id }');
    const read = async () =>
      (await admin.ok('query ($id: ID!) { run(id: $id) { lifecycle residue faults { state } } }', { id: requested.id })).run;
    await until('the run', async () => (await read()).lifecycle === 'FINISHED');
    expect(await read()).toEqual({ lifecycle: 'FINISHED', residue: 'NONE', faults: [{ state: 'CLEARED' }] });
    expect((await redis.keys('second-story:runs:*')).length).toBeGreaterThan(0);

    const leaving = children.filter(({ name }) => ['api', 'worker', 'reaper', 'agent'].includes(name));
    for (const { child } of leaving) child.kill('SIGTERM');
    // Nest ends with the signal it was sent after its own shutdown; Docker takes both for an orderly end.
    for (const { child } of leaving) expect([0, 'SIGTERM']).toContain(child.exitCode ?? child.signalCode ?? (await ended(child)));
    redis.disconnect();
  }, 120_000);
});
