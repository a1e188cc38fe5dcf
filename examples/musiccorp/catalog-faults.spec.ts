import { buildOnce, eventually, MusiccorpUnderTest, pause } from './musiccorp.test-kit';

let system: MusiccorpUnderTest;

beforeAll(async () => {
  buildOnce();
  system = await MusiccorpUnderTest.start();
}, 40_000);
afterAll(() => system?.stop());
beforeEach(() => system.calm(), 15_000);

interface OrderState {
  edges: { catalog: { breaker: string }; inventory: { calls: number; tries: number } };
}

const FAULTS = [
  ['3 s of latency', { latencyMs: 3000 }],
  ['a black hole', 'black-hole'],
  ['refused connections', 'refuse'],
] as const;

describe('out of the box', () => {
  it.each(FAULTS)('loses most orders to %s on order-to-catalog and recovers afterwards', async (_name, mode) => {
    system.fault('order-to-catalog', mode);
    const during = await eventually(5000, async () => {
      const seen = await system.stats();
      expect(seen.orderSuccessRate).toBeLessThan(0.5);
      return seen;
    });
    if (mode !== 'refuse') expect(during.p95Ms).toBeGreaterThan(550);
    system.fault('order-to-catalog', 'pass');
    await eventually(10_000, async () => {
      const { orderSuccessRate, p95Ms } = await system.stats();
      expect(orderSuccessRate).toBeGreaterThanOrEqual(0.99);
      expect(p95Ms).toBeLessThan(150);
    });
    const { body } = await system.call('order', { path: '/health/live' });
    expect((body as { inFlight: number }).inFlight).toBeLessThan(5);
  });

  it('does not let work pile up while customers leave', async () => {
    system.fault('order-to-catalog', 'black-hole');
    await pause(1500);
    const { body } = await system.call('order', { path: '/health/live' });
    // Ten orders a second, and each customer leaves after 0.6 s.
    expect((body as { inFlight: number }).inFlight).toBeLessThanOrEqual(10);
  });
});

describe('with timeouts and circuit breakers on', () => {
  it.each(FAULTS)('holds under %s on order-to-catalog at the last known price', async (_name, mode) => {
    await system.switches({ timeouts: true, circuitBreakers: true });
    system.fault('order-to-catalog', mode);
    await pause(1000);
    const worst = { rate: 1, p95: 0 };
    for (let look = 0; look < 12; look += 1) {
      const { orderSuccessRate, p95Ms } = await system.stats();
      worst.rate = Math.min(worst.rate, orderSuccessRate ?? 0);
      worst.p95 = Math.max(worst.p95, p95Ms ?? Number.POSITIVE_INFINITY);
      await pause(150);
    }
    expect(worst.rate).toBeGreaterThanOrEqual(0.95);
    expect(worst.p95).toBeLessThanOrEqual(500);
    expect((await system.stats()).lastKnownPriceRate).toBeGreaterThan(0.9);
    const order = await system.state<OrderState>('order');
    expect(order.edges.catalog.breaker).toBe('open');
  });

  it('goes back to catalog prices when the catalog answers again', async () => {
    await system.switches({ timeouts: true, circuitBreakers: true });
    system.fault('order-to-catalog', 'refuse');
    await eventually(3000, async () => expect((await system.state<OrderState>('order')).edges.catalog.breaker).toBe('open'));
    system.fault('order-to-catalog', 'pass');
    await eventually(8000, async () => expect((await system.stats()).lastKnownPriceRate).toBe(0));
  });

  it('refuses quickly rather than oversells when inventory does not answer', async () => {
    await system.switches({ timeouts: true, circuitBreakers: true });
    system.fault('order-to-inventory', 'black-hole');
    await eventually(5000, async () => {
      const started = Date.now();
      const answer = await system.call('gateway', { method: 'POST', path: '/orders', body: { sku: 'salt-maps' } });
      expect(answer.status).toBe(503);
      expect(Date.now() - started).toBeLessThan(400);
    });
  });
});

it('multiplies the load on a refusing inventory with fixed retries, and not with a budget', async () => {
  const inventory = async () => (await system.state<OrderState>('order')).edges.inventory;
  const triesPerCall = async () => {
    const from = await inventory();
    await pause(1000);
    const to = await inventory();
    return (to.tries - from.tries) / (to.calls - from.calls);
  };
  system.fault('order-to-inventory', 'refuse');
  expect(await triesPerCall()).toBeGreaterThan(2.5);
  await system.switches({ retriesWithBackoff: true });
  await pause(1000);
  expect(await triesPerCall()).toBeLessThan(1.5);
});
