import { UuidSource } from '@platform/ids';
import type { Query } from './store';

const ids = new UuidSource();
const OUTBOX_CHANNEL = 'second_story_outbox';

/** Channel of committed changes; the topic `stop` on it means: look at stops and levers now. */
export const LIVE_CHANNEL = 'second_story_live';
export const STOP_TOPIC = 'stop';

/** Something that happened in a run, kept for good. */
export interface RunEventRecord {
  runId: string;
  /** `lifecycle`, `fault`, `deviation`, `recovery`, `stop`. */
  kind: string;
  text: string;
  /** When it truly happened; null = now, by the clock of the database. */
  at?: Date | null;
  data?: Record<string, unknown>;
  /** Also tell the timeline of the run's incident. */
  forTimeline?: boolean;
}

/** Records an event, and asks for its note in the timeline when it is one for the incident. */
export async function addRunEvent(
  query: Query,
  { runId, kind, text, at = null, data = {}, forTimeline = false }: RunEventRecord,
): Promise<void> {
  const [row] = await query<{ noted: boolean }>(
    `insert into run_event (id, run_id, at, kind, text, lifecycle, data, for_timeline)
     select $1, r.id, coalesce($3::timestamptz, clock_timestamp()), $4, $5, r.lifecycle, $6::jsonb, $7::boolean and r.incident_id is not null
     from run r where r.id = $2 returning for_timeline as noted`,
    [ids.next(), runId, at, kind, text, JSON.stringify(data), forTimeline],
  );
  if (row?.noted) await askFor(query, 'chaos.noteRunEvents', { runId });
}

/** Puts a job into the outbox; delivered after the commit. */
export async function askFor(query: Query, topic: string, payload: Record<string, string>): Promise<void> {
  await query(
    `with added as (insert into outbox (topic, payload) values ($1, $2::jsonb) returning id)
     select pg_notify('${OUTBOX_CHANNEL}', id::text) from added`,
    [topic, JSON.stringify(payload)],
  );
}

/** Tells whoever follows the run that it changed. */
export async function tellChanged(query: Query, runId: string): Promise<void> {
  await query(`select pg_notify('${LIVE_CHANNEL}', $1)`, [JSON.stringify({ topic: 'run', id: runId })]);
}
