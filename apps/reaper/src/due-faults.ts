import { type FaultRow, healFault, leverEngaged, SELECT_FAULTS, type Store } from '@chaos/engine';
import type { Connections } from './connections';

const CALL_MS = 2_000;
const BATCH = 200;
/** Why a fault must go: deadline, worker gone, stop, lever, run over or waiting for help. */
const DUE = `f.expires_at <= clock_timestamp() or r.lease_until is null or r.lease_until < clock_timestamp() or r.stop_requested_at is not null
  or ${leverEngaged('f.environment_id')}`;
/** Short pauses while it matters, long ones for what resists. */
const PAUSE = `case when state = 'stuck' then interval '30 seconds' else least(power(2, attempts), 5) * interval '1 second' end`;

/** Removes every fault that must go, all at once, whatever the workers do. Several reapers share the work by claiming rows. */
export class DueFaults {
  private readonly underWay = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly connections: Connections,
    private readonly onTrouble: (fault: FaultRow, error: unknown) => void,
    private readonly onGone: (fault: FaultRow) => void,
  ) {}

  /** Claims what is due and starts removing it; does not wait for slow drivers. Answers with how many were claimed. */
  async start(): Promise<number> {
    const claimed = await this.store.query<{ id: string }>(
      `update fault set attempts = attempts + 1, next_attempt_at = clock_timestamp() + ${PAUSE} where id in (
         select f.id from fault f join run r on r.id = f.run_id
         where f.state not in ('cleared', 'never_armed', 'irreversible_done') and f.next_attempt_at <= clock_timestamp() and (${DUE})
         order by f.next_attempt_at limit ${BATCH} for update of f skip locked) returning id`,
    );
    const ids = claimed.map(({ id }) => id).filter((id) => !this.underWay.has(id));
    if (ids.length === 0) return 0;
    const faults = await this.store.query<FaultRow>(`${SELECT_FAULTS} where f.id = any($1::uuid[])`, [ids]);
    for (const fault of faults) void this.remove(fault);
    return faults.length;
  }

  /** How many faults are not known to be gone; those that need hands are not counted. */
  async left(): Promise<number> {
    const [row] = await this.store.query<{ n: number }>(
      `select count(*)::int as n from fault where state not in ('cleared', 'never_armed', 'irreversible_done', 'stuck')`,
    );
    return row!.n;
  }

  private async remove(fault: FaultRow): Promise<void> {
    this.underWay.add(fault.id);
    try {
      const driver = await this.connections.driverOf(fault.connection_id);
      const state = await healFault(this.store, driver, fault, { signal: AbortSignal.timeout(CALL_MS * 3), timeoutMs: CALL_MS });
      if (state === 'cleared' || state === 'never_armed' || state === 'irreversible_done') this.onGone(fault);
      else this.onTrouble(fault, state);
    } catch (error) {
      this.onTrouble(fault, error);
    } finally {
      this.underWay.delete(fault.id);
    }
  }
}
