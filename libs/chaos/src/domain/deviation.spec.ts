import fc from 'fast-check';
import { judgeDuring, judgeRecovered, measureDeviation, median, type ProbeSamples } from './deviation';
import { judgeSample, type Sample } from './steady-state';

const at = (second: number): Date => new Date(Date.UTC(2030, 0, 1) + second * 1_000);
const tolerance = { lte: 300 };
const read = (start: number, values: (number | null)[]): Sample[] =>
  values.map((value, i) => judgeSample({ at: at(start + i), value, unit: 'ms', error: value === null ? 'no answer' : null }, tolerance));
const probe = (during: (number | null)[], after: (number | null)[] = [100, 100, 100], over: Partial<ProbeSamples> = {}): ProbeSamples => ({
  probe: 'p95Ms',
  tolerance,
  maxDeviatedShare: 0,
  baseline: read(0, [90, 110, 100]),
  during: read(10, during),
  after: read(20, after),
  ...over,
});
const window = { startedAt: at(9), endedAt: at(19) };
const measure = (samples: ProbeSamples) => measureDeviation(samples, window, 3);

describe('deviation of a probe', () => {
  it('has all its figures when the system left the steady state and came back', () => {
    expect(measure(probe([100, 400, 900, 350], [500, 120, 110, 100]))).toEqual({
      probe: 'p95Ms',
      unit: 'ms',
      baselineMedian: 100,
      worst: 900,
      worstAt: at(12),
      firstDeviationAt: at(11),
      lastDeviationAt: at(13),
      evaluated: 4,
      unevaluated: 0,
      deviatedShare: 0.75,
      deviated: true,
      timeToDetectMs: 2_000,
      timeToRecoverMs: 2_000,
      recovered: true,
    });
  });

  it('held when every sample was within', () => {
    expect(measure(probe([100, 290, 120]))).toMatchObject({
      deviated: false,
      worst: 290,
      firstDeviationAt: null,
      timeToDetectMs: null,
      timeToRecoverMs: 1_000,
    });
  });

  it.each([
    ['nothing was sampled', [], { deviated: null, deviatedShare: null, worst: null }],
    ['nothing could be evaluated', [null, null], { deviated: null, deviatedShare: null, unevaluated: 2 }],
    ['a part could not be evaluated', [null, 100], { deviated: false, evaluated: 1, unevaluated: 1 }],
  ])('says so when %s', (_what, during, expected) => expect(measure(probe(during))).toMatchObject(expected));

  it('allows the share of deviating samples that the probe allows', () => {
    expect(measure(probe([400, 100, 100, 100], [], { maxDeviatedShare: 0.25 })).deviated).toBe(false);
    expect(measure(probe([400, 400, 100, 100], [], { maxDeviatedShare: 0.25 })).deviated).toBe(true);
  });

  it.each([
    ['never', [400, 400], { recovered: false, timeToRecoverMs: null }],
    ['for too short a time', [100, 100, 400, 100, 100], { recovered: false, timeToRecoverMs: null }],
    ['after a relapse', [100, 400, 100, 100, 100], { recovered: true, timeToRecoverMs: 3_000 }],
    ['with a gap in the streak', [100, 100, null, 100, 100, 100], { recovered: true, timeToRecoverMs: 4_000 }],
    ['unseen', [null, null], { recovered: null, timeToRecoverMs: null }],
    ['unmeasured', [], { recovered: null, timeToRecoverMs: null }],
  ])('tells a system that came back %s', (_what, after, expected) => expect(measure(probe([400], after))).toMatchObject(expected));

  it('has no times when the faults have none', () => {
    const unknown = measureDeviation(probe([400]), { startedAt: null, endedAt: null }, 3);
    expect([unknown.timeToDetectMs, unknown.timeToRecoverMs]).toEqual([null, null]);
  });

  it('never gives a negative time', () => {
    const early = measureDeviation(probe([400]), { startedAt: at(12), endedAt: at(25) }, 3);
    expect([early.timeToDetectMs, early.timeToRecoverMs]).toEqual([0, 0]);
  });

  it('deviates exactly when a sample is outside, whatever the samples', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 600 })), { minLength: 1 }), (values) => {
        const { deviated, worst } = measure(probe(values));
        const numbers = values.filter((value) => value !== null);
        if (numbers.length === 0) return deviated === null && worst === null;
        const highest = Math.max(...numbers);
        return deviated === highest > 300 && (highest <= 300 || worst === highest);
      }),
    );
  });
});

describe('verdict over all probes', () => {
  const held = measure(probe([100]));
  const deviated = measure(probe([400]));
  const blind = measure(probe([null]));
  it.each([
    [[held, held], 'held'],
    [[held, deviated], 'deviated'],
    [[blind, deviated], 'deviated'],
    [[held, blind], 'inconclusive'],
    [[], 'inconclusive'],
  ] as const)('case %#', (all, verdict) => expect(judgeDuring(all)).toBe(verdict));

  it('counts as recovered when all that was measured came back', () => {
    expect(judgeRecovered([{ recovered: true }, { recovered: null }])).toBe(true);
    expect(judgeRecovered([{ recovered: true }, { recovered: false }])).toBe(false);
    expect(judgeRecovered([{ recovered: null }])).toBeNull();
  });
});

it.each([
  [[], null],
  [[5], 5],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('median of %j is %j', (values, expected) => expect(median(values)).toBe(expected));
