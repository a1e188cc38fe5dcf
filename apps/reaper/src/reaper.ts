import type { DueFaults } from './due-faults';

export interface ReaperParts {
  faults: Pick<DueFaults, 'start' | 'left'>;
  endLostRuns: () => Promise<number>;
  sweep: () => Promise<number>;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** Told of each part that failed or worked again. */
  onTick?: (ok: boolean) => void;
}

const TICK_MS = 1_000;
const SWEEP_MS = 60_000;

/** Looks every second, and at once when a stop is committed. Nothing that fails ends it. */
export class Reaper {
  private timer: NodeJS.Timeout | null = null;
  private ticking: Promise<void> | null = null;
  private again = false;
  private sweptAt = Number.NEGATIVE_INFINITY;
  private sweeping: Promise<unknown> | null = null;
  private down = false;

  constructor(private readonly parts: ReaperParts) {}

  start(): void {
    this.timer = setInterval(() => this.wake(), TICK_MS);
    this.wake();
  }

  /** Looks now, or once more when it is looking already. */
  wake(): void {
    if (this.ticking) {
      this.again = true;
      return;
    }
    this.ticking = this.tick().finally(() => {
      this.ticking = null;
      if (this.again) {
        this.again = false;
        this.wake();
      }
    });
  }

  /** Goes on until no fault is left, at most `graceMs`. */
  async finish(graceMs: number): Promise<void> {
    const until = performance.now() + graceMs;
    while (performance.now() < until) {
      const left = await this.parts.faults.left().catch(() => null);
      if (left === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    if (this.timer) clearInterval(this.timer);
    await this.ticking;
  }

  private async tick(): Promise<void> {
    try {
      await this.parts.faults.start();
      await this.parts.endLostRuns();
      this.report(null);
    } catch (error) {
      this.report(error);
    }
    if (performance.now() - this.sweptAt < SWEEP_MS || this.sweeping) return;
    // Not waited for: an agent that hangs must not hold up the next second.
    this.sweeping = this.parts
      .sweep()
      .then(() => {
        this.sweptAt = performance.now();
      })
      .catch((error: unknown) => this.report(error))
      .finally(() => {
        this.sweeping = null;
      });
  }

  private report(error: unknown): void {
    if (error && !this.down) this.parts.log.warn({ err: error }, 'the database cannot be asked; trying again every second');
    if (!error && this.down) this.parts.log.info({}, 'the database answers again');
    this.down = Boolean(error);
    this.parts.onTick?.(!error);
  }
}
