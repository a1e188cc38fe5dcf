import { TeamEntity } from '@identity';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import type { ConsistencyChoice, ServiceTier } from './service.enums';

/** Something a team runs. */
@Entity('service')
@Unique('service_key_unique', ['key'])
@Index('service_owner_team_idx', ['ownerTeamId'])
@Check('service_tier_known', `"tier" in ('tier1', 'tier2', 'tier3', 'tier4')`)
@Check('service_consistency_choice_known', `"consistency_choice" in ('consistency', 'availability', 'not_applicable')`)
export class ServiceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'service_pk' }) id!: string;
  @Column('text') key!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('text') tier!: ServiceTier;
  @Column('uuid', { name: 'owner_team_id', nullable: true })
  @ForeignKey(() => TeamEntity, { name: 'service_owner_team_fk' })
  ownerTeamId!: string | null;
  /** What it gives up when the network is partitioned. */
  @Column('text', { name: 'consistency_choice', default: 'not_applicable' }) consistencyChoice!: ConsistencyChoice;
  @Column({ type: 'timestamptz', precision: 3, name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
