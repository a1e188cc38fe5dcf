import type { ExperimentSpec } from '../domain/experiment';
import { firstInterruption, type Interruption } from '../domain/outcome';
import { isLeased, type RunLifecycle } from '../domain/run';
import { leverEngaged, moveRun, type Query, type Store } from './ledger';
import { type Place, placesOf } from './places';

/** Length of a worker's lease, as an SQL interval. */
export const LEASE = `interval '10 seconds'`;

/** A run that this worker holds. */
export interface HeldRun {
  id: string;
  number: number;
  /** Fence of every write. */
  epoch: number;
  environmentId: string;
  experimentVersionId: string;
  spec: ExperimentSpec;
  /** Of each injection; empty when it is only cleaned up. */
  places: Place[];
  startedAt: Date;
  /** What is left until the hard limit, ms. */
  remainingMs: number;
  interruption: Interruption | null;
  /** null when it was not measured yet. */
  baselineMet: boolean | null;
  explanation: string;
  /** Forward from the baseline, or only clean up what a lost worker left. */
  way: 'forward' | 'clean_up';
}

interface Row {
  id: string;
  number: number;
  lifecycle: RunLifecycle;
  lease_epoch: number;
  environment_id: string;
  experiment_version_id: string;
  interruption: Interruption | null;
  baseline_met: boolean | null;
  explanation: string;
  unheld: boolean;
  started_at: Date | null;
  spec: ExperimentSpec;
  held: boolean;
  stopped: boolean;
  lever: boolean;
  protection: string;
}

/**
 * Takes a run by conditional update: lease of ten seconds, epoch + 1. Null when there is nothing to do: final, held by another worker, waiting
 * for a person. A queued run goes forward, or is refused when lever or environment forbid it by now; any other one is only cleaned up.
 */
export async function takeRun(store: Store, runId: string): Promise<HeldRun | null> {
  return store.transaction(async (query) => {
    const [run] = await query<Row>(
      `select r.id, r.number, r.lifecycle, r.lease_epoch, r.environment_id, r.experiment_version_id, r.interruption, r.baseline_met, r.explanation, r.started_at,
         v.spec, r.lease_until is null as unheld,
         coalesce(r.lease_until > clock_timestamp(), false) as held, r.stop_requested_at is not null as stopped,
         ${leverEngaged('r.environment_id')} as lever, e.protection
       from run r join experiment_version v on v.id = r.experiment_version_id join environment e on e.id = r.environment_id
       where r.id = $1 for update of r`,
      [runId],
    );
    if (!run) return null;
    if (run.lifecycle === 'queued') return start(query, run);
    // Given back on purpose, for another try: nothing was lost.
    if (run.lifecycle === 'rolling_back' && run.unheld) return take(query, run);
    if (isLeased(run.lifecycle) && !run.held) {
      const interruption = firstInterruption(run.interruption, 'worker_lost');
      await moveRun(query, { runId, event: 'lease_lost', set: { interruption }, text: 'The worker that held the run was lost.' });
      return cleanUp(query, { ...run, interruption });
    }
    return run.lifecycle === 'recovering' ? cleanUp(query, run) : null;
  });
}

async function start(query: Query, run: Row): Promise<HeldRun | null> {
  if (run.stopped) {
    await moveRun(query, { runId: run.id, event: 'cancelled', set: { explanation: 'Stopped before it began.' } });
    return null;
  }
  const places = await placesOf(query, run.environment_id, run.spec);
  const complete = places.every((place) => place !== null);
  const refusal = run.lever
    ? 'The emergency stop is engaged.'
    : run.protection !== 'open'
      ? `The environment is ${run.protection === 'forbidden' ? 'closed for chaos' : 'subject to approval, which does not exist yet'}.`
      : complete
        ? null
        : 'A target of the plan is no longer allowed in the environment.';
  if (refusal) {
    await moveRun(query, { runId: run.id, event: 'refused', set: { explanation: refusal }, text: refusal });
    return null;
  }
  await lease(
    query,
    run.id,
    `, started_at = clock_timestamp(), deadline_at = clock_timestamp() + make_interval(secs => $2::float8 / 1000)`,
    [run.spec.guards.maxDurationMs],
  );
  await moveRun(query, { runId: run.id, event: 'leased', text: 'A worker took the run; the baseline is measured.' });
  return held(query, run, places as Place[], 'forward');
}

async function cleanUp(query: Query, run: Row): Promise<HeldRun> {
  await moveRun(query, { runId: run.id, event: 'recovery_taken', text: 'Another worker took the run; it only removes faults.' });
  return take(query, run);
}

async function take(query: Query, run: Row): Promise<HeldRun> {
  await lease(query, run.id, '', []);
  return held(query, run, [], 'clean_up');
}

async function lease(query: Query, runId: string, more: string, params: unknown[]): Promise<void> {
  await query(`update run set lease_until = clock_timestamp() + ${LEASE}, lease_epoch = lease_epoch + 1${more} where id = $1`, [
    runId,
    ...params,
  ]);
}

async function held(query: Query, run: Row, places: Place[], way: HeldRun['way']): Promise<HeldRun> {
  const [now] = await query<{ lease_epoch: number; started_at: Date; remaining: number }>(
    'select lease_epoch, started_at, extract(epoch from deadline_at - clock_timestamp())::float8 * 1000 as remaining from run where id = $1',
    [run.id],
  );
  return {
    id: run.id,
    number: run.number,
    epoch: now!.lease_epoch,
    environmentId: run.environment_id,
    experimentVersionId: run.experiment_version_id,
    spec: run.spec,
    places,
    startedAt: now!.started_at,
    remainingMs: now!.remaining,
    interruption: run.interruption,
    baselineMet: run.baseline_met,
    explanation: run.explanation,
    way,
  };
}
