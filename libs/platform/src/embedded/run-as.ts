import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user a database server runs as; empty when it is simply the current one. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

const CANDIDATES = ['postgres', 'node', 'nobody'];

/** PostgreSQL refuses to run as root, so root hands it to an unprivileged user of this machine. */
export function runAs(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }] as const),
  );
  for (const name of CANDIDATES) {
    const user = users.get(name);
    if (user) return user;
  }
  throw new Error(
    `PostgreSQL refuses to run as root and this machine has none of the users ${CANDIDATES.join(', ')}; start as a normal user.`,
  );
}

/** Whether that user can reach a folder: it and every folder above it must let the user pass. */
export function canReach(path: string, { uid, gid }: RunAs): boolean {
  if (uid === undefined) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder);
    const shift = stat.uid === uid ? 6 : stat.gid === gid ? 3 : 0;
    if (((stat.mode >> shift) & 1) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
