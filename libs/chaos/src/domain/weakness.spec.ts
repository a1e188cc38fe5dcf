import { measureDeviation } from './deviation';
import { judgeSample } from './steady-state';
import { type InjectedFault, proposeWeaknesses } from './weakness';

const at = (second: number): Date => new Date(Date.UTC(2030, 0, 1, 0, 0, second));
const deviation = (values: number[], recovered = true) => {
  const read = (start: number, list: number[]) =>
    list.map((value, i) => judgeSample({ at: at(start + i), value, unit: null, error: null }, { gte: 0.99 }));
  const samples = { probe: 'orderSuccessRate', tolerance: { gte: 0.99 }, maxDeviatedShare: 0 };
  const after = read(30, recovered ? [1, 1, 1] : [0.5]);
  return measureDeviation(
    { ...samples, baseline: read(0, [1, 1]), during: read(10, values), after },
    { startedAt: at(10), endedAt: at(29) },
    3,
  );
};
const fault = (over: Partial<InjectedFault> = {}): InjectedFault => ({
  kind: 'latency',
  params: { latencyMs: 800 },
  target: 'order-catalog',
  service: 'order',
  startedAt: at(10),
  endedAt: at(14),
  ...over,
});

describe('weakness', () => {
  it('is proposed with the figures behind it', () => {
    expect(proposeWeaknesses([fault()], [deviation([1, 0.4, 0.6])])).toEqual([
      {
        statement: 'order does not yet keep its steady state with slow answers from order-catalog (800 ms more).',
        evidence:
          'orderSuccessRate reached 0.4, usually 1. 67 % of 3 samples were out of tolerance. First seen 1.0 s after the fault began. It returned 1.0 s after the fault was gone.',
        suggestedPattern: 'timeout',
        affectedService: 'order',
        target: 'order-catalog',
      },
    ]);
  });

  it.each([
    ['latency', 'timeout'],
    ['blackhole', 'timeout'],
    ['refuse', 'circuit_breaker'],
    ['reset', 'circuit_breaker'],
    ['http_error', 'degradation'],
    ['eclipse', 'other'],
  ])('points from %s to %s', (kind, pattern) => {
    expect(proposeWeaknesses([fault({ kind })], [deviation([0.1])])[0]?.suggestedPattern).toBe(pattern);
  });

  it('is not proposed when the steady state held', () => expect(proposeWeaknesses([fault()], [deviation([1, 1])])).toEqual([]));

  it('is proposed for the faults that were there while a probe deviated, and for no other', () => {
    const early = fault({ target: 'first', endedAt: at(11) });
    const late = fault({ target: 'second', startedAt: at(13), endedAt: at(16) });
    expect(proposeWeaknesses([early, late], [deviation([1, 1, 1, 0.5])]).map(({ target }) => target)).toEqual(['second']);
  });

  it('says when the system did not come back', () => {
    expect(proposeWeaknesses([fault()], [deviation([0.5], false)])[0]?.evidence).toContain('It did not return within the time allowed.');
  });

  it('speaks of the system when no service is known', () => {
    expect(proposeWeaknesses([fault({ service: null })], [deviation([0.5])])[0]?.statement).toMatch(/^The system does not yet keep/);
  });
});
