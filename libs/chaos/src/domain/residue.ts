import type { FaultState } from './fault';
import type { RunLifecycle } from './run';

/** What a run left behind. Never stored by itself: always derived from the run's faults. */
export const RESIDUES = ['none', 'irreversible_done', 'armed', 'active', 'unknown', 'present'] as const;
export type Residue = (typeof RESIDUES)[number];

const RESIDUE_OF: Record<FaultState, Residue> = {
  planned: 'none',
  never_armed: 'none',
  cleared: 'none',
  irreversible_done: 'irreversible_done',
  arming: 'armed',
  active: 'active',
  disarming: 'active',
  unconfirmed: 'unknown',
  stuck: 'present',
};

/** The worst residue of the given fault states; `none` for an empty list. */
export function residueOf(states: readonly FaultState[]): Residue {
  const worst = Math.max(0, ...states.map((state) => RESIDUES.indexOf(RESIDUE_OF[state])));
  return RESIDUES[worst] ?? 'none';
}

/** The invariant of the run table: a run is finished only when nothing that can be removed is left. */
export function mayFinish(residue: Residue): boolean {
  return residue === 'none' || residue === 'irreversible_done';
}

/** True when lifecycle and residue do not contradict each other. */
export function isConsistent(lifecycle: RunLifecycle, residue: Residue): boolean {
  if (lifecycle === 'finished') return mayFinish(residue);
  if (lifecycle === 'refused' || lifecycle === 'expired' || lifecycle === 'cancelled') return residue === 'none';
  return true;
}
