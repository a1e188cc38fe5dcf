import { loadConfig } from '@platform/config';
import { asksForHelp } from '../help';
import type { Io } from '../io';
import { migrateInChild } from '../supervisor/migrate-child';
import { MIGRATE_SCRIPT } from '../supervisor/processes';

const HELP = `Usage: second-story migrate

Applies pending migrations to OWNER_DATABASE_URL and gives the role of DATABASE_URL its rights. "start" does this by itself.

  --help   this text

Exit code: 0 the database is up to date; 1 it is not; 2 wrong use
`;

/** `migrate`: applies pending migrations to OWNER_DATABASE_URL, giving the role of DATABASE_URL its rights. */
export async function run(argv: string[], io: Io): Promise<number> {
  if (asksForHelp(argv)) {
    io.stdout.write(HELP);
    return 0;
  }
  if (argv.length > 0) {
    io.stderr.write(`migrate: it takes no arguments\n\n${HELP}`);
    return 2;
  }
  const { OWNER_DATABASE_URL } = loadConfig(process.env);
  if (!OWNER_DATABASE_URL) loadConfig(process.env, { required: ['DATABASE_URL'] });
  await migrateInChild(MIGRATE_SCRIPT, process.env, (line) => io.stderr.write(`${line}\n`));
  io.stdout.write('the database is up to date\n');
  return 0;
}
