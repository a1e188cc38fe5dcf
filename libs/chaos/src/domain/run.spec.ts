import fc from 'fast-check';
import { FAULT_STATES } from './fault';
import { isConsistent, mayFinish, residueOf } from './residue';
import {
  FINAL_LIFECYCLES,
  isFinal,
  isLeased,
  LEASED_LIFECYCLES,
  lifecyclesBefore,
  nextLifecycle,
  RUN_EVENTS,
  RUN_LIFECYCLES,
  type RunEvent,
  type RunLifecycle,
} from './run';

const walk = (events: readonly RunEvent[], from: RunLifecycle = 'requested') =>
  events.reduce<RunLifecycle | null>((at, event) => at && nextLifecycle(at, event), from);

describe('life of a run', () => {
  it.each<[string, RunEvent[], RunLifecycle]>([
    [
      'a whole run',
      ['preflight_started', 'queued', 'leased', 'baseline_met', 'all_active', 'durations_over', 'all_cleared', 'recovery_met'],
      'finished',
    ],
    ['a run that waits for approval', ['preflight_started', 'approval_needed', 'approved', 'queued', 'leased'], 'baselining'],
    ['a refused run', ['preflight_started', 'refused'], 'refused'],
    ['a missed slot', ['preflight_started', 'scheduled', 'expired'], 'expired'],
    ['a run that is called off', ['preflight_started', 'scheduled', 'queued', 'cancelled'], 'cancelled'],
    ['a baseline that is not met', ['preflight_started', 'queued', 'leased', 'baseline_not_met'], 'finished'],
    [
      'a fault that could not be armed',
      ['preflight_started', 'queued', 'leased', 'baseline_met', 'arming_failed', 'arming_ended', 'all_cleared'],
      'verifying_recovery',
    ],
    [
      'a stop while observing',
      ['preflight_started', 'queued', 'leased', 'baseline_met', 'all_active', 'abort', 'arming_ended'],
      'rolling_back',
    ],
    [
      'a lost worker that is replaced',
      ['preflight_started', 'queued', 'leased', 'baseline_met', 'lease_lost', 'recovery_taken'],
      'rolling_back',
    ],
    ['a lost worker that is not', ['preflight_started', 'queued', 'leased', 'lease_lost', 'abandoned_clean'], 'finished'],
    [
      'a lost worker with a fault left',
      ['preflight_started', 'queued', 'leased', 'lease_lost', 'abandoned_dirty', 'confirmed_clean'],
      'finished',
    ],
    [
      'a removal that needed hands',
      ['preflight_started', 'queued', 'leased', 'baseline_met', 'abort', 'arming_ended', 'retries_spent', 'rollback_retried'],
      'rolling_back',
    ],
  ])('follows %s', (_what, events, to) => expect(walk(events)).toBe(to));

  it.each<[RunLifecycle, RunEvent]>([
    ['queued', 'baseline_met'],
    ['requested', 'leased'],
    ['observing', 'cancelled'],
    ['observing', 'baseline_met'],
    ['injecting', 'durations_over'],
    ['rolling_back', 'recovery_met'],
    ['rollback_failed', 'lease_lost'],
    ['finished', 'rollback_retried'],
  ])('refuses, from %s, the event %s', (from, event) => expect(nextLifecycle(from, event)).toBeNull());

  it('has no way out of a final lifecycle', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FINAL_LIFECYCLES),
        fc.constantFrom(...RUN_EVENTS),
        (from, event) => nextLifecycle(from, event) === null,
      ),
    );
  });

  it('reaches an end from everywhere, whatever happened before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RUN_EVENTS), { maxLength: 60 }), (events) => {
        let at: RunLifecycle = 'requested';
        for (const event of events) at = nextLifecycle(at, event) ?? at;
        const seen = new Set([at]);
        for (const from of seen) for (const event of RUN_EVENTS) seen.add(nextLifecycle(from, event) ?? from);
        return [...seen].some(isFinal);
      }),
    );
  });

  it('never injects without a met baseline', () => {
    for (const from of RUN_LIFECYCLES)
      for (const event of RUN_EVENTS)
        if (nextLifecycle(from, event) === 'injecting') expect([from, event]).toEqual(['baselining', 'baseline_met']);
  });

  it('passes through rolling back before it finishes, once anything may be armed', () => {
    const unsafe = lifecyclesBefore('all_active').concat(lifecyclesBefore('durations_over'), 'aborting');
    for (const from of unsafe) for (const event of RUN_EVENTS) expect(nextLifecycle(from, event)).not.toBe('finished');
  });

  it('loses the lease exactly where one is held', () => {
    for (const lifecycle of RUN_LIFECYCLES) expect(nextLifecycle(lifecycle, 'lease_lost') !== null).toBe(isLeased(lifecycle));
    expect(lifecyclesBefore('lease_lost').sort()).toEqual([...LEASED_LIFECYCLES].sort());
  });

  it('can reach every lifecycle', () => {
    const seen = new Set<RunLifecycle>(['requested']);
    for (const from of seen) for (const event of RUN_EVENTS) seen.add(nextLifecycle(from, event) ?? from);
    expect([...seen].sort()).toEqual([...RUN_LIFECYCLES].sort());
  });
});

describe('residue', () => {
  it.each([
    [[], 'none'],
    [['planned', 'never_armed', 'cleared'], 'none'],
    [['cleared', 'irreversible_done'], 'irreversible_done'],
    [['arming', 'cleared'], 'armed'],
    [['arming', 'active'], 'active'],
    [['disarming'], 'active'],
    [['active', 'unconfirmed'], 'unknown'],
    [['unconfirmed', 'stuck', 'cleared'], 'present'],
  ] as const)('of %j is %s', (states, residue) => expect(residueOf(states)).toBe(residue));

  it('lets a run finish only when every fault is over', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FAULT_STATES)), (states) => {
        const over = states.every((state) => ['planned', 'never_armed', 'cleared', 'irreversible_done'].includes(state));
        const residue = residueOf(states);
        return mayFinish(residue) === over && isConsistent('finished', residue) === over && isConsistent('observing', residue);
      }),
    );
  });

  it('allows nothing at all behind a run that never began', () => {
    expect(isConsistent('cancelled', 'irreversible_done')).toBe(false);
    expect(isConsistent('refused', 'none')).toBe(true);
  });
});
