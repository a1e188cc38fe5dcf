import { pause, within } from '../../conformance/loopback';
import type { History } from './history';
import { readHeld } from './ledger';
import type { Rig } from './rig';

/** Kills and freezes processes of the rig, and writes down what was held at that moment. */
export class Striker {
  constructor(
    private readonly rig: Rig,
    private readonly history: History,
  ) {}

  /** SIGKILL; answers once the process is gone, with the runs that it held. The supervisor starts it again. */
  async kill(process: string): Promise<{ runId: string; lifecycle: string }[]> {
    const child = this.rig.stack.child(process);
    await within(10_000, async () => child.pid !== undefined);
    const pid = child.pid ?? 0;
    const start = Date.now();
    child.signal('SIGKILL');
    await within(5_000, async () => child.pid !== pid);
    // A commit that was on its way is still done by the database; a new worker takes longer than this to come up.
    await pause(120);
    const interrupted = process.startsWith('worker') ? await readHeld(this.rig.db) : [];
    this.history.add({ op: 'strike', process, signal: 'SIGKILL', pid, start, end: Date.now(), result: 'ok', interrupted });
    return interrupted;
  }

  /** SIGSTOP to all of them at once, or SIGCONT. */
  send(signal: 'SIGSTOP' | 'SIGCONT', ...processes: string[]): void {
    for (const process of processes) {
      const child = this.rig.stack.child(process);
      const start = Date.now();
      child.signal(signal);
      this.history.add({ op: 'strike', process, signal, pid: child.pid ?? 0, start, end: Date.now(), result: 'ok', interrupted: [] });
    }
  }
}
