import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { ExperimentSpec } from './domain/experiment';

/** One state of an experiment; never changed, so that a run and the evidence from it stay what they were. */
@Entity('experiment_version')
@Unique('experiment_version_number_unique', ['experimentId', 'number'])
export class ExperimentVersionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'experiment_version_pk' }) id!: string;
  // By name: the experiment names its current version, and two files may not import each other.
  @Column('uuid', { name: 'experiment_id' })
  @ForeignKey('ExperimentEntity', { name: 'experiment_version_experiment_fk' })
  experimentId!: string;
  @Column('integer') number!: number;
  @Column('jsonb') spec!: ExperimentSpec;
  /** SHA-256 of the spec, hex. */
  @Column('text', { name: 'spec_hash' }) specHash!: string;
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
