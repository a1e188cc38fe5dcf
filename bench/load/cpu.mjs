import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

/** CPU time in ms that a process has used, and the part of its children that are alive; 0 where the machine does not tell. */
function usage(pid) {
  try {
    const [, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?=[^)]*$)/);
    const fields = rest.split(' ');
    return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
  } catch {
    return { parent: 0, ms: 0 };
  }
}

/** CPU time in ms of a process. */
export const cpuOf = (pid) => usage(pid).ms;

/** CPU time in ms of all processes of a PostgreSQL server. */
export function cpuOfServer(pid) {
  if (process.platform !== 'linux') return 0;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => usage(Number(name)))
    .reduce((sum, { parent, ms }) => (parent === pid ? sum + ms : sum), usage(pid).ms);
}
