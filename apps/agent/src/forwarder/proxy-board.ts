import type { ForwarderReply, ForwarderRequest, HeldFault, ProxyTarget } from './protocol';
import { ProxyListener } from './proxy-listener';

interface Held {
  name: string;
  target: string;
  since: number;
  /** Monotonic milliseconds, both. */
  deadline: number;
  lease: number;
  timer: NodeJS.Timeout | null;
}

/** All proxies of the forwarder and the faults on them. Drops each fault at its own deadline, whoever else is alive. */
export class ProxyBoard {
  private readonly listeners = new Map<string, ProxyListener>();
  private readonly held = new Map<string, Held>();

  /** True while any fault is held. */
  get hasFaults(): boolean {
    return this.held.size > 0;
  }

  async handle(request: Exclude<ForwarderRequest, { op: 'stop' }>): Promise<ForwarderReply> {
    switch (request.op) {
      case 'list':
        return this.reply();
      case 'configure':
        await this.configure(request.targets);
        return this.reply();
      case 'arm':
        return this.arm(request);
      case 'renew': {
        const held = this.held.get(request.name);
        if (!held) return { ok: false, error: 'UNKNOWN_FAULT' };
        held.lease = performance.now() + request.leaseMs;
        this.setTimer(held);
        return this.reply();
      }
      case 'disarm':
        this.drop(request.name);
        return this.reply();
    }
  }

  private arm(request: Extract<ForwarderRequest, { op: 'arm' }>): ForwarderReply {
    const listener = this.listeners.get(request.target);
    if (!listener) return { ok: false, error: 'UNKNOWN_TARGET' };
    if (this.held.has(request.name)) return this.reply();
    if ([...this.held.values()].some((held) => held.target === request.target)) return { ok: false, error: 'TARGET_BUSY' };
    const now = performance.now();
    const { name, target, remainingMs, leaseMs } = request;
    const held: Held = { name, target, since: Date.now(), deadline: now + remainingMs, lease: now + leaseMs, timer: null };
    this.held.set(name, held);
    this.setTimer(held);
    listener.begin(request.fault);
    return this.reply();
  }

  private setTimer(held: Held): void {
    if (held.timer) clearTimeout(held.timer);
    held.timer = setTimeout(() => this.drop(held.name), Math.max(0, Math.min(held.deadline, held.lease) - performance.now()));
  }

  private drop(name: string): void {
    const held = this.held.get(name);
    if (!held) return;
    if (held.timer) clearTimeout(held.timer);
    this.held.delete(name);
    this.listeners.get(held.target)?.end();
  }

  /** Brings the listeners in line with the list; a target that is kept unchanged keeps its connections and its fault. */
  private async configure(targets: ProxyTarget[]): Promise<void> {
    const wanted = new Map(targets.map((target) => [target.name, target]));
    for (const [name, listener] of [...this.listeners]) {
      if (same(wanted.get(name), listener.target)) continue;
      for (const held of [...this.held.values()]) if (held.target === name) this.drop(held.name);
      this.listeners.delete(name);
      await listener.close();
    }
    for (const target of targets) {
      if (this.listeners.has(target.name)) continue;
      const listener = new ProxyListener(target);
      this.listeners.set(target.name, listener);
      await listener.listen();
    }
  }

  private reply(): ForwarderReply {
    const now = performance.now();
    const faults: HeldFault[] = [...this.held.values()].map(({ name, target, since, deadline, lease }) => ({
      name,
      target,
      since,
      remainingMs: Math.max(0, Math.round(deadline - now)),
      leaseMs: Math.max(0, Math.round(lease - now)),
    }));
    const notListening = [...this.listeners.values()].flatMap(({ target, problem }) =>
      problem ? [{ name: target.name, error: problem }] : [],
    );
    return { ok: true, faults, notListening };
  }

  /** Closes every port and connection. */
  async close(): Promise<void> {
    for (const name of [...this.held.keys()]) this.drop(name);
    await Promise.all([...this.listeners.values()].map((listener) => listener.close()));
    this.listeners.clear();
  }
}

function same(a: ProxyTarget | undefined, b: ProxyTarget): boolean {
  if (!a) return false;
  const text = ({ listen, upstream }: ProxyTarget) => JSON.stringify([listen.host, listen.port, upstream.host, upstream.port]);
  return text(a) === text(b);
}
