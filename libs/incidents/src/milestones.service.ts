import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import { Clock } from '@platform/clock';
import type { Tx } from '@platform/database';
import { refuse, refuseAll, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { MILESTONE_NAMES, type Milestone } from './domain/milestone';
import { IncidentEntity } from './incident.entity';
import type { IncidentMilestoneClearInput, IncidentMilestoneSetInput } from './incident-milestone.inputs';
import { momentRefusals, type Provenance, zoneRefusals } from './moments';
import { TimelineService } from './timeline.service';
import type { TimelineMarker } from './timeline-entry.enums';

/** A milestone with where its time comes from. */
export interface NewMilestone extends Provenance {
  milestone: Milestone;
  at: Date;
}

const MARKERS: Partial<Record<Milestone, TimelineMarker>> = {
  impact_start: 'key_moment',
  detected: 'detection',
  mitigated: 'repair',
  resolved: 'repair',
};

/** The milestones of incidents. Each has one entry on the timeline that moves with it. */
@Injectable()
export class MilestonesService {
  constructor(
    private readonly clock: Clock,
    private readonly timeline: TimelineService,
  ) {}

  async set(tx: Tx, input: IncidentMilestoneSetInput): Promise<UseCaseResult> {
    const incident = await loadVisible(tx, IncidentEntity, 'Incident', input.incidentId);
    authorize(tx.actor, 'incident:write', incident);
    refuseConflict(input.expectedRevision, incident.revision, { incident: incident.id });
    const texts = new TextInput();
    const source = texts.required(input.source, TEXT_LIMITS.title, 'source');
    const zone = input.zone ?? incident.zone;
    refuseAll([...texts.refusals, ...zoneRefusals(zone), ...momentRefusals(input.at, this.clock.now(), ['input', 'at'])]);
    await this.put(tx, incident.id, { milestone: input.milestone, at: input.at, source, zone, confidence: input.confidence });
    return { ids: { incident: incident.id } };
  }

  async clear(tx: Tx, input: IncidentMilestoneClearInput): Promise<UseCaseResult> {
    const incident = await loadVisible(tx, IncidentEntity, 'Incident', input.incidentId);
    authorize(tx.actor, 'incident:write', incident);
    refuseConflict(input.expectedRevision, incident.revision, { incident: incident.id });
    const { milestone } = input;
    if (milestone === 'declared')
      refuse('MILESTONE_REQUIRED', 'Every incident was declared at some time; set another time instead.', ['input', 'milestone']);
    await tx.query('delete from incident_milestone where incident_id = $1 and milestone = $2', [incident.id, milestone]);
    const entry = await tx.one<{ id: string }>(
      `with hidden as (
         update timeline_entry set hidden_at = now(), revision = revision + 1
         where incident_id = $1 and milestone = $2 and hidden_at is null returning id
       ) select id from hidden`,
      [incident.id, milestone],
    );
    await tx.query('update incident set revision = revision + 1 where id = $1', [incident.id]);
    tx.audit('incident.milestoneCleared', 'incident', incident.id, { milestone });
    tx.changed('incident', incident.id);
    if (entry) tx.changed('timeline_entry', entry.id, incident.id);
    return { ids: { incident: incident.id } };
  }

  /** Sets a milestone and its entry; the caller has checked rights and values. The incident's revision goes up. */
  async put(tx: Tx, incidentId: string, { milestone, at, source, zone, confidence }: NewMilestone): Promise<void> {
    await this.write(tx, incidentId, { milestone, at, source, zone, confidence });
    await tx.query('update incident set revision = revision + 1, declared_at = coalesce($2, declared_at) where id = $1', [
      incidentId,
      milestone === 'declared' ? at : null,
    ]);
    tx.audit('incident.milestoneSet', 'incident', incidentId, { milestone });
    tx.changed('incident', incidentId);
  }

  /** Writes the rows of a milestone alone; for incidents that are being made. */
  async write(tx: Tx, incidentId: string, { milestone, at, source, zone, confidence }: NewMilestone, text?: string): Promise<void> {
    await tx.query(
      `insert into incident_milestone (incident_id, milestone, at, source, zone, confidence) values ($1, $2, $3, $4, $5, $6)
       on conflict (incident_id, milestone) do update set at = excluded.at, source = excluded.source, zone = excluded.zone, confidence = excluded.confidence`,
      [incidentId, milestone, at, source, zone, confidence],
    );
    await this.timeline.addEntry(tx, {
      incidentId,
      occurredAt: at,
      kind: 'status',
      marker: MARKERS[milestone] ?? null,
      text: text ?? `${MILESTONE_NAMES[milestone]}.`,
      source,
      zone,
      confidence,
      actor: 'system',
      milestone,
    });
  }
}
