import { IncidentEntity } from '@incidents';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import type { PostmortemStatus } from './postmortem.enums';
import { TemplateVersionEntity } from './template-version.entity';

/** A write-up of one incident, real or drill. Whoever sees the incident sees it. */
@Entity('postmortem')
@Unique('postmortem_number_unique', ['number'])
@Index('postmortem_incident_idx', ['incidentId'])
@Index('postmortem_template_version_idx', ['templateVersionId'])
@Index('postmortem_created_idx', { synchronize: false })
@Check('postmortem_status_known', `"status" in ('draft', 'in_review', 'published', 'archived')`)
export class PostmortemEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'postmortem_pk' }) id!: string;
  @Column('integer') number!: number;
  @Column('uuid', { name: 'incident_id' })
  @ForeignKey(() => IncidentEntity, { name: 'postmortem_incident_fk' })
  incidentId!: string;
  /** The version it was started with; later versions do not touch it. */
  @Column('uuid', { name: 'template_version_id' })
  @ForeignKey(() => TemplateVersionEntity, { name: 'postmortem_template_version_fk' })
  templateVersionId!: string;
  @Column('text') title!: string;
  @Column('text', { default: 'draft' }) status!: PostmortemStatus;
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'published_at', nullable: true }) publishedAt!: Date | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
