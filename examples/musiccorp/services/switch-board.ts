import { callJson } from '../runtime/json-client';
import type { Log } from '../runtime/log';
import type { Switches } from '../runtime/switches';
import type { ServicePlace } from '../topology';

/** Which services have the switches as they are now. */
interface SwitchReport {
  switches: Record<string, boolean>;
  applied: string[];
  /** Services that did not take them yet; they are told again every second. */
  pending: string[];
}

/** Hands the gateway's switches to every other service, direct and not through the proxies, until all have them. */
export class SwitchBoard {
  private pending = new Set<ServicePlace>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly others: readonly ServicePlace[],
    private readonly switches: Switches,
    private readonly log: Log,
  ) {}

  /** Tells every service and reports who took it. */
  async spread(): Promise<SwitchReport> {
    this.log('switches', { ...this.switches.current });
    this.pending = new Set(this.others);
    await this.tell();
    const waiting = [...this.pending].map((place) => place.name);
    const applied = this.others.map((place) => place.name).filter((name) => !waiting.includes(name));
    return { switches: { ...this.switches.current }, applied: ['gateway', ...applied], pending: waiting };
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.pending.clear();
  }

  private async tell(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    const round = this.pending;
    await Promise.all(
      [...round].map(async (place) => {
        const call = { method: 'PUT', path: '/switches', body: this.switches.current } as const;
        const answer = await callJson(place.port, call, { ceilingMs: 500 }).catch(() => null);
        if (answer?.status === 200) round.delete(place);
      }),
    );
    if (round === this.pending && round.size > 0) this.timer = setTimeout(() => void this.tell(), 1000);
  }
}
