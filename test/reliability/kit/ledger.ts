import type { Pool } from 'pg';
import type { FaultRow, RunRow } from '../checks/ledger-rows';

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** All runs as the database has them now. */
export async function readRuns(db: Pool): Promise<RunRow[]> {
  const { rows } = await db.query<RunRow>(
    `select id, number, lease_epoch as epoch, lifecycle, outcome, outcome_reason as "outcomeReason", ${MS('requested_at')} as "requestedAt",
       ${MS('finished_at')} as "finishedAt" from run order by number`,
  );
  return rows;
}

/** The fault ledger as it is now. */
export async function readFaults(db: Pool): Promise<FaultRow[]> {
  const { rows } = await db.query<FaultRow>(
    `select run_id as "runId", ordinal, external_name as "externalName", target_key as "targetKey", state, ${MS('expires_at')} as "expiresAt"
     from fault order by planned_at, id`,
  );
  return rows;
}

/** Lifecycles in which a worker holds a run under a lease. */
export const HELD = ['baselining', 'injecting', 'observing', 'aborting', 'rolling_back', 'verifying_recovery'];
