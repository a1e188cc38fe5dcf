import { firstInterruption, type Interruption } from '../domain/outcome';
import type { ChaosDriver } from '../drivers/driver.contract';
import type { ExecutionHost } from './execution-host';
import { leverEngaged } from './ledger';
import { type HeldRun, LEASE } from './take-run';

const LEASE_MS = 10_000;
const RENEW_MS = 3_000;
const LOOK_MS = 1_000;

interface Seen {
  mine: boolean;
  stopped: boolean;
  lever: boolean;
}

/**
 * Watches over a run that is carried through: renews the lease and the heartbeat of its faults, looks for stops and levers, and says by
 * `signal` that going forward has ended. `lost` means that another worker may have the run: then only disarming is allowed.
 */
export class RunControl {
  interruption: Interruption | null;
  lost = false;
  private readonly abort = new AbortController();
  private readonly lostAbort = new AbortController();
  private renewedAt = performance.now();
  private beatAt = performance.now();
  private looking: Promise<void> | null = null;
  private readonly timer: NodeJS.Timeout;
  private readonly offStop: () => void;
  private readonly hardLimit: NodeJS.Timeout;
  private readonly kept = new Map<string, { driver: ChaosDriver; names: Set<string> }>();
  /** Called with the name of a fault that the target side no longer holds. */
  onMissing: (externalName: string) => void = () => undefined;

  constructor(
    private readonly host: ExecutionHost,
    private readonly run: HeldRun,
  ) {
    this.interruption = run.interruption;
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.offStop = host.onStop(() => void this.look());
    this.hardLimit = setTimeout(() => this.interrupt('hard_deadline'), Math.max(0, run.remainingMs));
    if (run.interruption) this.abort.abort();
  }

  /** Aborted when the run must not go forward. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** Aborted when nothing but disarming is allowed. */
  get lostSignal(): AbortSignal {
    return this.lostAbort.signal;
  }

  /** Ends going forward; the first reason is kept, except that losing the lease outweighs it. */
  interrupt(reason: Interruption): void {
    this.interruption = firstInterruption(this.interruption, reason);
    this.abort.abort();
  }

  /** From here on the faults go; the hard limit and stops have nothing left to end. */
  settle(): void {
    clearTimeout(this.hardLimit);
    this.offStop();
  }

  /** The lease is gone. */
  lose(): void {
    this.lost = true;
    this.interrupt('lease_lost');
    this.lostAbort.abort();
  }

  /** Sends heartbeats for this fault from now on. */
  keep(connectionId: string, driver: ChaosDriver, externalName: string): void {
    if (!driver.renew) return;
    const kept = this.kept.get(connectionId) ?? { driver, names: new Set() };
    kept.names.add(externalName);
    this.kept.set(connectionId, kept);
  }

  /** The fault is being removed. */
  drop(externalName: string): void {
    for (const { names } of this.kept.values()) names.delete(externalName);
  }

  end(): void {
    clearInterval(this.timer);
    this.settle();
  }

  /** Looks now, past a look that may have begun earlier: what was committed before the call is seen. */
  async lookNow(): Promise<void> {
    await this.looking;
    await this.look();
  }

  private look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const startedAt = performance.now();
    const renew = startedAt - this.renewedAt >= RENEW_MS - LOOK_MS / 2;
    try {
      const [seen] = await this.host.store.query<Seen>(
        `with mine as (
           ${renew ? `update run set lease_until = clock_timestamp() + ${LEASE}` : 'select id, stop_requested_at, environment_id from run'}
           where id = $1 and lease_epoch = $2 and lease_until > clock_timestamp() and lifecycle <> 'recovering'
           ${renew ? 'returning id, stop_requested_at, environment_id' : ''}
         )
         select true as mine, stop_requested_at is not null as stopped, ${leverEngaged('environment_id')} as lever from mine`,
        [this.run.id, this.run.epoch],
      );
      if (!seen) return this.lose();
      if (renew) this.renewedAt = startedAt;
      if (seen.lever) this.interrupt('emergency_stop');
      else if (seen.stopped) this.interrupt('stopped');
    } catch (error) {
      this.host.log.warn({ err: error, runId: this.run.id }, 'the lease of a run could not be looked at');
    }
    if (performance.now() - this.renewedAt >= LEASE_MS) return this.lose();
    if (performance.now() - this.beatAt >= this.host.heartbeatMs - LOOK_MS / 2) await this.beat();
  }

  private async beat(): Promise<void> {
    this.beatAt = performance.now();
    const call = { signal: this.lostSignal, timeoutMs: 2_000 };
    await Promise.all(
      [...this.kept.values()].map(async ({ driver, names }) => {
        const asked = [...names];
        if (asked.length === 0) return;
        const answer = await driver.renew!(asked, call);
        if (answer.result === 'renewed') for (const name of asked) if (!answer.held.includes(name) && names.has(name)) this.onMissing(name);
      }),
    );
  }
}
