import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { copyInto } from './copy-in.mjs';
import { COLUMNS, generate } from './generate.mjs';
import { idAt, randomFrom } from './random.mjs';

const { Client } = createRequire(import.meta.url)('pg');

const SEQUENCES = { incident_number: 'incident', postmortem_number: 'postmortem', action_item_number: 'action_item' };

/** The secret of the API token the load is sent with; the database is thrown away with it. */
export const TOKEN = 'ss_tok_bench-0000000000000000000000000000000000000';

/** Fills the migrated database with the data set, makes the account behind the load, and brings the planner's figures up to date. */
export async function loadData(ownerUrl, { size, seed = 1 }) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const statuses = (await client.query('select id from incident_status order by position')).rows.map((row) => row.id);
    await client.query('begin');
    for (const block of generate({ size, seed, statuses }))
      for (const [table, rows] of Object.entries(block)) if (rows.length > 0) await copyInto(client, table, COLUMNS[table], rows);
    for (const [sequence, table] of Object.entries(SEQUENCES))
      await client.query(`select setval('${sequence}', (select max(number) from ${table}))`);
    await client.query(
      'update template t set current_version_id = v.id from template_version v where v.template_id = t.id and t.current_version_id is null',
    );
    await account(client, seed);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** A contributor in one team, with a token: reads see what is open and what is restricted to that team. */
async function account(client, seed) {
  const random = randomFrom(seed + 1);
  const [user, token] = [idAt(random, Date.UTC(2026, 0, 1)), idAt(random, Date.UTC(2026, 0, 1))];
  await client.query(`insert into user_account (id, email, name, role) values ($1, 'bench@example.org', 'Bench', 'contributor')`, [user]);
  await client.query(`insert into membership (team_id, user_id) select id, $1 from team where key = 'team-0'`, [user]);
  await client.query('insert into api_token (id, user_id, name, secret_hash, scopes) values ($1, $2, $3, $4, $5)', [
    token,
    user,
    'bench',
    createHash('sha256').update(TOKEN).digest(),
    ['read', 'write'],
  ]);
}
