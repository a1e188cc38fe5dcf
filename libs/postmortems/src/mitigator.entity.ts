import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import type { MitigatorKind } from './mitigator.enums';
import { PostmortemEntity } from './postmortem.entity';

/** What went well or kept it from being worse, what was hard, what was luck. */
@Entity('mitigator')
@Index('mitigator_postmortem_idx', ['postmortemId', 'position'])
@Check('mitigator_kind_known', `"kind" in ('went_well', 'was_hard', 'got_lucky')`)
export class MitigatorEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mitigator_pk' }) id!: string;
  @Column('uuid', { name: 'postmortem_id' })
  @ForeignKey(() => PostmortemEntity, { name: 'mitigator_postmortem_fk' })
  postmortemId!: string;
  @Column('text') kind!: MitigatorKind;
  @Column('text') text!: string;
  @Column('integer') position!: number;
  @VersionColumn({ default: 1 }) revision!: number;
}
