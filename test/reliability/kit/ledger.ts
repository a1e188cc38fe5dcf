import type { Pool } from 'pg';
import type { FaultRow, RunRow } from '../checks/ledger-rows';

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** All runs as the database has them now. */
export async function readRuns(db: Pool): Promise<RunRow[]> {
  const { rows } = await db.query<RunRow>(
    `select id, number, lifecycle, outcome, outcome_reason as "outcomeReason", ${MS('requested_at')} as "requestedAt",
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

/** The runs that are held under a lease: those that a worker which dies now leaves behind. */
export async function readHeld(db: Pool): Promise<{ runId: string; lifecycle: string }[]> {
  const { rows } = await db.query<{ runId: string; lifecycle: string }>(
    `select id as "runId", lifecycle from run where lease_until > clock_timestamp()
       and lifecycle in ('baselining', 'injecting', 'observing', 'aborting', 'rolling_back', 'verifying_recovery')`,
  );
  return rows;
}
