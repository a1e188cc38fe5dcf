import type { SeedExperiment, SeedProbe } from './seed.types';

/** The steady state of the shop, read from the gateway's rolling view. */
export function probesAt(statsUrl: string): SeedProbe[] {
  const common = {
    kind: 'http' as const,
    url: statsUrl,
    modes: ['BEFORE', 'DURING', 'AFTER'] as SeedProbe['modes'],
    intervalMs: 500,
    timeoutMs: 1000,
  };
  return [
    {
      ...common,
      key: 'order-success-rate',
      name: 'Orders that succeed',
      jsonPointer: '/orderSuccessRate',
      unit: 'ratio',
      tolerance: { min: 0.95, max: 1 },
    },
    {
      ...common,
      key: 'order-p95',
      name: 'Order duration, 95th percentile',
      jsonPointer: '/p95Ms',
      unit: 'ms',
      tolerance: { min: 0, max: 500 },
    },
  ];
}

const ORDERS_GO_ON = {
  feature: 'order-placement',
  ownerTeam: 'ordering',
  services: ['order', 'catalog'] as SeedExperiment['services'],
  probes: ['order-success-rate', 'order-p95'] as SeedExperiment['probes'],
  recoveryMs: 15_000,
  fixedBy: ['timeouts', 'circuitBreakers'] as SeedExperiment['fixedBy'],
};

const SLOW = { kind: 'latency', params: { latencyMs: 3000, jitterMs: 0 } } as const;
const GONE = { kind: 'refuse', params: {} } as const;

export const EXPERIMENTS: SeedExperiment[] = [
  {
    ...ORDERS_GO_ON,
    key: 'catalog-slow-then-gone',
    title: 'Orders while the catalog is slow, then gone',
    hypothesis: 'When the catalog answers 3 s late and then refuses connections, orders go on at the last known price.',
    injections: [
      { key: 'slow', fault: SLOW, target: 'order-to-catalog', startAfterMs: 0, durationMs: 6000 },
      { key: 'gone', fault: GONE, target: 'order-to-catalog', startAfterMs: 6500, durationMs: 5000 },
    ],
    maxDurationMs: 60_000,
  },
  {
    ...ORDERS_GO_ON,
    key: 'catalog-slow',
    title: 'Orders while the catalog is slow',
    hypothesis: 'When the catalog answers 3 s late, orders go on at the last known price.',
    injections: [{ key: 'slow', fault: SLOW, target: 'order-to-catalog', startAfterMs: 0, durationMs: 8000 }],
    maxDurationMs: 45_000,
  },
  {
    ...ORDERS_GO_ON,
    key: 'catalog-black-hole',
    title: 'Orders while the catalog swallows every call',
    hypothesis: 'When calls to the catalog get no answer at all, orders go on at the last known price.',
    injections: [
      {
        key: 'silent',
        fault: { kind: 'blackhole', params: {} },
        target: 'order-to-catalog',
        startAfterMs: 0,
        durationMs: 8000,
      },
    ],
    maxDurationMs: 45_000,
  },
];
