interface OrderOutcome {
  ok: boolean;
  /** From the request to the answer, or to the moment the client left. */
  ms: number;
  priceFrom?: 'catalog' | 'last known';
  payment?: 'charged' | 'queued';
}

/** What `GET /stats` answers. Rates go from 0 to 1 and are null when nothing was seen in the window. */
export interface StatsView {
  orderSuccessRate: number | null;
  /** 95th percentile of the order duration in milliseconds, failed orders included. */
  p95Ms: number | null;
  /** Orders that ended inside the window. */
  orders: number;
  /** Start of the window, RFC 3339 UTC. */
  since: string;
  windowMs: number;
  /** Share of successful orders at the last known price. */
  lastKnownPriceRate: number | null;
  /** Share of successful orders whose payment waits for the provider. */
  paymentQueuedRate: number | null;
  /** Share of catalog pages shown with recommendations. */
  recommendationsShownRate: number | null;
}

const MOST_SAMPLES = 20_000;

/** The last few seconds of traffic as the gateway saw them. */
export class RollingView {
  private orders: (OrderOutcome & { at: number })[] = [];
  private pages: { shown: boolean; at: number }[] = [];

  constructor(
    private readonly windowMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  recordOrder(outcome: OrderOutcome): void {
    this.orders.push({ ...outcome, at: this.now() });
    if (this.orders.length > MOST_SAMPLES) this.forget();
  }

  recordPage(shown: boolean): void {
    this.pages.push({ shown, at: this.now() });
    if (this.pages.length > MOST_SAMPLES) this.forget();
  }

  read(): StatsView {
    this.forget();
    const { orders } = this;
    const good = orders.filter((order) => order.ok);
    return {
      orderSuccessRate: share(good.length, orders.length),
      p95Ms: percentile(orders.map((order) => order.ms)),
      orders: orders.length,
      since: new Date(this.now() - this.windowMs).toISOString(),
      windowMs: this.windowMs,
      lastKnownPriceRate: share(good.filter((order) => order.priceFrom === 'last known').length, good.length),
      paymentQueuedRate: share(good.filter((order) => order.payment === 'queued').length, good.length),
      recommendationsShownRate: share(this.pages.filter((page) => page.shown).length, this.pages.length),
    };
  }

  private forget(): void {
    const from = this.now() - this.windowMs;
    this.orders = this.orders.filter((order) => order.at >= from).slice(-MOST_SAMPLES / 2);
    this.pages = this.pages.filter((page) => page.at >= from).slice(-MOST_SAMPLES / 2);
  }
}

const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000);

function percentile(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.sort((left, right) => left - right);
  return Math.round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0);
}
