import { RollingView } from './rolling-view';

function view() {
  const clock = { at: 1_000_000 };
  return { clock, rolling: new RollingView(5000, () => clock.at) };
}

it('has no rate and no duration before the first order', () => {
  expect(view().rolling.read()).toMatchObject({ orderSuccessRate: null, p95Ms: null, orders: 0, recommendationsShownRate: null });
});

it('counts failed orders in the rate and in the 95th percentile', () => {
  const { rolling } = view();
  for (let order = 0; order < 18; order += 1) rolling.recordOrder({ ok: true, ms: 10 });
  for (let order = 0; order < 2; order += 1) rolling.recordOrder({ ok: false, ms: 2000 });
  expect(rolling.read()).toMatchObject({ orderSuccessRate: 0.9, p95Ms: 2000, orders: 20 });
});

it('forgets what is older than the window', () => {
  const { clock, rolling } = view();
  rolling.recordOrder({ ok: false, ms: 2000 });
  clock.at += 5001;
  rolling.recordOrder({ ok: true, ms: 7 });
  expect(rolling.read()).toMatchObject({ orderSuccessRate: 1, p95Ms: 7, orders: 1, since: new Date(clock.at - 5000).toISOString() });
});

it('tells degraded orders apart', () => {
  const { rolling } = view();
  rolling.recordOrder({ ok: true, ms: 5, priceFrom: 'last known', payment: 'charged' });
  rolling.recordOrder({ ok: true, ms: 5, priceFrom: 'catalog', payment: 'queued' });
  rolling.recordPage(true);
  rolling.recordPage(false);
  expect(rolling.read()).toMatchObject({ lastKnownPriceRate: 0.5, paymentQueuedRate: 0.5, recommendationsShownRate: 0.5 });
});
