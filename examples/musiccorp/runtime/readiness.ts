import type { Edge } from './edge';
import { accepts } from './proxy-check';

interface ReadinessReport {
  ready: boolean;
  /** Why it is not ready; null when it is. */
  reason: string | null;
  /** Proxies that refuse connections at this moment, also once the service is ready. */
  unreachableProxies: string[];
}

/**
 * A service is ready once every proxy it calls through has been reached. A proxy that refuses later is a fault to live with
 * and to report, not a reason to take the service out.
 */
export class Readiness {
  private reachedAll = false;
  private stopped = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly edges: readonly Edge[],
    private readonly direct: boolean,
    private readonly onReady: () => void,
  ) {}

  start(): void {
    void this.look();
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  async report(): Promise<ReadinessReport> {
    if (this.stopped) return { ready: false, reason: 'the service is shutting down', unreachableProxies: [] };
    const unreachable = await this.unreachable();
    const names = unreachable.map((edge) => edge.name);
    if (this.reachedAll) return { ready: true, reason: null, unreachableProxies: names };
    const places = unreachable.map((edge) => `${edge.name} on 127.0.0.1:${edge.port}`).join(', ');
    const cure = this.direct ? 'is the callee running?' : 'is the agent running? MUSICCORP_DIRECT=1 does without it';
    const reason = unreachable.length === 0 ? 'the proxies are being checked' : `nothing accepts connections for ${places} (${cure})`;
    return { ready: false, reason, unreachableProxies: names };
  }

  private async unreachable(): Promise<Edge[]> {
    const reached = await Promise.all(this.edges.map((edge) => accepts(edge.port)));
    return this.edges.filter((_, index) => !reached[index]);
  }

  private async look(): Promise<void> {
    if (this.stopped) return;
    if ((await this.unreachable()).length > 0) {
      this.timer = setTimeout(() => void this.look(), 250);
      return;
    }
    if (this.stopped) return;
    this.reachedAll = true;
    this.onReady();
  }
}
