import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { canReach, type RunAs } from './run-as';

const OUTSIDE = '/var/lib/second-story';

function openForPassing(folder: string): void {
  const mode = statSync(folder).mode & 0o777;
  if ((mode & 0o011) !== 0o011) chmodSync(folder, mode | 0o011);
}

/**
 * The folder in which the cluster folder may lie. It is `dataDir` itself, unless the server's user cannot
 * reach that (a project below a closed home folder, started as root): then a folder outside, behind the link `dataDir/pg`.
 */
export function placeFor(dataDir: string, user: RunAs, log: (line: string) => void): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  if (user.uid === undefined) return realpathSync(dataDir);
  openForPassing(dataDir);
  const inside = realpathSync(dataDir);
  if (canReach(inside, user)) return inside;
  const link = join(inside, 'pg');
  if (existsSync(link)) return realpathSync(link);
  const outside = join(OUTSIDE, randomBytes(6).toString('hex'));
  mkdirSync(outside, { recursive: true, mode: 0o711 });
  openForPassing(OUTSIDE);
  openForPassing(outside);
  if (lstatSync(link, { throwIfNoEntry: false })) unlinkSync(link);
  symlinkSync(outside, link);
  log(`PostgreSQL cannot run as root and ${inside} is closed to other users: its files lie in ${outside}, linked from ${link}`);
  return outside;
}
