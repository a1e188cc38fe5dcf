import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Applies pending migrations in a process of their own, so that the command line carries no database library.
 * @throws Error with the last lines of that process when it fails
 */
export async function migrateInChild(script: string, env: NodeJS.ProcessEnv, log: (line: string) => void): Promise<void> {
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => log(describe(line)));
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(describe(line)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(complaints.slice(-5).join('\n') || `migrations ended with code ${code}`);
  for (const line of complaints) log(line);
}

function describe(line: string): string {
  try {
    const { migration, ms, msg } = JSON.parse(line) as { migration?: string; ms?: number; msg?: string };
    if (migration) return `migrated ${migration}${ms === undefined ? '' : ` (${ms} ms)`}`;
    return msg ?? line;
  } catch {
    return line;
  }
}
