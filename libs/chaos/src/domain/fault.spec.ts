import fc from 'fast-check';
import {
  externalNameOf,
  FAULT_STATES,
  FINAL_FAULT_STATES,
  faultStatesBefore,
  isFinalFault,
  mayMoveFault,
  OCCUPYING_FAULT_STATES,
} from './fault';

describe('fault ledger', () => {
  it.each([
    ['planned', 'arming', true],
    ['planned', 'active', false],
    ['planned', 'never_armed', true],
    ['arming', 'active', true],
    ['arming', 'unconfirmed', true],
    ['arming', 'cleared', false],
    ['active', 'disarming', true],
    ['active', 'cleared', true],
    ['active', 'never_armed', false],
    ['disarming', 'cleared', true],
    ['disarming', 'active', false],
    ['unconfirmed', 'stuck', true],
    ['stuck', 'cleared', true],
    ['stuck', 'active', false],
    ['cleared', 'active', false],
  ] as const)('moves from %s to %s: %s', (from, to, allowed) => expect(mayMoveFault(from, to)).toBe(allowed));

  it('never leaves a final state and never moves to itself', () => {
    for (const from of FAULT_STATES) {
      expect(mayMoveFault(from, from)).toBe(false);
      if (isFinalFault(from)) for (const to of FAULT_STATES) expect(mayMoveFault(from, to)).toBe(false);
    }
    expect(FAULT_STATES.filter(isFinalFault)).toEqual([...FINAL_FAULT_STATES]);
  });

  it('reaches a final state from every state', () => {
    for (const start of FAULT_STATES) {
      const seen = new Set([start]);
      for (const from of seen) for (const to of FAULT_STATES) if (mayMoveFault(from, to)) seen.add(to);
      expect([...seen].some(isFinalFault)).toBe(true);
    }
  });

  it('is occupied exactly from arming until it is over', () => {
    expect(FAULT_STATES.filter((state) => state !== 'planned' && !isFinalFault(state)).sort()).toEqual([...OCCUPYING_FAULT_STATES].sort());
  });

  it('arms only what was planned', () => expect(faultStatesBefore('arming')).toEqual(['planned']));
});

describe('external name', () => {
  it('is made of the run key and the ordinal', () => expect(externalNameOf('RUN-88', 3)).toBe('gd-run-88-3'));

  it('is the same for the same row and differs between rows', () => {
    const row = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 9_999 }));
    fc.assert(
      fc.property(row, row, ([run, n], [otherRun, otherN]) => {
        const [name, other] = [externalNameOf(`RUN-${run}`, n), externalNameOf(`RUN-${otherRun}`, otherN)];
        return (name === other) === (run === otherRun && n === otherN);
      }),
    );
  });

  it.each([
    ['', 1],
    ['RUN-1', 0],
    ['RUN-1', 10_000],
    ['RUN 1', 1],
    ['../x', 1],
    ['x'.repeat(49), 1],
    ['-run', 1],
  ])('refuses %j with %d', (key, n) => expect(() => externalNameOf(key, n)).toThrow(RangeError));
});
