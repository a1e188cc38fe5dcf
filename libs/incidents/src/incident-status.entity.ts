import { Check, Column, Entity, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import type { StatusCategory } from './domain/incident-status';

/** A status as the organisation names it, within one of the fixed categories. */
@Entity('incident_status')
@Unique('incident_status_key_unique', ['key'])
@Check('incident_status_category_known', `"category" in ('triage', 'live', 'learning', 'closed')`)
export class IncidentStatusEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'incident_status_pk' }) id!: string;
  @Column('text') key!: string;
  @Column('text') name!: string;
  @Column('text') category!: StatusCategory;
  @Column('integer') position!: number;
  @Column({ type: 'timestamptz', precision: 3, name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
