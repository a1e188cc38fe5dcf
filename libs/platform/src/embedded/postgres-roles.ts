import { Client } from 'pg';

export const DATABASE = 'second_story';
export const OWNER_ROLE = 'second_story_owner';
export const APP_ROLE = 'second_story_app';

/** Creates database and roles if they are missing: the owner migrates, the app role runs and owns nothing. */
export async function ensureRoles(
  superUrl: string,
  passwords: { owner: string; app: string },
  ownerMayCreateDatabases: boolean,
): Promise<void> {
  const client = new Client({ connectionString: superUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'select rolname as name from pg_roles where rolname = any($1) union all select datname from pg_database where datname = $2',
      [[OWNER_ROLE, APP_ROLE], DATABASE],
    );
    const there = new Set(rows.map((row) => row.name));
    const quoted = { owner: client.escapeLiteral(passwords.owner), app: client.escapeLiteral(passwords.app) };
    const extra = ownerMayCreateDatabases ? 'createdb' : 'nocreatedb';
    if (!there.has(OWNER_ROLE)) await client.query(`create role ${OWNER_ROLE} login ${extra} password ${quoted.owner}`);
    if (!there.has(APP_ROLE)) await client.query(`create role ${APP_ROLE} login password ${quoted.app}`);
    if (!there.has(DATABASE)) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
}
