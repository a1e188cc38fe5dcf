import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { loadConfig } from '@platform/config';
import type { Io } from '../io';
import { runningSupervisor } from '../supervisor/run-file';

/** The API's own code makes the token: one place knows scopes, hashing and the audit trail. */
const SCRIPT = join(__dirname, '../../../api/src/create-token.js');

/** `token create`: prints a new API token; needs a running product on this data folder, or DATABASE_URL. */
export async function run(argv: string[], io: Io): Promise<number> {
  const [action, ...rest] = argv;
  if (action !== 'create') {
    io.stderr.write('usage: second-story token create --name NAME --scope SCOPE… [--days N]\n');
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
