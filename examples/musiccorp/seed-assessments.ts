import type { SeedAssessment } from './seed.types';

/** How far the known resilience practices are in place, out of the box. */
export const ASSESSMENTS: SeedAssessment[] = [
  {
    service: 'order',
    practice: 'TIMEOUT',
    implementation: 'Calls to catalog, inventory and payment wait as long as the customer does; only the socket ends after 30 s.',
    status: 'GAP',
    evidence: 'With 3 s of latency on order-to-catalog every order runs into the customer deadline of 2 s.',
    fixSwitch: 'timeouts',
  },
  {
    service: 'order',
    practice: 'CIRCUIT_BREAKER',
    implementation: 'None on order-to-catalog and order-to-inventory; a callee in trouble is asked again for every order.',
    status: 'GAP',
    evidence: 'With catalog refusing connections every order fails although the last known prices are at hand.',
    fixSwitch: 'circuitBreakers',
  },
  {
    service: 'order',
    practice: 'RETRY',
    implementation: 'Two retries after a fixed 50 ms on order-to-inventory; no jitter, no budget, none on order-to-payment.',
    status: 'PARTIAL',
    evidence: 'With inventory refusing, the tries on order-to-inventory in GET /state grow three times as fast as the calls.',
    fixSwitch: 'retriesWithBackoff',
  },
  {
    service: 'order',
    practice: 'BULKHEAD',
    implementation: 'Each service refuses more than 128 requests at once; inside order one slow callee can take all of them.',
    status: 'PARTIAL',
    evidence: 'Overload answers 503 OVERLOADED; there is no limit per callee.',
    fixSwitch: 'bulkheads',
  },
  {
    service: 'payment',
    practice: 'IDEMPOTENCY',
    implementation: 'A payment is taken once per order; events of the provider are not recognised when they arrive twice.',
    status: 'PARTIAL',
    evidence: 'GET /state of payment shows duplicatesApplied above 0 and bookedCents above chargedCents.',
    fixSwitch: 'idempotentPaymentEvents',
  },
  {
    service: 'gateway',
    practice: 'HEALTH_CHECK',
    implementation: 'Every service answers /health/live and /health/ready; not ready names the reason.',
    status: 'DONE',
    evidence: 'Readiness names each proxy that could not be reached since the start.',
    fixSwitch: null,
  },
  {
    service: 'order',
    practice: 'GRACEFUL_SHUTDOWN',
    implementation: 'On SIGTERM every service turns unready, answers what it has begun, and ends within five seconds.',
    status: 'DONE',
    evidence: 'An order in flight while order receives SIGTERM is answered with 201, and the process exits with 0.',
    fixSwitch: null,
  },
];
