import { PracticeAssessmentEntity } from '@catalog';
import { TeamEntity } from '@identity';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import type { ActionKind, ActionPriority, ActionStatus, VerificationKind } from './action-item.enums';
import { ContributingFactorEntity } from './contributing-factor.entity';
import { PostmortemEntity } from './postmortem.entity';

/** Something to do about a factor. A team carries it; `verified` needs evidence newer than the claim. */
@Entity('action_item')
@Unique('action_item_number_unique', ['number'])
@Index('action_item_postmortem_idx', ['postmortemId', 'position'])
@Index('action_item_experiment_version_idx', ['experimentVersionId'])
@Index('action_item_owner_team_idx', ['ownerTeamId'])
@Index('action_item_created_idx', { synchronize: false })
@Check('action_item_priority_known', `"priority" in ('high', 'medium', 'lower')`)
@Check('action_item_kind_known', `"kind" in ('prevent', 'detect', 'mitigate', 'respond', 'learn')`)
@Check('action_item_status_known', `"status" in ('idea', 'committed', 'in_progress', 'done_claimed', 'verified', 'refuted', 'not_doing')`)
@Check(
  'action_item_verification_known',
  `"verification_kind" in ('experiment', 'test_link', 'probe', 'document_drill', 'cannot_be_verified')`,
)
export class ActionItemEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'action_item_pk' }) id!: string;
  @Column('integer') number!: number;
  @Column('uuid', { name: 'postmortem_id' })
  @ForeignKey(() => PostmortemEntity, { name: 'action_item_postmortem_fk' })
  postmortemId!: string;
  @Column('uuid', { name: 'factor_id', nullable: true })
  @ForeignKey(() => ContributingFactorEntity, { name: 'action_item_factor_fk', onDelete: 'SET NULL' })
  factorId!: string | null;
  @Column('text') title!: string;
  @Column('text', { default: '' }) body!: string;
  @Column('text') priority!: ActionPriority;
  @Column('text') kind!: ActionKind;
  @Column('uuid', { name: 'owner_team_id', nullable: true })
  @ForeignKey(() => TeamEntity, { name: 'action_item_owner_team_fk' })
  ownerTeamId!: string | null;
  /** Calendar day, `YYYY-MM-DD`. */
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('text', { name: 'tracker_url', nullable: true }) trackerUrl!: string | null;
  @Column('text', { default: 'idea' }) status!: ActionStatus;
  @Column('text', { name: 'not_doing_reason', nullable: true }) notDoingReason!: string | null;
  @Column('date', { name: 'not_doing_until', nullable: true }) notDoingUntil!: string | null;
  @Column('text', { name: 'verification_kind', nullable: true }) verificationKind!: VerificationKind | null;
  @Column('text', { name: 'verification_link', nullable: true }) verificationLink!: string | null;
  @Column('text', { name: 'verification_note', nullable: true }) verificationNote!: string | null;
  @Column('uuid', { name: 'experiment_id', nullable: true }) experimentId!: string | null;
  /** Pinned when it is claimed done: only runs of this version are evidence. */
  @Column('uuid', { name: 'experiment_version_id', nullable: true }) experimentVersionId!: string | null;
  @Column('uuid', { name: 'practice_assessment_id', nullable: true })
  @ForeignKey(() => PracticeAssessmentEntity, { name: 'action_item_assessment_fk' })
  practiceAssessmentId!: string | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'claimed_at', nullable: true }) claimedAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'verified_at', nullable: true }) verifiedAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('integer') position!: number;
  @VersionColumn({ default: 1 }) revision!: number;
}
