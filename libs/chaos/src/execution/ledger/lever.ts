import type { Query } from './store';

/** SQL: the lever is engaged everywhere or for this environment. `environment` is an expression. */
export const leverEngaged = (environment: string): string =>
  `exists (select 1 from emergency_stop s where s.released_at is null and (s.environment_id is null or s.environment_id = ${environment}))`;

const LOCKS = 4_600_100;

/**
 * Held while a driver is asked to arm. Whoever stops takes the other side: a stop is acknowledged only when no arming is under way, and an
 * arming that comes later sees the stop.
 */
export async function lockArming(query: Query, runId: string): Promise<void> {
  await query(`select pg_advisory_xact_lock_shared(${LOCKS}, 0), pg_advisory_xact_lock_shared(${LOCKS}, hashtext($1))`, [runId]);
}

/**
 * Waits until no arming of the run (null: of any run) is under way and keeps others out until the end of the transaction. Gives up silently
 * after the lock timeout of the connection: a worker that hangs must not keep anybody from stopping.
 */
export async function lockOutArming(query: Query, runId: string | null): Promise<void> {
  await query('savepoint lock_out_arming');
  try {
    await query(`select pg_advisory_xact_lock(${LOCKS}, case when $1::text is null then 0 else hashtext($1::text) end)`, [runId]);
  } catch {
    await query('rollback to savepoint lock_out_arming');
  }
}
