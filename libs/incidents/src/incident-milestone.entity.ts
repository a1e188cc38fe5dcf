import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Confidence, Milestone } from './domain/milestone';
import { IncidentEntity } from './incident.entity';

/** One moment an incident is measured by, with where its time comes from. */
@Entity('incident_milestone')
@Check('incident_milestone_known', `"milestone" in ('impact_start', 'detected', 'declared', 'acknowledged', 'mitigated', 'resolved')`)
@Check('incident_milestone_confidence_known', `"confidence" in ('measured', 'reported', 'inferred', 'remembered', 'unknown')`)
export class IncidentMilestoneEntity {
  @PrimaryColumn('uuid', { name: 'incident_id', primaryKeyConstraintName: 'incident_milestone_pk' })
  @ForeignKey(() => IncidentEntity, { name: 'incident_milestone_incident_fk' })
  incidentId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'incident_milestone_pk' }) milestone!: Milestone;
  @Column({ type: 'timestamptz', precision: 3 }) at!: Date;
  @Column('text') source!: string;
  @Column('text') zone!: string;
  @Column('text') confidence!: Confidence;
}
