import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedDatabase } from './database';

let dir: string;
let database: EmbeddedDatabase;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'second-story-db-'));
  database = await EmbeddedDatabase.start({ dataDir: dir, port: 0, log: () => undefined });
});

afterEach(async () => {
  await database.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function answers(): Promise<boolean> {
  const client = new Client({ connectionString: database.appUrl, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query('select 1')).rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the supervised database', () => {
  it('comes back on the same address after each kill', async () => {
    const { appUrl } = database;
    for (let round = 0; round < 3; round++) {
      const { pid } = database;
      process.kill(pid, 'SIGKILL');
      const end = Date.now() + 15_000;
      while (Date.now() < end && (database.pid === pid || !(await answers()))) await sleep(50);
      expect(database.pid).not.toBe(pid);
      expect(await answers()).toBe(true);
      expect(database.appUrl).toBe(appUrl);
    }
  }, 60_000);

  it('stays down when stopped', async () => {
    const { pid } = database;
    await database.stop();
    await sleep(500);
    expect(alive(pid)).toBe(false);
    expect(await answers()).toBe(false);
  });

  it('leaves no server behind when it is stopped just after a kill', async () => {
    process.kill(database.pid, 'SIGKILL');
    await sleep(30);
    await database.stop();
    await sleep(3_000);
    expect(await answers()).toBe(false);
  });
});
