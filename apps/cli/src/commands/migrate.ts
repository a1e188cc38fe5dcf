import { loadConfig } from '@platform/config';
import type { Io } from '../io';
import { migrateInChild } from '../supervisor/migrate-child';
import { MIGRATE_SCRIPT } from '../supervisor/processes';

/** `migrate`: applies pending migrations to OWNER_DATABASE_URL, giving the role of DATABASE_URL its rights. */
export async function run(_argv: string[], io: Io): Promise<number> {
  const { OWNER_DATABASE_URL } = loadConfig(process.env);
  if (!OWNER_DATABASE_URL) loadConfig(process.env, { required: ['DATABASE_URL'] });
  await migrateInChild(MIGRATE_SCRIPT, process.env, (line) => io.stderr.write(`${line}\n`));
  io.stdout.write('the database is up to date\n');
  return 0;
}
