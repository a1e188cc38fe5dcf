import { buildOnce, eventually, MusiccorpUnderTest, pause } from './musiccorp.test-kit';

let system: MusiccorpUnderTest;

beforeAll(async () => {
  buildOnce();
  system = await MusiccorpUnderTest.start({ MUSICCORP_DUPLICATE_EVERY: '2' });
}, 40_000);
afterAll(() => system?.stop());
beforeEach(() => system.calm(), 15_000);

interface PaymentState {
  queuedAnswers: number;
  charges: { waiting: number };
  chargedCents: number;
  bookedCents: number;
  events: { received: number; applied: number; duplicatesApplied: number; duplicatesIgnored: number };
}
interface OrderState {
  placed: number;
  queues: { shipments: { waiting: number; done: number }; mails: { waiting: number; done: number } };
}

it('keeps a steady state in calm', async () => {
  await pause(1500);
  const { orderSuccessRate, p95Ms, lastKnownPriceRate, paymentQueuedRate } = await system.stats();
  expect(orderSuccessRate).toBeGreaterThanOrEqual(0.99);
  expect(p95Ms).toBeLessThan(150);
  expect(lastKnownPriceRate).toBe(0);
  expect(paymentQueuedRate).toBeLessThan(0.05);
});

it('hides recommendations that are unavailable and still shows the catalog', async () => {
  const calm = await system.call('gateway', { path: '/catalog' });
  expect((calm.body as { recommendations: unknown[] }).recommendations).toHaveLength(3);
  for (const mode of ['refuse', 'black-hole'] as const) {
    system.fault('gateway-to-recommendations', mode);
    const page = await system.call('gateway', { path: '/catalog' }, 1000);
    expect(page.status).toBe(200);
    expect(page.body).toMatchObject({ recommendations: 'hidden' });
    expect((page.body as { albums: unknown[] }).albums).toHaveLength(12);
  }
});

it('queues payments while the provider is slow and charges them afterwards', async () => {
  system.fault('payment-to-provider', { latencyMs: 3000 });
  await eventually(5000, async () => expect((await system.stats()).paymentQueuedRate).toBeGreaterThan(0.9));
  expect((await system.stats()).orderSuccessRate).toBeGreaterThanOrEqual(0.95);
  expect((await system.state<PaymentState>('payment')).charges.waiting).toBeGreaterThan(5);
  system.fault('payment-to-provider', 'pass');
  await eventually(6000, async () => expect((await system.state<PaymentState>('payment')).charges.waiting).toBeLessThan(3));
  await eventually(4000, async () => expect((await system.stats()).paymentQueuedRate).toBe(0));
});

it('takes orders and payments while shipping and mail are down, and catches up later', async () => {
  const before = await system.state<OrderState>('order');
  system.fault('order-to-shipping', 'refuse');
  system.fault('order-to-mail', 'refuse');
  await pause(1500);
  const during = await system.state<OrderState>('order');
  expect(during.placed).toBeGreaterThan(before.placed + 8);
  expect(during.queues.shipments.waiting).toBeGreaterThan(8);
  expect(during.queues.mails.waiting).toBeGreaterThan(8);
  const { orderSuccessRate, paymentQueuedRate } = await system.stats();
  expect(orderSuccessRate).toBeGreaterThanOrEqual(0.99);
  expect(paymentQueuedRate).toBeLessThan(0.05);
  system.fault('order-to-shipping', 'pass');
  system.fault('order-to-mail', 'pass');
  await eventually(5000, async () => {
    const { queues } = await system.state<OrderState>('order');
    expect(queues.shipments.waiting + queues.mails.waiting).toBeLessThan(4);
  });
});

it('books repeated payment events twice out of the box and once with the switch on', async () => {
  await eventually(4000, async () => {
    const gap = await system.state<PaymentState>('payment');
    expect(gap.events.duplicatesApplied).toBeGreaterThan(0);
    expect(gap.bookedCents).toBeGreaterThan(gap.chargedCents);
  });
  await system.switches({ idempotentPaymentEvents: true });
  const from = await system.state<PaymentState>('payment');
  const to = await eventually(4000, async () => {
    const now = await system.state<PaymentState>('payment');
    expect(now.events.duplicatesIgnored).toBeGreaterThan(from.events.duplicatesIgnored + 3);
    return now;
  });
  expect(to.events.duplicatesApplied).toBe(from.events.duplicatesApplied);
  expect(to.events.received).toBe(to.events.applied + to.events.duplicatesIgnored);
});

it('answers orders it cannot understand with 400 and leaves the statistics alone', async () => {
  for (const body of [undefined, [], { sku: '../x' }, { sku: 'salt-maps', quantity: 0 }, { sku: 'salt-maps', quantity: '1' }]) {
    expect((await system.call('gateway', { method: 'POST', path: '/orders', body })).status).toBe(400);
  }
  expect((await system.call('gateway', { method: 'POST', path: '/orders', body: { sku: 'no-such-album' } })).status).toBe(404);
  expect((await system.stats()).orderSuccessRate).toBe(1);
});

it('refuses an unknown switch and changes nothing', async () => {
  const answer = await system.call('gateway', { method: 'PUT', path: '/switches', body: { timeouts: true, luck: true } });
  expect(answer.status).toBe(400);
  expect((await system.call('gateway', { path: '/switches' })).body).toMatchObject({ timeouts: false });
});
