import { guardFires, isBlind, judgeBaseline, judgeSample, type Sample } from './steady-state';

const at = (second: number): Date => new Date(Date.UTC(2030, 0, 1, 12, 0, second));
const samples = (...met: (boolean | null)[]): Sample[] =>
  met.map((one, i) => ({ at: at(i), value: one === null ? null : 1, unit: null, met: one, error: one === null ? 'no answer' : null }));

describe('sample', () => {
  it('is judged by its tolerance', () => {
    expect(judgeSample({ at: at(0), value: 0.97, unit: null, error: null }, { gte: 0.99 }).met).toBe(false);
    expect(judgeSample({ at: at(0), value: 1, unit: null, error: null }, { gte: 0.99 }).met).toBe(true);
  });

  it('is neither met nor missed when it could not be evaluated', () => {
    expect(judgeSample({ at: at(0), value: null, unit: 'ms', error: 'time-out' }, { lt: 5 }).met).toBeNull();
  });
});

describe('blindness', () => {
  it.each([
    [[null, null, null], 3, true],
    [[true, null, null], 3, false],
    [[null, null, null, true], 3, false],
    [[false, null, null, null], 3, true],
    [[null, null], 3, false],
    [[], 1, false],
  ])('of %j with %d in a row: %s', (met, k, blind) => expect(isBlind(samples(...met), k)).toBe(blind));
});

describe('abort guard', () => {
  it.each([
    [[false, false], 2, true],
    [[false, null, false], 2, false],
    [[false, false, true], 2, false],
    [[false], 2, false],
  ])('on %j with %d in a row: %s', (met, consecutive, fires) => expect(guardFires(samples(...met), consecutive)).toBe(fires));
});

describe('baseline', () => {
  it.each([
    [[true, true, true], 2, 'met'],
    [[false, true, true, true], 2, 'met'],
    [[true, true, false], 2, 'not_met'],
    [[true, true], 1, 'not_met'],
    [[true, true, null], 2, 'not_met'],
    [[null, null, null], 2, 'blind'],
    [[], 2, 'blind'],
    [[true, true, true], 62, 'met'],
    [[true, true, true], 63, 'stale'],
  ] as const)('of %j at second %d is %s', (met, second, verdict) => expect(judgeBaseline(samples(...met), 3, at(second))).toBe(verdict));
});
