import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../scripts/build.mjs';
import { WRITTEN_BY_BENCH } from '../ops/add.mjs';
import { loadData } from './load.mjs';

const require = createRequire(import.meta.url);
const { Client } = require('pg');

/** What a kept data set depends on: its size, the migrations and the generator. */
function fingerprint(size) {
  const hash = createHash('sha256').update(String(size));
  for (const folder of ['migrations', 'bench/data'])
    for (const file of readdirSync(join(root, folder)).sort()) hash.update(readFileSync(join(root, folder, file)));
  return hash.digest('hex');
}

/**
 * A PostgreSQL of our own, with its default durability, holding the data set. It lies in `dir` and goes with it, unless `keep` names a folder
 * in which it stays for the next run.
 */
export async function openDatabase({ dir, keep, size, say }) {
  const { startPostgres } = require('../../dist/libs/platform/src/embedded');
  const stampFile = keep ? join(keep, 'bench-data') : undefined;
  const stamp = fingerprint(size);
  const loaded = stampFile !== undefined && existsSync(stampFile);
  if (loaded && readFileSync(stampFile, 'utf8') !== stamp)
    throw new Error(`${keep} holds another data set; remove it, or name another folder`);
  if (keep) mkdirSync(keep, { recursive: true });
  const server = await startPostgres({ dataDir: keep ?? dir, port: 0 });
  const client = new Client({ connectionString: server.ownerUrl });
  try {
    if (!loaded) {
      const started = Date.now();
      const env = { ...process.env, OWNER_DATABASE_URL: server.ownerUrl, DATABASE_URL: server.appUrl };
      const migrated = spawnSync(process.execPath, [join(root, 'dist/migrations/run.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
      if (migrated.status !== 0) throw new Error('the migrations did not run');
      await loadData(server.ownerUrl, { size });
      say(`loaded ${size} incidents in ${((Date.now() - started) / 1000).toFixed(1)} s`);
      if (stampFile) writeFileSync(stampFile, stamp);
    }
    await client.connect();
    // Both targets alike: the data lies in memory or on a solid disk, where a random page costs hardly more than the next one.
    await client.query(`alter database ${client.database} set random_page_cost = 1.1`);
    const teamIds = (await client.query('select team_id::text as id from membership')).rows.map((row) => row.id);
    return {
      pid: server.pid,
      appUrl: server.appUrl,
      teamIds,
      /** What the requests of each operation rotate over. */
      samples: async (operations) => {
        const found = {};
        for (const [name, { samples }] of Object.entries(operations))
          found[name] = (await client.query(samples, [teamIds])).rows.map((row) => row.id);
        return found;
      },
      /** Takes away what the write windows left, so that reads see the same rows in every round. */
      undoWrites: async () => {
        await client.query('delete from timeline_entry where source = $1', [WRITTEN_BY_BENCH]);
        await client.query('truncate audit_event, outbox');
        await client.query('vacuum analyze timeline_entry');
      },
      close: async () => {
        await client.end();
        await server.stop();
      },
    };
  } catch (error) {
    await client.end().catch(() => undefined);
    await server.stop();
    throw error;
  }
}
