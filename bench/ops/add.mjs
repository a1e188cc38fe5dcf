import { time, visible } from './sql.mjs';

const TEXT = 'The queue of the checkout grew beyond 10,000 messages and the alert about it came four minutes later.';

/** How the rows of this load are told from all others. */
export const WRITTEN_BY_BENCH = 'bench window';

/** One new timeline entry with its audit event and its notice to subscribers. */
export const add = {
  name: 'timeline entry add',
  floor: 0.4,
  writes: true,
  document: `mutation Add($input: TimelineEntryAddInput!) {
    timelineEntryAdd(input: $input) {
      timelineEntry { id occurredAt recordedAt kind text source zone confidence actor pinned revision }
      userErrors { code message path }
    }
  }`,
  variables: (sample) => ({ input: { incidentId: sample, text: TEXT, kind: 'OBSERVATION', source: WRITTEN_BY_BENCH } }),
  samples: `select i.id from incident i where ${visible('i')} and i.number % 5 = 0 order by md5(i.number::text) limit 500`,
  limit: `with entry as (
      insert into timeline_entry (id, incident_id, occurred_at, kind, text, source, zone, confidence, actor)
      select $3::uuid, i.id, $4::timestamptz, 'observation', $5, $6, i.zone, 'reported', 'responder'
      from incident i where i.id = $2::uuid and ${visible('i')}
      returning *
    ), audit as (
      insert into audit_event (id, actor_kind, actor_id, action, subject_type, subject_id, data)
      select $7::uuid, 'token', 'token:limit', 'timelineEntry.added', 'timelineEntry', id, json_build_object('incidentId', incident_id) from entry
    )
    select '{"data":{"timelineEntryAdd":{"timelineEntry":' || row_to_json(r)::text || ',"userErrors":[]}}}' as body,
      pg_notify('second_story_live', json_build_object('topic', 'timeline_entry', 'id', id, 'parentId', $2)::text)
    from (select id, ${time('occurred_at')} as "occurredAt", ${time('recorded_at')} as "recordedAt", upper(kind) as kind, text, source, zone,
      upper(confidence) as confidence, upper(actor) as actor, pinned, revision from entry) r`,
  values: (sample, newId) => [sample, newId(), new Date(), TEXT, WRITTEN_BY_BENCH, newId()],
  /** Ids and times differ from call to call; everything else is compared. */
  comparable: (answer) => {
    const entry = answer.data?.timelineEntryAdd?.timelineEntry;
    return entry
      ? {
          ...answer,
          data: { timelineEntryAdd: { ...answer.data.timelineEntryAdd, timelineEntry: { ...entry, id: 0, occurredAt: 0, recordedAt: 0 } } },
        }
      : answer;
  },
};
