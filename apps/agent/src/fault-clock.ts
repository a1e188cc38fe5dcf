import type { EndedBy, FaultRecord } from './fault-record';

/** A drop by the forwarder this shortly before our own clock says so is the deadline or the lease, not a loss. */
const MARGIN_MS = 500;

/** When a fault must end, on the monotonic clock: a change of the wall clock cannot make it last longer. */
export class FaultClock {
  private deadline: number;
  private lease: number;
  private asked: EndedBy | null = null;

  /** Times in milliseconds from now. */
  constructor(remainingMs: number, leaseMs: number) {
    this.deadline = performance.now() + remainingMs;
    this.lease = performance.now() + leaseMs;
  }

  /** The clock of a fault read from disk: the wall clock decides, and anything older is due. */
  static ofRecord(record: FaultRecord, now: Date): FaultClock {
    return new FaultClock(Date.parse(record.deadline) - now.getTime(), Date.parse(record.leaseUntil) - now.getTime());
  }

  /** Starts the lease anew. */
  renew(leaseMs: number): void {
    this.lease = performance.now() + leaseMs;
  }

  /** Never lets the fault outlast what somebody else measured. */
  limit(remainingMs: number, leaseMs: number): void {
    this.deadline = Math.min(this.deadline, performance.now() + remainingMs);
    this.lease = Math.min(this.lease, performance.now() + leaseMs);
  }

  /** Marks the fault as to be ended now, for this reason, until it is. */
  end(by: EndedBy): void {
    this.asked ??= by;
  }

  /** Why the fault must end now; null when it need not. `early` looks half a second ahead. */
  due(early = false): EndedBy | null {
    if (this.asked) return this.asked;
    const now = performance.now() + (early ? MARGIN_MS : 0);
    if (this.deadline <= now) return 'deadline';
    return this.lease <= now ? 'lease' : null;
  }
}
