import { CallError } from '../runtime/call-errors';
import type { Edge } from '../runtime/edge';
import type { Log } from '../runtime/log';
import type { Switches } from '../runtime/switches';
import type { Album } from './albums';

interface Price {
  cents: number;
  from: 'catalog' | 'last known';
}

/** Prices from the catalog, and the last known ones for when the catalog cannot be asked. */
export class PriceBook {
  private readonly lastKnown = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    readonly edge: Edge,
    private readonly switches: Switches,
    private readonly log: Log,
  ) {}

  /** Albums whose price is known. */
  get known(): number {
    return this.lastKnown.size;
  }

  /**
   * The catalog's price. With `circuitBreakers` on, the last known price stands in when the catalog gives no usable answer.
   * @throws CallError when there is no price, CallerGone when nobody waits any more
   */
  async priceOf(sku: string, signal: AbortSignal): Promise<Price> {
    try {
      const album = await this.edge.call<Album>({ path: `/albums/${sku}` }, signal);
      this.lastKnown.set(sku, album.priceCents);
      return { cents: album.priceCents, from: 'catalog' };
    } catch (error) {
      const cents = this.lastKnown.get(sku);
      const standIn = this.switches.current.circuitBreakers && error instanceof CallError && error.calleeIsTroubled;
      if (!standIn || cents === undefined) throw error;
      return { cents, from: 'last known' };
    }
  }

  /** Reads the whole catalog once, trying until it answers, so that every album has a last known price. */
  warm(): void {
    this.edge
      .call<{ albums: Album[] }>({ path: '/albums' }, undefined, 2000)
      .then(({ albums }) => {
        for (const album of albums) this.lastKnown.set(album.sku, album.priceCents);
        this.log('prices-known', { albums: albums.length });
      })
      .catch(() => {
        if (!this.stopped) this.timer = setTimeout(() => this.warm(), 1000);
      });
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }
}
