import { enumOf } from '@platform/graphql';

export type Practice = 'timeout' | 'retry' | 'bulkhead' | 'circuit_breaker' | 'idempotency' | 'health_check' | 'graceful_shutdown';
export type PracticeStatus = 'gap' | 'partial' | 'done';

export const PRACTICE = enumOf<Practice>('Practice', 'A resilience practice a service can follow.', {
  timeout: 'Every outgoing call ends in bounded time.',
  retry: 'Failed calls are repeated with back-off, jitter and a budget.',
  bulkhead: 'One slow dependency cannot take all resources.',
  circuit_breaker: 'A failing dependency is left alone for a while.',
  idempotency: 'Doing it twice has the effect of doing it once.',
  health_check: 'It says whether it lives and whether it can take work.',
  graceful_shutdown: 'It finishes what it began before it ends.',
});

export const PRACTICE_STATUS = enumOf<PracticeStatus>('PracticeStatus', 'How far a practice is in place.', {
  gap: 'Not there.',
  partial: 'There in part.',
  done: 'There, and the evidence says how that is known.',
});
