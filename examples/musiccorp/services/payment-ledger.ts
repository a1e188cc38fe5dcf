import { BoundedMap } from '../runtime/bounded-map';

/** What the provider reports after a charge; it may report the same event more than once. */
export interface PaymentEvent {
  eventId: string;
  orderId: string;
  amountCents: number;
}

/** Adds up what was charged and what the provider's events booked; the two agree only when no event counts twice. */
export class PaymentLedger {
  private readonly seen = new BoundedMap<string, true>(20_000);
  private chargedCents = 0;
  private bookedCents = 0;
  private readonly events = { received: 0, applied: 0, duplicatesApplied: 0, duplicatesIgnored: 0 };

  /** @param idempotent whether repeated events are recognised now */
  constructor(private readonly idempotent: () => boolean) {}

  get state() {
    return { chargedCents: this.chargedCents, bookedCents: this.bookedCents, events: { ...this.events } };
  }

  charged(amountCents: number): void {
    this.chargedCents += amountCents;
  }

  /** @returns whether the event was booked */
  receive(event: PaymentEvent): boolean {
    this.events.received += 1;
    const repeated = this.seen.has(event.eventId);
    this.seen.set(event.eventId, true);
    if (repeated && this.idempotent()) {
      this.events.duplicatesIgnored += 1;
      return false;
    }
    if (repeated) this.events.duplicatesApplied += 1;
    this.events.applied += 1;
    this.bookedCents += event.amountCents;
    return true;
  }
}
