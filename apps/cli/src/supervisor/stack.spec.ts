import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@platform/embedded';
import { FakePrograms } from './fake-programs.test-kit';
import { freePortEnv } from './ports';
import { markOf, RunFile, runningSupervisor } from './run-file';
import { Stack, type StackOptions } from './stack';

let fakes: FakePrograms;
let stacks: Stack[];

beforeEach(() => {
  fakes = new FakePrograms();
  stacks = [];
});

afterEach(async () => {
  for (const stack of stacks) await stack.kill();
  fakes.remove();
});

const notes = () => readFileSync(fakes.notes, 'utf8').trim().split('\n');
const DATABASE_URL = 'postgres://app:app@127.0.0.1:1/none';
const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  DATA_DIR: join(fakes.dir, 'data'),
  DATABASE_URL,
  ...more,
});

function make(options: StackOptions & { kinds?: ['api' | 'broken' | 'plain', ...('plain' | 'stubborn' | 'broken')[]] } = {}) {
  const lines: string[] = [];
  const [api, ...others] = options.kinds ?? ['api', 'plain', 'plain'];
  const names = ['worker', 'reaper', 'agent'];
  const processes = [fakes.spec('api', api), ...others.map((kind, index) => fakes.spec(names[index] ?? 'more', kind, 400))];
  const stack = new Stack({
    freePorts: true,
    sample: false,
    env: env(),
    log: (line) => lines.push(line),
    programs: { migrate: fakes.migrate, processes },
    ...options,
  });
  stacks.push(stack);
  return { stack, lines };
}

async function eventually(check: () => boolean, withinMs = 3_000): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(20)) if (check()) return;
  expect(check()).toBe(true);
}

describe('the supervisor', () => {
  it('migrates, starts everything, waits for the API and gives the one-time link', async () => {
    const { stack, lines } = make();
    await stack.start();
    expect(lines).toContain('migrated First1 (3 ms)');
    expect(stack.welcomeUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/welcome\?token=[\w-]{32}$/);
    await eventually(() => notes().filter((line) => line.includes(' up ')).length === 3);
    const files = ['secret.key', 'welcome-token', 'egress-allow.json', 'agent/targets.json', 'supervisor.json'].map((name) =>
      join(stack.config.DATA_DIR, name),
    );
    for (const file of files) expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('gives no link once there is an admin, and forgets the token', async () => {
    const { stack } = make({ env: env({ FAKE_ADMIN: 'there' }) });
    await stack.start();
    expect(stack.welcomeUrl).toBeUndefined();
    expect(existsSync(join(stack.config.DATA_DIR, 'welcome-token'))).toBe(false);
  });

  it('stops its children in the given order and frees the data folder', async () => {
    const { stack } = make();
    await stack.start();
    await eventually(() => notes().length === 3);
    await stack.stop();
    expect(notes().filter((line) => line.endsWith('down'))).toEqual(['api down', 'worker down', 'reaper down']);
    expect(runningSupervisor(stack.config.DATA_DIR)).toBeUndefined();
  });

  it('starts a killed child again within 2 seconds, as often as it takes', async () => {
    const { stack } = make();
    await stack.start();
    for (let round = 0; round < 3; round++) {
      const before = stack.child('worker').pid;
      stack.child('worker').signal('SIGKILL');
      await eventually(() => stack.child('worker').pid !== undefined && stack.child('worker').pid !== before, 2_000);
    }
  });

  it('kills a child that does not leave in its time', async () => {
    const { stack, lines } = make({ kinds: ['api', 'stubborn'] });
    await stack.start();
    const began = Date.now();
    await stack.stop();
    expect(Date.now() - began).toBeLessThan(4_000);
    expect(lines.join('\n')).toContain('worker did not leave within 0.4 s and is killed');
  });

  it('ends everything at once when told so while it is stopping', async () => {
    const { stack } = make({ kinds: ['api', 'stubborn'] });
    await stack.start();
    const began = Date.now();
    const calm = stack.stop();
    await stack.kill();
    await calm;
    expect(Date.now() - began).toBeLessThan(350);
    expect(runningSupervisor(stack.config.DATA_DIR)).toBeUndefined();
  });

  it('gives up on a child that never comes up, with its last words, and stops the rest', async () => {
    const { stack } = make({ kinds: ['broken', 'plain'] });
    await expect(stack.start()).rejects.toThrow(/api does not come up[\s\S]*the fake cannot open its door/);
    expect(notes().at(-1)).toBe('worker down');
  });

  it('refuses a second start on the same data folder and names the first one', async () => {
    const { stack } = make();
    await stack.start();
    const second = make({ freePorts: true });
    await expect(second.stack.start()).rejects.toThrow(new RegExp(`already running.*${stack.url}`));
    expect(runningSupervisor(stack.config.DATA_DIR)?.url).toBe(stack.url);
  });

  it('refuses taken ports before anything starts, naming each and the key that moves it', async () => {
    const ports = await freePortEnv();
    const server = createServer().listen(Number(ports.PORT), '127.0.0.1');
    await once(server, 'listening');
    const { stack } = make({ freePorts: false, env: env(ports) });
    await expect(stack.start()).rejects.toThrow(new RegExp(`127\\.0\\.0\\.1:${ports.PORT} is wanted by the API: free it, or set PORT`));
    expect(notes()).toEqual(['']);
    server.close();
  });

  it('writes the operator files with exactly the sample system and the agent', async () => {
    const { stack } = make({ sample: true });
    await stack.start();
    const base = Number(stack.env.MUSICCORP_PROXY_BASE);
    const targets = JSON.parse(readFileSync(stack.config.AGENT_TARGETS_FILE, 'utf8'));
    expect(targets[0]).toMatchObject({ kind: 'proxy', listen: { host: '127.0.0.1', port: base } });
    const { allow } = JSON.parse(readFileSync(stack.config.EGRESS_ALLOW_FILE, 'utf8'));
    expect(allow).toContain(`127.0.0.1:${stack.config.AGENT_PORT}`);
    expect(allow).toHaveLength(1 + 9 + targets.length);
  });

  it('takes over after a supervisor that was killed, waiting for what it left behind', async () => {
    const { stack } = make();
    const orphan = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 700)'], { stdio: 'ignore' });
    await sleep(100);
    const dead = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
    await once(dead, 'exit');
    const { runFile } = await RunFile.claim(join(fakes.dir, 'data'), 'http://127.0.0.1:1');
    runFile.update({ children: [markOf(orphan.pid ?? 0) ?? { pid: 0, started: '' }] });
    const file = join(fakes.dir, 'data', 'supervisor.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), pid: dead.pid, started: '1' }));
    await stack.start();
    expect(orphan.exitCode).toBe(0);
  });

  it('refuses a configuration that cannot be used, before touching anything', async () => {
    const { stack } = make({ freePorts: false, env: env({ PORT: String(await freePort()), LOG_LEVEL: 'loud' }) });
    await expect(stack.start()).rejects.toThrow(/at LOG_LEVEL/);
    expect(existsSync(join(fakes.dir, 'data'))).toBe(false);
  });
});
