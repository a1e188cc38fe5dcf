import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import type { TemplateKind } from './template.enums';

/** A template of a document. Its sections and fields live in versions that never change. */
@Entity('template')
@Unique('template_key_unique', ['key'])
@Check(
  'template_kind_known',
  `"kind" in ('incident_postmortem', 'learning_review', 'light', 'five_hows', 'customer_report', 'security', 'near_miss', 'game_day_debrief', 'table_top')`,
)
export class TemplateEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'template_pk' }) id!: string;
  @Column('text') key!: string;
  @Column('text') kind!: TemplateKind;
  @Column('text') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('boolean', { name: 'built_in', default: false }) builtIn!: boolean;
  @Column({ type: 'timestamptz', precision: 3, name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  /** Set as soon as the first version is written, in the same transaction. */
  @Column('uuid', { name: 'current_version_id', nullable: true })
  @ForeignKey('TemplateVersionEntity', { name: 'template_current_version_fk', deferrable: 'INITIALLY DEFERRED' })
  currentVersionId!: string | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
