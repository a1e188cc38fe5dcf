/** What a run showed, and why it shows nothing when it does not. */
export const RUN_OUTCOMES = ['not_evaluated', 'held', 'deviated', 'inconclusive', 'failed_to_start', 'aborted'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** Why an outcome is neither held nor deviated. */
export const OUTCOME_REASONS = [
  'baseline_not_met',
  'worker_lost',
  'lease_lost',
  'blind',
  'partial_injection',
  'hard_deadline',
  'nothing_armed',
  'stopped',
  'guard_probe',
  'emergency_stop',
  'incident_opened',
] as const;
export type OutcomeReason = (typeof OUTCOME_REASONS)[number];

/** What cut a run short. The first one that happened is kept; see {@link firstInterruption}. */
export type Interruption = Exclude<OutcomeReason, 'baseline_not_met' | 'partial_injection' | 'nothing_armed'> | 'arming_failed';

/** The measured facts an outcome is decided from. */
export interface OutcomeFacts {
  /** null when the run never measured it (stopped before). */
  baselineMet: boolean | null;
  /** Faults that became active at least once. */
  becameActive: number;
  /** What cut the run short; null when it ran to the end of all durations. */
  interruption: Interruption | null;
  /** What the samples taken during the faults say. */
  during: 'held' | 'deviated' | 'inconclusive';
}

/** An outcome with its reason; the reason is null exactly for held, deviated and not_evaluated. */
export interface DecidedOutcome {
  outcome: RunOutcome;
  reason: OutcomeReason | null;
}

const ABORTED: readonly Interruption[] = ['stopped', 'guard_probe', 'emergency_stop', 'incident_opened'];
const LOST: readonly Interruption[] = ['worker_lost', 'lease_lost'];

/**
 * Decides outcome and reason at the end of a run. An interrupted run is never held or deviated:
 * losing the worker outweighs everything, because whatever was measured may be incomplete.
 */
export function decideOutcome(facts: OutcomeFacts): DecidedOutcome {
  const { interruption } = facts;
  if (interruption && LOST.includes(interruption)) return { outcome: 'inconclusive', reason: interruption as OutcomeReason };
  if (interruption && ABORTED.includes(interruption)) return { outcome: 'aborted', reason: interruption as OutcomeReason };
  if (facts.baselineMet === false) return { outcome: 'inconclusive', reason: 'baseline_not_met' };
  if (interruption === 'arming_failed') {
    return facts.becameActive === 0
      ? { outcome: 'failed_to_start', reason: 'nothing_armed' }
      : { outcome: 'inconclusive', reason: 'partial_injection' };
  }
  if (interruption) return { outcome: 'inconclusive', reason: interruption as OutcomeReason };
  if (facts.baselineMet === null || facts.during === 'inconclusive') return { outcome: 'inconclusive', reason: 'blind' };
  if (facts.becameActive === 0) return { outcome: 'failed_to_start', reason: 'nothing_armed' };
  return { outcome: facts.during, reason: null };
}

/**
 * Which interruption a run keeps when a second one arrives: the first, except that a lost worker or lease always
 * replaces it (what the lost worker saw cannot be trusted to be complete).
 */
export function firstInterruption(kept: Interruption | null, arriving: Interruption): Interruption {
  if (!kept) return arriving;
  return LOST.includes(arriving) && !LOST.includes(kept) ? arriving : kept;
}
