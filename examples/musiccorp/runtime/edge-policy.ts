import {
  bulkhead,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  ConstantBackoff,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type IPolicy,
  noop,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { CallError } from './call-errors';
import { RetryBudget } from './retry-budget';
import type { SwitchValues } from './switches';

/** What protects a call on one edge, and which parts wait for their switch. */
export interface EdgeTraits {
  /** Patience per try in milliseconds, in force when `timeouts` is on. */
  timeoutMs?: number;
  /** Opens after this many failures in a row, in force when `circuitBreakers` is on. */
  breakAfter?: number;
  /** `fixed`: two retries after 50 ms each, always there. Both kinds become jittered and budgeted when `retriesWithBackoff` is on. */
  retries?: 'fixed' | 'when-switched';
  /** Calls at once (as many again may wait), in force when `bulkheads` is on. */
  compartment?: number;
}

/** Longer than the share of trial calls that would show in a p95 at ten orders a second. */
const HALF_OPEN_AFTER_MS = 4000;

export interface EdgePolicy {
  policy: IPolicy;
  breaker: CircuitBreakerPolicy | null;
  budget: RetryBudget | null;
}

/** Builds the policy of one edge for the switches as they are now. Order, outermost first: bulkhead, retry, breaker, timeout. */
export function edgePolicy(traits: EdgeTraits, switches: SwitchValues): EdgePolicy {
  const troubled = (error: Error) => error instanceof CallError && error.calleeIsTroubled;
  const parts: IPolicy[] = [];
  let breaker: CircuitBreakerPolicy | null = null;
  let budget: RetryBudget | null = null;
  if (traits.compartment && switches.bulkheads) parts.push(bulkhead(traits.compartment, traits.compartment));
  if (traits.retries && switches.retriesWithBackoff) {
    const allowance = new RetryBudget(0.1, 10);
    budget = allowance;
    parts.push(
      retry(
        handleWhen((error) => troubled(error) && allowance.spend()),
        { maxAttempts: 2, backoff: new ExponentialBackoff({ initialDelay: 25, maxDelay: 250 }) },
      ),
    );
  } else if (traits.retries === 'fixed') {
    parts.push(retry(handleWhen(troubled), { maxAttempts: 2, backoff: new ConstantBackoff(50) }));
  }
  if (traits.breakAfter && switches.circuitBreakers) {
    breaker = circuitBreaker(handleWhen(troubled), {
      halfOpenAfter: HALF_OPEN_AFTER_MS,
      breaker: new ConsecutiveBreaker(traits.breakAfter),
    });
    parts.push(breaker);
  }
  if (traits.timeoutMs && switches.timeouts) parts.push(timeout(traits.timeoutMs, TimeoutStrategy.Cooperative));
  return { policy: wrap(noop, ...parts), breaker, budget };
}

const STATE_WORDS = { [CircuitState.Closed]: 'closed', [CircuitState.Open]: 'open', [CircuitState.HalfOpen]: 'half-open' } as const;

/** The breaker's state in a word; `none` when there is no breaker. */
export function breakerWord(breaker: CircuitBreakerPolicy | null): 'none' | 'closed' | 'open' | 'half-open' {
  if (!breaker) return 'none';
  return breaker.state === CircuitState.Isolated ? 'open' : STATE_WORDS[breaker.state];
}
