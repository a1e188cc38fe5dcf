import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Confidence, Milestone } from './domain/milestone';
import { IncidentEntity } from './incident.entity';
import type { TimelineActor, TimelineKind, TimelineMarker } from './timeline-entry.enums';

/** What an entry can be checked against: a link, or a chaos run by its id. */
export interface EvidenceLink {
  label?: string;
  url?: string;
  runId?: string;
}

/** One thing that happened, in the words of those who saw it. */
@Entity('timeline_entry')
@Index('timeline_entry_incident_idx', { synchronize: false })
@Index('timeline_entry_milestone_unique', { synchronize: false })
@Check('timeline_entry_in_order', `"ends_at" >= "occurred_at"`)
@Check(
  'timeline_entry_kind_known',
  `"kind" in ('observation', 'action', 'decision', 'communication', 'change', 'alert', 'status', 'fault', 'note', 'impact')`,
)
@Check('timeline_entry_marker_known', `"marker" in ('detection', 'diagnosis', 'repair', 'key_moment')`)
@Check('timeline_entry_confidence_known', `"confidence" in ('measured', 'reported', 'inferred', 'remembered', 'unknown')`)
@Check(
  'timeline_entry_actor_known',
  `"actor" in ('alerting', 'automation', 'responder', 'facilitator', 'driver', 'observer', 'customer', 'vendor', 'system')`,
)
@Check('timeline_entry_milestone_known', `"milestone" in ('impact_start', 'detected', 'declared', 'acknowledged', 'mitigated', 'resolved')`)
export class TimelineEntryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'timeline_entry_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' })
  @ForeignKey(() => IncidentEntity, { name: 'timeline_entry_incident_fk' })
  incidentId!: string;
  @Column({ type: 'timestamptz', precision: 3, name: 'occurred_at' }) occurredAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'ends_at', nullable: true }) endsAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'recorded_at', default: () => 'now()' }) recordedAt!: Date;
  @Column('text') kind!: TimelineKind;
  @Column('text', { nullable: true }) marker!: TimelineMarker | null;
  @Column('text') text!: string;
  @Column('text') source!: string;
  @Column('text') zone!: string;
  @Column('text') confidence!: Confidence;
  @Column('text') actor!: TimelineActor;
  @Column('jsonb', { default: [] }) evidence!: EvidenceLink[];
  @Column('boolean', { default: false }) pinned!: boolean;
  /** Set on the entry the system keeps for a milestone; it moves with the milestone. */
  @Column('text', { nullable: true }) milestone!: Milestone | null;
  /** When it was hidden; hidden entries can be restored. */
  @Column({ type: 'timestamptz', precision: 3, name: 'hidden_at', nullable: true }) hiddenAt!: Date | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
