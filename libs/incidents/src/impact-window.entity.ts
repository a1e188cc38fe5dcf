import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Confidence } from './domain/milestone';
import { IncidentEntity } from './incident.entity';

/** A span of time in which users were affected. An incident may have several, and they may overlap. */
@Entity('impact_window')
@Index('impact_window_incident_idx', ['incidentId', 'startsAt'])
@Check('impact_window_in_order', `"ends_at" >= "starts_at"`)
@Check('impact_window_confidence_known', `"confidence" in ('measured', 'reported', 'inferred', 'remembered', 'unknown')`)
export class ImpactWindowEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'impact_window_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' })
  @ForeignKey(() => IncidentEntity, { name: 'impact_window_incident_fk' })
  incidentId!: string;
  @Column({ type: 'timestamptz', precision: 3, name: 'starts_at' }) startsAt!: Date;
  /** Null while it goes on. */
  @Column({ type: 'timestamptz', precision: 3, name: 'ends_at', nullable: true }) endsAt!: Date | null;
  @Column('text', { default: '' }) description!: string;
  @Column('text') source!: string;
  @Column('text') zone!: string;
  @Column('text') confidence!: Confidence;
  @VersionColumn({ default: 1 }) revision!: number;
}
