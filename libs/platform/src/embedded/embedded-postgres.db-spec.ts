import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, startPostgres } from './embedded-postgres';
import { freePort } from './free-port';

let dir: string;
let server: EmbeddedPostgres | undefined;
const asRoot = process.getuid?.() === 0;

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

const start = async (more: Partial<Parameters<typeof startPostgres>[0]> = {}) => {
  server = await startPostgres({ dataDir: dir, port: 0, ...more });
  return server;
};
const clusterFile = (name: string) => join(dir, `pg18${name}`);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'second-story-pg-'));
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
  rmSync(dir, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('makes a database with an owner and an app role that owns nothing, durable, on loopback only', async () => {
    const { ownerUrl, appUrl } = await start();
    const [owner] = await query(ownerUrl, 'select current_user as role, current_database() as name');
    expect(owner).toEqual({ role: 'second_story_owner', name: 'second_story' });
    const [app] = await query(
      appUrl,
      'select current_user as role, rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
    );
    expect(app).toEqual({ role: 'second_story_app', rolsuper: false, rolcreatedb: false, rolcreaterole: false });
    await expect(query(appUrl, 'create table mine (id int)')).rejects.toThrow(/permission denied/);
    const settings = await query<{ name: string; setting: string }>(
      ownerUrl,
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'max_connections', 'listen_addresses', 'password_encryption')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      max_connections: '200',
      listen_addresses: '127.0.0.1',
      password_encryption: 'scram-sha-256',
    });
  });

  it('wants the password, keeps it in a closed file and leaves no password file of initdb', async () => {
    const { appUrl } = await start();
    await expect(query(appUrl.replace(/:[^:@/]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(clusterFile('.access.json')).mode & 0o077).toBe(0);
    expect(existsSync(clusterFile('.password'))).toBe(false);
  });

  it('keeps rows and port over a clean stop and start', async () => {
    const first = await start({ port: undefined });
    await query(first.ownerUrl, 'create table kept (id int); insert into kept values (7)');
    await first.stop();
    const second = await start({ port: undefined });
    expect(second.port).toBe(first.port);
    expect(await query(second.ownerUrl, 'select id from kept')).toEqual([{ id: 7 }]);
  });

  it('recovers after the whole server was killed', async () => {
    const first = await start();
    await query(first.ownerUrl, 'create table kept (id int); insert into kept values (7)');
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    const second = await start({ port: first.port, exactPort: true });
    expect(second.port).toBe(first.port);
    expect(await query(second.ownerUrl, 'select id from kept')).toEqual([{ id: 7 }]);
  });

  it('stops a live server that a killed parent left behind, and starts anew', async () => {
    const first = await start();
    const lines: string[] = [];
    const second = await start({ log: (line) => lines.push(line) });
    await first.exited;
    expect(second.pid).not.toBe(first.pid);
    expect(lines).toContain('stopped a PostgreSQL that an earlier run left behind');
    expect(await query(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('never signals a stranger whose process number stands in a stale pid file', async () => {
    const first = await start();
    const pidFile = readFileSync(join(realpathSync(dir), 'pg18', 'postmaster.pid'), 'utf8');
    await first.stop();
    const stranger: ChildProcess = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    writeFileSync(join(dir, 'pg18', 'postmaster.pid'), pidFile.replace(String(first.pid), String(stranger.pid)), { mode: 0o600 });
    const second = await start();
    expect(await query(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await sleep(50);
    expect([stranger.exitCode, stranger.signalCode]).toEqual([null, null]);
    stranger.kill('SIGKILL');
  });

  it('moves to the next free port when the first is taken', async () => {
    const port = await freePort();
    const blocker = createServer().listen(port, '127.0.0.1');
    const first = await start({ port });
    expect(first.port).toBeGreaterThan(port);
    await first.stop();
    blocker.close();
  });

  it('does not take an interrupted initdb for a cluster', async () => {
    mkdirSync(clusterFile('.half'), { recursive: true });
    writeFileSync(clusterFile('.half/PG_VERSION'), '18');
    const { appUrl } = await start();
    expect(await query(appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says in words that the password file is missing', async () => {
    const first = await start();
    await first.stop();
    rmSync(clusterFile('.access.json'));
    await expect(start()).rejects.toThrow(/passwords of the database .* is missing: put it back/);
  });

  it('turns durability off only when asked for a cluster that is thrown away', async () => {
    const { ownerUrl } = await start({ throwAway: true });
    expect(await query(ownerUrl, `select setting from pg_settings where name = 'fsync'`)).toEqual([{ setting: 'off' }]);
    await query(ownerUrl, 'create database another');
  });

  (asRoot ? it : it.skip)('finds a place outside when root starts it below a closed folder', async () => {
    const closed = join(dir, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    chmodSync(closed, 0o700);
    const lines: string[] = [];
    const first = await start({ dataDir: join(closed, 'data'), log: (line) => lines.push(line) });
    const place = realpathSync(join(closed, 'data', 'pg'));
    try {
      expect(place.startsWith(closed)).toBe(false);
      expect(lines.join()).toContain('is closed to other users');
      await query(first.ownerUrl, 'create table kept (id int)');
      await first.stop();
      const second = await start({ dataDir: join(closed, 'data') });
      expect(await query(second.ownerUrl, 'select id from kept')).toEqual([]);
      await second.stop();
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});
