import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import type { ContentKind } from './domain/section-content';
import { PostmortemEntity } from './postmortem.entity';

/** One section of a postmortem: its prompts come from the template, its text is Markdown. */
@Entity('postmortem_section')
@Unique('postmortem_section_key_unique', ['postmortemId', 'key'])
@Check('postmortem_section_content_known', `"content_kind" in ('markdown', 'timeline', 'factors', 'actions', 'mitigators')`)
export class PostmortemSectionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'postmortem_section_pk' }) id!: string;
  @Column('uuid', { name: 'postmortem_id' })
  @ForeignKey(() => PostmortemEntity, { name: 'postmortem_section_postmortem_fk' })
  postmortemId!: string;
  @Column('text') key!: string;
  @Column('text') title!: string;
  @Column('text', { default: '' }) prompt!: string;
  @Column('text', { default: '' }) help!: string;
  @Column('text', { array: true, default: '{}' }) facilitation!: string[];
  @Column('text', { name: 'content_kind', default: 'markdown' }) contentKind!: ContentKind;
  @Column('boolean', { default: false }) required!: boolean;
  @Column('integer') position!: number;
  @Column('text', { default: '' }) body!: string;
  @VersionColumn({ default: 1 }) revision!: number;
}
