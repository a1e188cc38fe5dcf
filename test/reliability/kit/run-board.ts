import type { RunRow } from '../checks/ledger-rows';
import { FINAL_LIFECYCLES } from '../checks/ledger-rows';
import type { History } from './history';
import { readRuns } from './ledger';
import type { Rig } from './rig';

const EVERY_MS = 60;

/** What every run is doing, read again and again; and runs asked for through the API. */
export class RunBoard {
  runs: RunRow[] = [];
  private ending = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly rig: Rig,
    private readonly history: History,
  ) {
    this.done = this.watch();
  }

  async end(): Promise<void> {
    this.ending = true;
    await this.done;
  }

  /** The runs in this lifecycle at the last look. */
  in(lifecycle: string): RunRow[] {
    return this.runs.filter((run) => run.lifecycle === lifecycle);
  }

  /** The runs that are not over. */
  get open(): RunRow[] {
    return this.runs.filter(({ lifecycle }) => !FINAL_LIFECYCLES.includes(lifecycle));
  }

  /** Asks for a run; its id, or null when it was not acknowledged. */
  async request(lane: string, experimentId: string): Promise<string | null> {
    const start = Date.now();
    const { result, data, why } = await this.rig.api.try('runRequest', { experimentId }, 'run { id }');
    const runId: string | null = result === 'ok' ? data.run.id : null;
    this.history.add({ op: 'request', lane, runId, why, start, end: Date.now(), result });
    return runId;
  }

  /** Waits until `ask` is true of the last look; false when the time is over. */
  async until(ms: number, ask: () => boolean): Promise<boolean> {
    for (const end = Date.now() + ms; !ask(); await new Promise((resolve) => setTimeout(resolve, 20))) if (Date.now() > end) return false;
    return true;
  }

  /** True when the run was over at the last look. */
  isOver(runId: string): boolean {
    return FINAL_LIFECYCLES.includes(this.runs.find(({ id }) => id === runId)?.lifecycle ?? '');
  }

  private async watch(): Promise<void> {
    while (!this.ending) {
      this.runs = await readRuns(this.rig.db).catch(() => this.runs);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }
}
