import type { Ticker } from '@platform/jobs';
import type { AppLog } from '@platform/nest';
import { Counter, type Registry } from 'prom-client';

/** Runs each ticker again and again, never two of the same at once. A failure is logged once until it works again. */
export class TickerLoop {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private readonly failing = new Set<string>();
  private readonly failures: Counter;
  private stopped = false;

  constructor(
    private readonly tickers: readonly Ticker[],
    registry: Registry,
    private readonly log: AppLog,
  ) {
    this.failures = new Counter({
      name: 'ticker_failures_total',
      help: 'Runs of periodic work that failed.',
      labelNames: ['ticker'],
      registers: [registry],
    });
  }

  start(): void {
    for (const ticker of this.tickers) this.schedule(ticker, Math.random() * Math.min(ticker.everyMs, 1000));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private schedule(ticker: Ticker, ms: number): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const run = this.tick(ticker).finally(() => {
        this.running.delete(run);
        this.schedule(ticker, ticker.everyMs);
      });
      this.running.add(run);
    }, ms);
    this.timers.add(timer);
  }

  private async tick(ticker: Ticker): Promise<void> {
    try {
      await ticker.run();
      if (this.failing.delete(ticker.name)) this.log.info({ ticker: ticker.name }, 'periodic work runs again');
    } catch (error) {
      this.failures.inc({ ticker: ticker.name });
      if (!this.failing.has(ticker.name)) this.log.warn({ err: error, ticker: ticker.name }, 'periodic work failed; trying again');
      this.failing.add(ticker.name);
    }
  }
}
