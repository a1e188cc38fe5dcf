import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { loadConfig } from '@platform/config';
import { asksForHelp } from '../help';
import type { Io } from '../io';
import { runningSupervisor } from '../supervisor/run-file';

/** The API's own code makes the token: one place knows scopes, hashing and the audit trail. */
const SCRIPT = join(__dirname, '../../../api/src/create-token.js');

const HELP = `Usage: second-story token create [--name NAME] [--scope SCOPE…] [--days N]

Makes an API token and prints it, with the rights of whoever may read this machine's data folder. Needs a product that runs on that folder
(DATA_DIR), or DATABASE_URL.

  --name NAME     what to call it in the list of tokens (default "command line")
  --scope SCOPE   read, write, operate, admin; several with commas or given again (default read)
  --days N        how long it is good, 1 to 3650 (default: until it is revoked)
  --help          this text

Exit code: 0 made; 1 refused, or nothing is running; 2 wrong use
`;

/** `token create`: prints a new API token; needs a running product on this data folder, or DATABASE_URL. */
export async function run(argv: string[], io: Io): Promise<number> {
  if (asksForHelp(argv)) {
    io.stdout.write(HELP);
    return 0;
  }
  const [action, ...rest] = argv;
  if (action !== 'create') {
    io.stderr.write(HELP);
    return 2;
  }
  const config = loadConfig(process.env);
  const databaseUrl = config.DATABASE_URL ?? runningSupervisor(config.DATA_DIR)?.databaseUrl;
  if (!databaseUrl) {
    io.stderr.write(`nothing is running on ${config.DATA_DIR}: start it first (npm start), or set DATABASE_URL\n`);
    return 1;
  }
  const child = spawn(process.execPath, [SCRIPT, ...rest], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (text: Buffer) => io.stdout.write(text.toString()));
  child.stderr.on('data', (text: Buffer) => io.stderr.write(text.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
