import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { TemplateEntity } from './template.entity';

/** One version of a template; never changed. Its sections and fields are rows beside it. */
@Entity('template_version')
@Unique('template_version_number_unique', ['templateId', 'number'])
export class TemplateVersionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'template_version_pk' }) id!: string;
  @Column('uuid', { name: 'template_id' })
  @ForeignKey(() => TemplateEntity, { name: 'template_version_template_fk' })
  templateId!: string;
  @Column('integer') number!: number;
  @Column('text', { default: '' }) opening!: string;
  /** Equal parts make no new version. */
  @Column('text', { name: 'content_hash' }) contentHash!: string;
  @Column({ type: 'timestamptz', precision: 3, name: 'saved_at', default: () => 'now()' }) savedAt!: Date;
}
