import type { Scope } from '@platform/reads';
import type { Confidence, Milestone } from './domain/milestone';
import type { EvidenceLink } from './timeline-entry.entity';
import type { TimelineActor, TimelineKind, TimelineMarker } from './timeline-entry.enums';

/** An entry as services of this and other libs add it. */
export interface NewTimelineEntry {
  incidentId: string;
  occurredAt: Date;
  endsAt?: Date | null | undefined;
  kind: TimelineKind;
  marker?: TimelineMarker | null | undefined;
  text: string;
  /** Where it comes from, in words. */
  source: string;
  /** IANA zone; absent takes the zone of the incident. */
  zone?: string | null | undefined;
  confidence: Confidence;
  actor: TimelineActor;
  evidence?: readonly EvidenceLink[] | null | undefined;
  pinned?: boolean | null | undefined;
  /** The milestone it stands for; at most one entry of an incident does, so a second one moves the first. */
  milestone?: Milestone;
}

/**
 * One statement that finds the incident (only if the viewer may see it, when one is given), takes its zone where none is told, and adds the
 * entry. Answers with the id of the entry, or no row when there is no such incident.
 */
export function insertEntry(
  id: string,
  entry: NewTimelineEntry,
  viewer: { scope: Scope; teamIds: readonly string[] } | null,
): [sql: string, params: unknown[]] {
  const sql = `
    insert into timeline_entry as e
      (id, incident_id, occurred_at, ends_at, kind, marker, text, source, zone, confidence, actor, evidence, pinned, milestone)
    select $2::uuid, i.id, $4::timestamptz, $5::timestamptz, $6::text, $7::text, $8::text, $9::text, coalesce($10::text, i.zone), $11::text,
      $12::text, $13::jsonb, $14::boolean, $15::text
    from incident i where i.id = $3::uuid and $1::uuid[] is not null and ${viewer ? viewer.scope('i') : 'true'}
    on conflict (incident_id, milestone) where milestone is not null do update set occurred_at = excluded.occurred_at, source = excluded.source,
      zone = excluded.zone, confidence = excluded.confidence, recorded_at = now(), hidden_at = null, revision = e.revision + 1
    returning id`;
  return [
    sql,
    [
      viewer?.teamIds ?? [],
      id,
      entry.incidentId,
      entry.occurredAt,
      entry.endsAt ?? null,
      entry.kind,
      entry.marker ?? null,
      entry.text.replaceAll('\0', ''),
      entry.source.replaceAll('\0', ''),
      entry.zone ?? null,
      entry.confidence,
      entry.actor,
      JSON.stringify(entry.evidence ?? []),
      entry.pinned ?? false,
      entry.milestone ?? null,
    ],
  ];
}
