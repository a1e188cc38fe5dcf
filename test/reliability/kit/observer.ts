import type { History } from './history';
import { readAgent } from './read-agent';

const EVERY_MS = 100;

interface Open {
  target: string;
  start: number;
  since: number | null;
  lastSeen: number;
}

/** Looks at the agent ten times a second and writes when each fault was there. A look without an answer says nothing. */
export class Observer {
  private readonly open = new Map<string, Open>();
  private readonly done: Promise<void>;
  private ending = false;
  /** Looks that were answered. */
  looks = 0;

  constructor(
    private readonly agent: { agentUrl: string; agentToken: string },
    private readonly history: History,
  ) {
    this.done = this.watch();
  }

  /** Names that the last answered look found. */
  get present(): string[] {
    return [...this.open.keys()];
  }

  /** Ends watching after one more look; what is still there is written with the present time as its end. */
  async end(): Promise<void> {
    this.ending = true;
    await this.done;
    const now = Date.now();
    for (const name of this.present) this.write(name, now);
  }

  private async watch(): Promise<void> {
    for (let last = false; !last; ) {
      last = this.ending;
      const start = Date.now();
      const faults = await readAgent(this.agent);
      if (faults) this.note(start, faults);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, start + EVERY_MS - Date.now())));
    }
  }

  private note(start: number, faults: { name: string; target: string; since: string | null }[]): void {
    this.looks++;
    const now = Date.now();
    for (const { name, target, since } of faults) {
      const known = this.open.get(name) ?? { target, start, since: null, lastSeen: start };
      this.open.set(name, { ...known, since: since === null ? known.since : Date.parse(since), lastSeen: start });
    }
    const seen = new Set(faults.map(({ name }) => name));
    for (const name of this.present) if (!seen.has(name)) this.write(name, now);
  }

  private write(name: string, end: number): void {
    this.history.add({ op: 'presence', name, end, result: 'ok', ...this.open.get(name)! });
    this.open.delete(name);
  }
}
