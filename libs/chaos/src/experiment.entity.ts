import { TeamEntity } from '@identity';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import { EnvironmentEntity } from './environment.entity';
import { ExperimentVersionEntity } from './experiment-version.entity';

/** What is tried out. What exactly happens stands in its versions, which never change. */
@Entity('experiment')
@Unique('experiment_number_unique', ['number'])
export class ExperimentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'experiment_pk' }) id!: string;
  @Column('integer') number!: number;
  @Column('text') title!: string;
  @Column('text', { default: '' }) description!: string;
  /** Where it runs when a run does not say. */
  @Column('uuid', { name: 'environment_id' })
  @ForeignKey(() => EnvironmentEntity, { name: 'experiment_environment_fk' })
  environmentId!: string;
  @Column('uuid', { name: 'owner_team_id', nullable: true })
  @ForeignKey(() => TeamEntity, { name: 'experiment_owner_team_fk' })
  ownerTeamId!: string | null;
  @Column('uuid', { name: 'current_version_id', nullable: true })
  @ForeignKey(() => ExperimentVersionEntity, { name: 'experiment_current_version_fk' })
  currentVersionId!: string | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
