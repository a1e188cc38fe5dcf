import { FACTOR_TITLE_MAX, factorProblem, guessStabilityPattern } from './contributing-factor';

describe('contributing factor', () => {
  it.each([
    ['', 'TITLE_EMPTY'],
    ['  ', 'TITLE_EMPTY'],
    ['x'.repeat(FACTOR_TITLE_MAX + 1), 'TITLE_TOO_LONG'],
    ['No alert on queue length', null],
  ])('judges the title %j', (title, problem) => expect(factorProblem({ title })).toBe(problem));

  it.each([
    ['The catalog call has no timeout', 'timeout'],
    ['Retries without backoff doubled the load', 'retry'],
    ['No circuit breaker before the timeout', 'circuit_breaker'],
    ['One thread pool for all calls', 'bulkhead'],
    ['Payment events are not idempotent', 'idempotency'],
    ['There was no fallback for recommendations', 'degradation'],
    ['The certificate ran out', null],
  ])('%s concerns %s', (text, pattern) => expect(guessStabilityPattern(text)).toBe(pattern));
});
