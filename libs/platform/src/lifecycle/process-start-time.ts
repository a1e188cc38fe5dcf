import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When a process began, in a form that only serves comparison; undefined when there is no such living process. Tells a reused pid apart. */
export function processStartTime(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    // Field 2 is the command in brackets and may hold anything; the plain fields follow its last bracket.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? [];
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
