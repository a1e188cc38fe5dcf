import { processStartTime } from '@platform/lifecycle';

/** One certain process: the start time tells a reused pid apart. */
export interface ProcessRef {
  pid: number;
  /** For comparison only; null when the process was not there at the time of asking. */
  startTime: string | null;
}

/** The process that has this pid now. */
export function refOf(pid: number): ProcessRef {
  return { pid, startTime: processStartTime(pid) ?? null };
}

/** True while that very process lives; a zombie does not. */
export function isAlive({ pid, startTime }: ProcessRef): boolean {
  return startTime !== null && processStartTime(pid) === startTime;
}
