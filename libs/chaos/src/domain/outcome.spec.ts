import fc from 'fast-check';
import { evidenceOf } from './evidence';
import { decideOutcome, firstInterruption, type Interruption, type OutcomeFacts, RUN_OUTCOMES } from './outcome';

const facts = (over: Partial<OutcomeFacts> = {}): OutcomeFacts => ({
  baselineMet: true,
  becameActive: 1,
  interruption: null,
  during: 'held',
  ...over,
});
const INTERRUPTIONS: Interruption[] = [
  'worker_lost',
  'lease_lost',
  'blind',
  'hard_deadline',
  'stopped',
  'guard_probe',
  'emergency_stop',
  'incident_opened',
  'arming_failed',
];

describe('outcome', () => {
  it.each<[string, Partial<OutcomeFacts>, string, string | null]>([
    ['held to the end', {}, 'held', null],
    ['left the steady state', { during: 'deviated' }, 'deviated', null],
    ['was not steady before', { baselineMet: false, becameActive: 0 }, 'inconclusive', 'baseline_not_met'],
    ['could not see before', { baselineMet: null, becameActive: 0, interruption: 'blind' }, 'inconclusive', 'blind'],
    ['went blind', { interruption: 'blind', during: 'deviated' }, 'inconclusive', 'blind'],
    ['had a probe that never answered', { during: 'inconclusive' }, 'inconclusive', 'blind'],
    ['lost its worker', { interruption: 'worker_lost' }, 'inconclusive', 'worker_lost'],
    [
      'lost its worker before anything was armed',
      { interruption: 'worker_lost', becameActive: 0, baselineMet: null },
      'inconclusive',
      'worker_lost',
    ],
    ['ran too long', { interruption: 'hard_deadline' }, 'inconclusive', 'hard_deadline'],
    ['was stopped', { interruption: 'stopped' }, 'aborted', 'stopped'],
    ['was stopped by a guard', { interruption: 'guard_probe', during: 'deviated' }, 'aborted', 'guard_probe'],
    ['was stopped by the lever', { interruption: 'emergency_stop' }, 'aborted', 'emergency_stop'],
    ['met an incident', { interruption: 'incident_opened' }, 'aborted', 'incident_opened'],
    ['armed nothing', { interruption: 'arming_failed', becameActive: 0 }, 'failed_to_start', 'nothing_armed'],
    ['armed a part', { interruption: 'arming_failed' }, 'inconclusive', 'partial_injection'],
  ])('of a run that %s', (_what, over, outcome, reason) => expect(decideOutcome(facts(over))).toEqual({ outcome, reason }));

  it('is never held or deviated after an interruption, and has a reason exactly when it is neither', () => {
    const any = fc.record({
      baselineMet: fc.constantFrom(true, false, null),
      becameActive: fc.nat(3),
      interruption: fc.constantFrom(null, ...INTERRUPTIONS),
      during: fc.constantFrom('held' as const, 'deviated' as const, 'inconclusive' as const),
    });
    fc.assert(
      fc.property(any, (some) => {
        const { outcome, reason } = decideOutcome(some);
        const judged = outcome === 'held' || outcome === 'deviated';
        return judged === (reason === null) && !(judged && some.interruption) && outcome !== 'not_evaluated';
      }),
    );
  });

  it('keeps the first interruption, unless the worker is lost', () => {
    expect(firstInterruption(null, 'stopped')).toBe('stopped');
    expect(firstInterruption('guard_probe', 'stopped')).toBe('guard_probe');
    expect(firstInterruption('stopped', 'worker_lost')).toBe('worker_lost');
    expect(firstInterruption('worker_lost', 'stopped')).toBe('worker_lost');
    expect(firstInterruption('lease_lost', 'worker_lost')).toBe('lease_lost');
  });
});

describe('evidence of a run', () => {
  const run = { lifecycle: 'finished', outcome: 'held', reason: null, recovered: true } as const;
  it.each([
    ['held and recovered', {}, 'green'],
    ['held, recovery not measured', { recovered: null }, null],
    ['held, not recovered', { recovered: false }, 'red'],
    ['deviated and recovered', { outcome: 'deviated' }, 'red'],
    ['stopped by a guard', { outcome: 'aborted', reason: 'guard_probe' }, 'red'],
    ['stopped by a person', { outcome: 'aborted', reason: 'stopped' }, null],
    ['inconclusive', { outcome: 'inconclusive', reason: 'worker_lost', recovered: null }, null],
    ['never injected into an unwell system', { outcome: 'failed_to_start', reason: 'nothing_armed', recovered: false }, null],
    ['still rolling back', { lifecycle: 'rolling_back' }, null],
  ] as const)('%s: %s', (_what, over, verdict) => expect(evidenceOf({ ...run, ...over })).toBe(verdict));

  it('is green only for held', () => {
    for (const outcome of RUN_OUTCOMES) if (outcome !== 'held') expect(evidenceOf({ ...run, outcome })).not.toBe('green');
  });
});
