import { lifecyclesBefore, nextLifecycle, type RunEvent, type RunLifecycle } from '../../domain/run';
import { addRunEvent, askFor, tellChanged } from './announce';
import type { Query } from './store';

/** Columns a move may set along with the lifecycle. */
type RunChanges = Partial<{
  outcome: string;
  outcome_reason: string | null;
  interruption: string | null;
  explanation: string;
  baseline_met: boolean;
  recovered: boolean | null;
  time_to_detect_ms: number | null;
  time_to_recover_ms: number | null;
}>;

export interface RunMove {
  runId: string;
  event: RunEvent;
  /** Only while this worker still holds the run: its epoch, and a lease that has not run out. */
  epoch?: number;
  set?: RunChanges;
  /** For people; the event's default otherwise. */
  text?: string;
  data?: Record<string, unknown>;
}

const STAMPS: Partial<Record<RunLifecycle, string>> = {
  injecting: ', injecting_at = clock_timestamp()',
  finished: ', finished_at = clock_timestamp(), lease_until = null',
  refused: ', finished_at = clock_timestamp(), lease_until = null',
  cancelled: ', finished_at = clock_timestamp(), lease_until = null',
  recovering: ', lease_until = null',
  rollback_failed: ', lease_until = null',
};

/**
 * Moves a run by compare-and-set. False when it is not where the move starts, the lease is lost, or it would be finished with a fault left;
 * nothing was changed then. A final run asks for `chaos.runFinished` in the same transaction.
 */
export async function moveRun(query: Query, { runId, event, epoch, set = {}, text, data = {} }: RunMove): Promise<boolean> {
  const from = lifecyclesBefore(event);
  const to = nextLifecycle(from[0]!, event)!;
  const params: unknown[] = [runId, from, to];
  const sets = Object.entries(set).map(([name, value]) => `, ${name} = $${params.push(value)}`);
  const fence = epoch === undefined ? '' : ` and lease_epoch = $${params.push(epoch)} and lease_until > clock_timestamp()`;
  const clean =
    to === 'finished'
      ? ` and not exists (select 1 from fault f where f.run_id = run.id and f.state not in ('cleared', 'never_armed', 'irreversible_done'))`
      : '';
  const moved = await query<{ id: string }>(
    `update run set lifecycle = $3, state_changed_at = clock_timestamp()${STAMPS[to] ?? ''}${sets.join('')}
     where id = $1 and lifecycle = any($2::text[])${fence}${clean} returning id`,
    params,
  );
  if (moved.length === 0) return false;
  await addRunEvent(query, { runId, kind: 'lifecycle', text: text ?? `${event.replaceAll('_', ' ')}`, data: { event, to, ...data } });
  if (STAMPS[to]?.includes('finished_at')) {
    await askFor(query, 'chaos.runFinished', { runId });
  }
  await tellChanged(query, runId);
  return true;
}
