import type { OutcomeReason, RunOutcome } from './outcome';
import type { RunLifecycle } from './run';

/** What a run proves about a fix. */
export type EvidenceVerdict = 'green' | 'red';

/** The facts of a run that evidence is read from. */
export interface EvidenceFacts {
  lifecycle: RunLifecycle;
  outcome: RunOutcome;
  reason: OutcomeReason | null;
  /** true | false as measured after the faults were gone; null = not measured. */
  recovered: boolean | null;
}

/**
 * Green: held and recovered. Red: deviated, or not recovered, or stopped by a guard probe. Null: no evidence.
 * A run in which nothing was ever injected is no evidence either way, even if the system was unwell.
 */
export function evidenceOf(run: EvidenceFacts): EvidenceVerdict | null {
  if (run.lifecycle !== 'finished' || run.outcome === 'failed_to_start' || run.outcome === 'not_evaluated') return null;
  if (run.outcome === 'deviated' || run.recovered === false) return 'red';
  if (run.outcome === 'aborted' && run.reason === 'guard_probe') return 'red';
  return run.outcome === 'held' && run.recovered === true ? 'green' : null;
}
