import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import type { IncidentKind, Severity } from './incident.enums';
import { IncidentStatusEntity } from './incident-status.entity';

/** Something that went differently than expected: for real, or in a drill. */
@Entity('incident')
@Unique('incident_number_unique', ['number'])
@Index('incident_declared_idx', { synchronize: false })
@Index('incident_status_idx', ['statusId'])
@Check('incident_kind_known', `"kind" in ('real', 'drill')`)
@Check('incident_severity_known', `"severity" in ('sev1', 'sev2', 'sev3', 'sev4', 'sev5')`)
@Check('incident_restricted_to_somebody', `"restricted_to" is null or cardinality("restricted_to") > 0`)
export class IncidentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'incident_pk' }) id!: string;
  /** Shown as `INC-<number>`. */
  @Column('integer') number!: number;
  @Column('text') kind!: IncidentKind;
  @Column('text') title!: string;
  @Column('text', { default: '' }) summary!: string;
  @Column('text') severity!: Severity;
  @Column('uuid', { name: 'status_id' })
  @ForeignKey(() => IncidentStatusEntity, { name: 'incident_status_fk' })
  statusId!: string;
  /** Teams that may see it; null = everybody signed in. */
  @Column('uuid', { name: 'restricted_to', array: true, nullable: true }) restrictedTo!: string[] | null;
  /** IANA zone in which its times are told. */
  @Column('text') zone!: string;
  /** Equal to the milestone `declared`; here because lists are sorted by it. */
  @Column({ type: 'timestamptz', precision: 3, name: 'declared_at' }) declaredAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'recorded_at', default: () => 'now()' }) recordedAt!: Date;
  @VersionColumn({ default: 1 }) revision!: number;
}
