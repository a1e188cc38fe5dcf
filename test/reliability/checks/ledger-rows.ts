/** A run as the database has it at the end. Times in milliseconds since 1970. */
export interface RunRow {
  id: string;
  number: number;
  /** Rises each time a worker takes the run. */
  epoch: number;
  lifecycle: string;
  outcome: string;
  outcomeReason: string | null;
  requestedAt: number;
  finishedAt: number | null;
}

/** A row of the fault ledger at the end. */
export interface FaultRow {
  runId: string;
  ordinal: number;
  externalName: string;
  targetKey: string;
  state: string;
  expiresAt: number;
}

/** Lifecycles that nothing leaves. */
export const FINAL_LIFECYCLES = ['finished', 'refused', 'expired', 'cancelled'];

/** Fault states in which nothing is left at the target. */
export const FINAL_FAULTS = ['cleared', 'never_armed', 'irreversible_done'];
