import { isAlive, refOf } from '../../apps/agent/src/process-ref';
import { AgentKit } from '../conformance/agent-kit';
import { pause, within } from '../conformance/loopback';

/** Traffic of 50 requests a second through one proxy, each with its time of sending. */
class Traffic {
  readonly results: { at: number; ok: boolean; ms: number }[] = [];
  private readonly pending = new Set<Promise<void>>();
  private readonly timer: NodeJS.Timeout;

  constructor(kit: AgentKit, target: string) {
    this.timer = setInterval(() => {
      const at = Date.now();
      const one: Promise<void> = kit.through(target, 1_000).then(({ ok, ms }) => {
        this.results.push({ at, ok: ok && ms < 200, ms });
        this.pending.delete(one);
      });
      this.pending.add(one);
    }, 20);
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.pending);
  }

  /** Share of undisturbed requests sent in the window; null when none was sent. */
  success(from: number, to: number): number | null {
    const inside = this.results.filter(({ at }) => at >= from && at < to);
    return inside.length === 0 ? null : inside.filter(({ ok }) => ok).length / inside.length;
  }
}

describe('agent killed with SIGKILL under traffic', () => {
  let kit: AgentKit;
  beforeAll(async () => {
    kit = await AgentKit.make(['order-catalog', 'order-inventory']);
    await kit.start();
  });
  afterAll(() => kit.close());

  it.each([
    ['latency', { latencyMs: 400, jitterMs: 100 }],
    ['refuse', {}],
    ['reset', {}],
    ['blackhole', {}],
    ['http_error', { status: 503 }],
  ])('keeps traffic going and drops %s at its deadline', async (kind, params) => {
    const name = `gd-kill-${kind.replace('_', '-')}-1`;
    const hit = new Traffic(kit, 'order-catalog');
    const untouched = new Traffic(kit, 'order-inventory');
    const ttlMs = 3_000;
    const armed = await kit.call('POST', '/faults', { name, target: 'order-catalog', kind, params, ttlMs, leaseMs: 60_000 });
    expect(armed.status).toBe(201);
    const deadline = Date.parse(armed.body.since) + ttlMs;
    await pause(500);
    const killedAt = Date.now();
    await kit.end('SIGKILL');
    await pause(deadline - Date.now() + 2_500);
    const measuredUntil = Date.now();
    await kit.start();
    await pause(500);
    await Promise.all([hit.end(), untouched.end()]);

    // Negative control: the fault did bite, before the kill and after it.
    expect(hit.success(Date.parse(armed.body.since) + 200, killedAt)).toBeLessThan(0.5);
    expect(hit.success(killedAt + 200, deadline - 600)).toBeLessThan(0.5);
    expect(hit.success(Math.max(killedAt + 2_000, deadline), measuredUntil)).toBeGreaterThanOrEqual(0.99);
    expect(untouched.success(killedAt, measuredUntil + 500)).toBeGreaterThanOrEqual(0.99);
    expect((await kit.call('GET', '/faults')).body.faults).toEqual([]);
    expect((await kit.call('GET', `/faults/${name}`)).body).toMatchObject({ state: 'ended', endedBy: 'deadline', present: false });
  });

  it('adopts a live fault after the restart and can take it back', async () => {
    const body = { name: 'gd-adopt-1', target: 'order-catalog', kind: 'refuse', ttlMs: 60_000, leaseMs: 30_000 };
    const { since } = (await kit.call('POST', '/faults', body)).body;
    const forwarder = kit.forwarderPid;
    await kit.end('SIGKILL');
    await kit.start();
    expect(kit.forwarderPid).toBe(forwarder);
    expect((await kit.call('GET', '/faults/gd-adopt-1')).body).toMatchObject({ state: 'active', since, present: true });
    expect(await kit.isAffected('order-catalog')).toBe(true);
    await kit.call('DELETE', '/faults/gd-adopt-1');
    expect(await kit.isAffected('order-catalog')).toBe(false);
  });

  it('lets the lease lapse without the agent', async () => {
    await kit.call('POST', '/faults', { name: 'gd-lapse-1', target: 'order-catalog', kind: 'refuse', ttlMs: 60_000, leaseMs: 1_000 });
    await kit.end('SIGKILL');
    await pause(1_300);
    expect(await kit.isAffected('order-catalog')).toBe(false);
    await kit.start();
    expect((await kit.call('GET', '/faults/gd-lapse-1')).body).toMatchObject({ state: 'ended', endedBy: 'lease', present: false });
  });

  it('closes connections that a black hole starved when it ends', async () => {
    const waiting = kit.through('order-catalog', 10_000);
    await waiting;
    await kit.call('POST', '/faults', { name: 'gd-starved-1', target: 'order-catalog', kind: 'blackhole', ttlMs: 800, leaseMs: 30_000 });
    const starved = await kit.through('order-catalog', 10_000);
    expect(starved.error).toBe('ECONNRESET');
    expect(starved.ms).toBeLessThan(1_800);
  });
});

describe('agent whose supervisor is gone', () => {
  it('leaves with its forwarder and without a fault', async () => {
    const supervisor = await AgentKit.make([]);
    await supervisor.start();
    const kit = await AgentKit.make(['order-catalog'], { SUPERVISOR_PID: String(supervisor.pid) });
    await kit.start();
    const [agent, forwarder] = [refOf(kit.pid), refOf(kit.forwarderPid)];
    await kit.call('POST', '/faults', { name: 'gd-orphan-1', target: 'order-catalog', kind: 'refuse', ttlMs: 60_000, leaseMs: 60_000 });
    await supervisor.end('SIGKILL');
    expect(await within(5_000, async () => !isAlive(agent) && !isAlive(forwarder))).toBe(true);
    await Promise.all([kit.close(), supervisor.start().then(() => supervisor.close())]);
  });

  it('leaves no forwarder behind when both were killed', async () => {
    const supervisor = await AgentKit.make([]);
    await supervisor.start();
    const kit = await AgentKit.make(['order-catalog'], { SUPERVISOR_PID: String(supervisor.pid) });
    await kit.start();
    const forwarder = refOf(kit.forwarderPid);
    await Promise.all([kit.end('SIGKILL'), supervisor.end('SIGKILL')]);
    expect(await within(14_000, async () => !isAlive(forwarder))).toBe(true);
    await Promise.all([kit.close(), supervisor.start().then(() => supervisor.close())]);
  });
});
