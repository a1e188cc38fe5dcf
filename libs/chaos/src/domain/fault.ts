/** The fault ledger: states of a row, allowed moves, deterministic names. Drivers answer in the same words. */
export const FAULT_STATES = [
  'planned',
  'arming',
  'active',
  'disarming',
  'unconfirmed',
  'stuck',
  'cleared',
  'never_armed',
  'irreversible_done',
] as const;
export type FaultState = (typeof FAULT_STATES)[number];

const MOVES: Record<FaultState, readonly FaultState[]> = {
  planned: ['arming', 'never_armed'],
  arming: ['active', 'disarming', 'unconfirmed', 'never_armed', 'irreversible_done'],
  // active → cleared: the target side ended it early and its evidence says so.
  active: ['disarming', 'unconfirmed', 'cleared', 'irreversible_done'],
  disarming: ['cleared', 'unconfirmed', 'stuck', 'never_armed', 'irreversible_done'],
  unconfirmed: ['active', 'disarming', 'stuck', 'cleared', 'never_armed', 'irreversible_done'],
  stuck: ['disarming', 'cleared', 'irreversible_done'],
  cleared: [],
  never_armed: [],
  irreversible_done: [],
};

/** True when a ledger row may be moved by compare-and-set from `from` to `to`. A move to the same state is not a move. */
export function mayMoveFault(from: FaultState, to: FaultState): boolean {
  return MOVES[from].includes(to);
}

/** Every state from which `to` may be reached: the `where state in (…)` of the conditional update. */
export function faultStatesBefore(to: FaultState): FaultState[] {
  return FAULT_STATES.filter((from) => MOVES[from].includes(to));
}

/** States after which nothing of the fault can be left: no further move. */
export const FINAL_FAULT_STATES = ['cleared', 'never_armed', 'irreversible_done'] as const satisfies readonly FaultState[];

/** States that occupy a target: at most one fault per target key is in one of them (unique partial index). */
export const OCCUPYING_FAULT_STATES = ['arming', 'active', 'disarming', 'unconfirmed', 'stuck'] as const satisfies readonly FaultState[];

/** True for cleared, never_armed and irreversible_done. */
export function isFinalFault(state: FaultState): boolean {
  return MOVES[state].length === 0;
}

/** Prefix of every external name of ours: what an orphan sweep lists by. */
export const EXTERNAL_NAME_PREFIX = 'gd-';

/** Shape of an external name; also safe as a Kubernetes object name. */
export const EXTERNAL_NAME_PATTERN = /^gd-[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?-[1-9][0-9]{0,3}$/;

/**
 * Deterministic name of a fault at its target side: `gd-<run key>-<n>`, for instance `gd-run-88-1`.
 * The same ledger row always gives the same name, so that a second create finds the first.
 * @param runKey short key or id of the run; letters, digits and dashes, at most 48
 * @param n ordinal of the injection in the run, from 1 to 9999
 * @throws RangeError when the result would not be a valid name
 */
export function externalNameOf(runKey: string, n: number): string {
  const name = `${EXTERNAL_NAME_PREFIX}${runKey.toLowerCase()}-${n}`;
  if (!EXTERNAL_NAME_PATTERN.test(name)) throw new RangeError(`not a valid fault name: ${name}`);
  return name;
}
