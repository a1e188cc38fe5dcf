import fc from 'fast-check';
import { safePattern } from './safe-pattern';
import { distanceOutside, isWithin, type Tolerance, toleranceProblem } from './tolerance';

describe('tolerance', () => {
  it.each<[Tolerance, string | number | boolean, boolean]>([
    [200, 200, true],
    [200, '200', false],
    [true, true, true],
    ['open', 'closed', false],
    [[1, 5], 1, true],
    [[1, 5], 5, true],
    [[1, 5], 5.01, false],
    [[1, 5], '3', false],
    [[200, 201, 204], 204, true],
    [[200, 201, 204], 203, false],
    [['ok', 'degraded'], 'degraded', true],
    [{ type: 'range', range: [0.5, 0.9] }, 0.5, true],
    [{ type: 'range', range: [0.5, 0.9] }, 0.91, false],
    [{ type: 'regex', pattern: '^ready' }, 'ready to serve', true],
    [{ type: 'regex', pattern: '^ready$' }, 'not ready', false],
    [{ type: 'regex', pattern: '^2' }, 204, true],
    [{ lt: 500 }, 500, false],
    [{ lte: 500 }, 500, true],
    [{ gt: 0.99 }, 0.99, false],
    [{ gte: 0.99 }, 0.99, true],
    [{ gte: 0, lt: 10 }, -1, false],
    [{ gte: 0 }, true, false],
  ])('%j for %j: %s', (tolerance, value, met) => {
    expect(toleranceProblem(tolerance)).toBeNull();
    expect(isWithin(tolerance, value)).toBe(met);
    expect(distanceOutside(tolerance, value) === 0).toBe(met);
  });

  it.each([
    null,
    undefined,
    {},
    [],
    Number.NaN,
    [5, 1],
    { lt: '5' },
    { lt: 5, about: 1 },
    { type: 'range', range: [1] },
    { type: 'range', range: [2, 1] },
    { type: 'jsonpath', path: '$' },
    { type: 'regex' },
    { type: 'regex', pattern: '(' },
    [[1]],
  ])('refuses %j with a reason', (tolerance) => expect(toleranceProblem(tolerance)).toEqual(expect.any(String)));

  it('measures how far outside a number is', () => {
    expect(distanceOutside({ lte: 500 }, 750)).toBe(250);
    expect(distanceOutside([10, 20], 4)).toBe(6);
    expect(distanceOutside({ lt: 500 }, 500)).toBeGreaterThan(0);
    expect(distanceOutside('ok', 'no')).toBe(1);
  });

  it('grows outside with the distance to the bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), fc.nat(), (high, near, far) => {
        const [a, b] = [high + Math.min(near, far), high + Math.max(near, far)];
        return distanceOutside({ lte: high }, a) <= distanceOutside({ lte: high }, b);
      }),
    );
  });
});

describe('pattern', () => {
  it.each(['(a+)+$', '(a|a)*b', '(.*)\\1', '(?=a)b', 'a*a*a*b', 'x'.repeat(129), '', '(?:ab){3}'])('refuses %j', (pattern) =>
    expect(safePattern(pattern).problem).toEqual(expect.any(String)),
  );

  it.each(['^ok', '\\d+ ms', '^(up|ready)$', '[a-z]+@[a-z]+', '\\(x\\)*'])('accepts %j', (pattern) =>
    expect(safePattern(pattern).problem).toBeNull(),
  );

  it('answers at once on the worst text it allows', () => {
    const started = performance.now();
    isWithin({ type: 'regex', pattern: 'a*a*b' }, 'a'.repeat(10_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
