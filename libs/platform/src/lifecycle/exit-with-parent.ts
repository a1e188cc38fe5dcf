import { processStartTime } from './process-start-time';

/**
 * Makes a child of the supervisor leave by itself when the supervisor is gone, however it ended.
 * Does nothing in a process that was started by hand or by another init.
 *
 * @param leave how to go; by default the process sends itself SIGTERM, so its normal shutdown runs
 * @param everyMs how often the supervisor is looked for besides the closed channel; default 1000 ms
 */
export function exitWithParent(leave: () => void = () => process.kill(process.pid, 'SIGTERM'), everyMs = 1_000): void {
  const parent = Number(process.env.SUPERVISOR_PID);
  if (!(parent > 0)) return;
  const started = processStartTime(parent);
  let left = false;
  const once = () => {
    if (left) return;
    left = true;
    leave();
  };
  process.once('disconnect', once);
  // Listening must not keep a process alive that is done.
  process.channel?.unref();
  setInterval(() => {
    const now = processStartTime(parent);
    if (now === undefined || now !== started) once();
  }, everyMs).unref();
}
