import { callJson } from '../runtime/json-client';
import { ALBUMS } from './albums';

const MOST_AT_ONCE = 100;

/** Customers: a steady stream of orders and, once a second, a look at the catalog. Each leaves after the deadline. */
export class Traffic {
  private orders: NodeJS.Timeout | null = null;
  private looks: NodeJS.Timeout | null = null;
  private atOnce = 0;
  private turn = 0;

  /**
   * @param port the gateway's own port
   * @param deadlineMs how long a customer waits
   * @param perSecond orders per second, changeable
   */
  constructor(
    private readonly port: number,
    private readonly deadlineMs: number,
    private perSecond: number,
  ) {}

  get state(): { enabled: boolean; ordersPerSecond: number; inFlight: number } {
    return { enabled: this.orders !== null, ordersPerSecond: this.perSecond, inFlight: this.atOnce };
  }

  start(perSecond: number = this.perSecond): void {
    this.stop();
    this.perSecond = perSecond;
    this.orders = setInterval(() => this.order(), 1000 / perSecond);
    this.looks = setInterval(() => this.send('GET', '/catalog'), 1000);
  }

  stop(): void {
    for (const timer of [this.orders, this.looks]) if (timer) clearInterval(timer);
    this.orders = null;
    this.looks = null;
  }

  private order(): void {
    this.turn += 1;
    this.send('POST', '/orders', { sku: ALBUMS[this.turn % ALBUMS.length]?.sku, quantity: 1 });
  }

  private send(method: 'GET' | 'POST', path: string, body?: unknown): void {
    if (this.atOnce >= MOST_AT_ONCE) return;
    this.atOnce += 1;
    // The gateway notes how each order ended, so the customer has nothing to do with the answer.
    callJson(this.port, { method, path, body }, { ceilingMs: this.deadlineMs })
      .catch(() => undefined)
      .finally(() => {
        this.atOnce -= 1;
      });
  }
}
