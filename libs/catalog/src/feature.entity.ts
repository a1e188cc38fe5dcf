import { Check, Column, Entity, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import type { FeatureCriticality } from './feature.enums';

/** Something the product does for its users, with the row that says how it behaves when what it needs is down. */
@Entity('feature')
@Unique('feature_key_unique', ['key'])
@Check('feature_criticality_known', `"criticality" in ('critical', 'high', 'medium', 'low')`)
export class FeatureEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'feature_pk' }) id!: string;
  @Column('text') key!: string;
  @Column('text') name!: string;
  @Column('text') criticality!: FeatureCriticality;
  @Column('text', { name: 'degraded_behaviour', default: '' }) degradedBehaviour!: string;
  @Column({ type: 'timestamptz', precision: 3, name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
