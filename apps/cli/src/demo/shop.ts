import { DemoFailure, must } from './demo-failure';

/** The rolling view of MusicCorp's gateway. */
interface Stats {
  orderSuccessRate: number | null;
  p95Ms: number | null;
  orders: number;
}

const TIMEOUT_MS = 5_000;

/** MusicCorp's front door: its switches and what its customers see. */
export class Shop {
  constructor(private readonly gatewayUrl: string) {}

  stats(): Promise<Stats> {
    return this.call('GET', '/stats');
  }

  /** Takes every fix away. */
  async reset(): Promise<void> {
    await this.applied(await this.call('POST', '/switches/reset'), false);
  }

  /** Switches fixes on, in every service that knows them. */
  async switchOn(names: readonly string[]): Promise<void> {
    await this.applied(await this.call('PUT', '/switches', Object.fromEntries(names.map((name) => [name, true]))), true, names);
  }

  private async applied(report: { pending: string[] }, on: boolean, names?: readonly string[]): Promise<void> {
    must(report.pending.length === 0, `these services did not take the switches: ${report.pending.join(', ')}`);
    const now = await this.call<Record<string, boolean>>('GET', '/switches');
    for (const name of names ?? Object.keys(now)) must(now[name] === on, `the switch ${name} is ${on ? 'off' : 'on'}`);
  }

  private async call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const url = new URL(path, this.gatewayUrl);
    const init = body === undefined ? { method } : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: Error) => {
      throw new DemoFailure(`MusicCorp does not answer at ${url.href} (${error.message}); was the product started with --no-sample?`);
    });
    must(response.ok, `${method} ${url.href} answered ${response.status}`);
    return (await response.json()) as Body;
  }
}
