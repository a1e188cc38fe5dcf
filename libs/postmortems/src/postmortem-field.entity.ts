import { Column, Entity, ForeignKey, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import { PostmortemEntity } from './postmortem.entity';
import type { FieldType } from './template.enums';

/** One custom field of a postmortem, as its template version asked for it, with its entries. */
@Entity('postmortem_field')
@Unique('postmortem_field_key_unique', ['postmortemId', 'key'])
export class PostmortemFieldEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'postmortem_field_pk' }) id!: string;
  @Column('uuid', { name: 'postmortem_id' })
  @ForeignKey(() => PostmortemEntity, { name: 'postmortem_field_postmortem_fk' })
  postmortemId!: string;
  @Column('text') key!: string;
  @Column('text') label!: string;
  @Column('text', { default: '' }) help!: string;
  @Column('text', { name: 'field_type' }) fieldType!: FieldType;
  @Column('text', { array: true, default: '{}' }) options!: string[];
  @Column('boolean', { default: false }) required!: boolean;
  @Column('integer') position!: number;
  /** Empty, one entry, or several for a multi-choice; written as `FieldType` says. */
  @Column('text', { array: true, default: '{}' }) entries!: string[];
  @VersionColumn({ default: 1 }) revision!: number;
}
