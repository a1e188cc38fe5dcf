import { pause, within } from '../../conformance/loopback';
import type { RunRow } from '../checks/ledger-rows';
import type { History } from './history';
import { HELD, readRuns } from './ledger';
import type { Rig } from './rig';

/** Kills and freezes processes of the rig, and writes down what was held at that moment. */
export class Striker {
  /** Runs that were interrupted at least once. */
  readonly interrupted = new Set<string>();
  /** Holds that died with their worker: run and epoch. */
  private readonly dead = new Set<string>();

  constructor(
    private readonly rig: Rig,
    private readonly history: History,
  ) {}

  /** True when a worker that lives holds the run. */
  isLive({ id, epoch, lifecycle }: Pick<RunRow, 'id' | 'epoch' | 'lifecycle'>): boolean {
    return HELD.includes(lifecycle) && !this.dead.has(`${id} ${epoch}`);
  }

  /** SIGKILL; answers once the process is gone, with the runs that it held. The supervisor starts it again. */
  async kill(process: string): Promise<RunRow[]> {
    const child = this.rig.stack.child(process);
    await within(10_000, async () => child.pid !== undefined);
    const pid = child.pid ?? 0;
    const start = Date.now();
    child.signal('SIGKILL');
    await within(5_000, async () => child.pid !== pid);
    // A commit that was on its way is still done by the database; a new worker takes longer than this to come up.
    await pause(120);
    const held = process.startsWith('worker') ? (await readRuns(this.rig.db)).filter((run) => this.isLive(run)) : [];
    const interrupted = held.map(({ id, lifecycle }) => ({ runId: id, lifecycle }));
    this.history.add({ op: 'strike', process, signal: 'SIGKILL', pid, start, end: Date.now(), result: 'ok', interrupted });
    for (const { id, epoch } of held) {
      this.dead.add(`${id} ${epoch}`);
      this.interrupted.add(id);
    }
    return held;
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
