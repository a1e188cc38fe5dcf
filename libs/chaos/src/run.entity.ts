import { IncidentEntity } from '@incidents';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Interruption, OutcomeReason, RunOutcome } from './domain/outcome';
import type { RunLifecycle } from './domain/run';
import { EnvironmentEntity } from './environment.entity';
import { ExperimentEntity } from './experiment.entity';
import { ExperimentVersionEntity } from './experiment-version.entity';

/** Why a run was asked for. */
export type RunPurpose = 'game_day' | 'proof' | 'manual';

/** One run of an experiment. Its row is the truth; the queue only says that there is something to do. */
@Entity('run')
@Unique('run_number_unique', ['number'])
@Index('run_requested_idx', { synchronize: false })
@Index('run_experiment_idx', { synchronize: false })
@Index('run_open_idx', { synchronize: false })
@Index('run_incident_idx', ['incidentId'])
@Index('run_occurrence_idx', ['occurrenceId'])
@Check('run_purpose_known', `"purpose" in ('game_day', 'proof', 'manual')`)
@Check(
  'run_lifecycle_known',
  `"lifecycle" in ('requested', 'preflight', 'awaiting_approval', 'scheduled', 'queued', 'baselining', 'injecting', 'observing', 'aborting', 'rolling_back', 'rollback_failed', 'recovering', 'verifying_recovery', 'finished', 'refused', 'expired', 'cancelled')`,
)
@Check('run_outcome_known', `"outcome" in ('not_evaluated', 'held', 'deviated', 'inconclusive', 'failed_to_start', 'aborted')`)
@Check(
  'run_outcome_reason_known',
  `"outcome_reason" in ('baseline_not_met', 'worker_lost', 'lease_lost', 'blind', 'partial_injection', 'hard_deadline', 'nothing_armed', 'stopped', 'guard_probe', 'emergency_stop', 'incident_opened')`,
)
@Check('run_finished_is_timed', `("lifecycle" in ('finished', 'refused', 'expired', 'cancelled')) = ("finished_at" is not null)`)
export class RunEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'run_pk' }) id!: string;
  @Column('integer') number!: number;
  @Column('uuid', { name: 'experiment_id' })
  @ForeignKey(() => ExperimentEntity, { name: 'run_experiment_fk' })
  experimentId!: string;
  @Column('uuid', { name: 'experiment_version_id' })
  @ForeignKey(() => ExperimentVersionEntity, { name: 'run_experiment_version_fk' })
  experimentVersionId!: string;
  @Column('uuid', { name: 'environment_id' })
  @ForeignKey(() => EnvironmentEntity, { name: 'run_environment_fk' })
  environmentId!: string;
  @Column('uuid', { name: 'incident_id', nullable: true })
  @ForeignKey(() => IncidentEntity, { name: 'run_incident_fk' })
  incidentId!: string | null;
  /** The occurrence of a game day it belongs to. Points up: a bare id. */
  @Column('uuid', { name: 'occurrence_id', nullable: true }) occurrenceId!: string | null;
  @Column('text') purpose!: RunPurpose;
  @Column('text') lifecycle!: RunLifecycle;
  @Column('text', { default: 'not_evaluated' }) outcome!: RunOutcome;
  @Column('text', { name: 'outcome_reason', nullable: true }) outcomeReason!: OutcomeReason | null;
  /** What cut it short; the first that happened, except that losing the worker outweighs it. */
  @Column('text', { nullable: true }) interruption!: Interruption | null;
  /** In words: why it was refused, what could not be armed, what to do. */
  @Column('text', { default: '' }) explanation!: string;
  @Column('boolean', { name: 'baseline_met', nullable: true }) baselineMet!: boolean | null;
  @Column('boolean', { nullable: true }) recovered!: boolean | null;
  @Column('integer', { name: 'time_to_detect_ms', nullable: true }) timeToDetectMs!: number | null;
  @Column('integer', { name: 'time_to_recover_ms', nullable: true }) timeToRecoverMs!: number | null;
  @Column('text', { name: 'target_keys', array: true }) targetKeys!: string[];
  @Column({ type: 'timestamptz', precision: 3, name: 'requested_at', default: () => 'now()' }) requestedAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'enqueued_at', default: () => 'now()' }) enqueuedAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'injecting_at', nullable: true }) injectingAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'deadline_at', nullable: true }) deadlineAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'state_changed_at', default: () => 'now()' }) stateChangedAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'stop_requested_at', nullable: true }) stopRequestedAt!: Date | null;
  @Column('text', { name: 'stop_reason', nullable: true }) stopReason!: string | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'lease_until', nullable: true }) leaseUntil!: Date | null;
  /** Raised by each worker that takes the run; late writes of an earlier one are refused by it. */
  @Column('integer', { name: 'lease_epoch', default: 0 }) leaseEpoch!: number;
}
