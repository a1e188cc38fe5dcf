import { ServiceEntity } from '@catalog';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import type { SuggestedPattern } from './domain/weakness';
import { RunEntity } from './run.entity';

/** Where a proposal stands. */
export type WeaknessStatus = 'proposed' | 'accepted' | 'dropped';

/** What a deviated run suggests about the system; people accept or drop it. */
@Entity('weakness')
@Index('weakness_run_idx', ['runId'])
@Index('weakness_proposed_idx', { synchronize: false })
@Check('weakness_status_known', `"status" in ('proposed', 'accepted', 'dropped')`)
@Check(
  'weakness_pattern_known',
  `"suggested_pattern" in ('timeout', 'retry', 'bulkhead', 'circuit_breaker', 'idempotency', 'degradation', 'other')`,
)
export class WeaknessEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'weakness_pk' }) id!: string;
  @Column('uuid', { name: 'run_id' })
  @ForeignKey(() => RunEntity, { name: 'weakness_run_fk' })
  runId!: string;
  @Column('text') statement!: string;
  @Column('text') evidence!: string;
  @Column('text', { name: 'suggested_pattern' }) suggestedPattern!: SuggestedPattern;
  @Column('uuid', { name: 'service_id', nullable: true })
  @ForeignKey(() => ServiceEntity, { name: 'weakness_service_fk' })
  serviceId!: string | null;
  @Column('text', { name: 'target_name' }) targetName!: string;
  @Column('text', { default: 'proposed' }) status!: WeaknessStatus;
  @Column('text', { name: 'decision_reason', default: '' }) decisionReason!: string;
  /** What is done about it, once accepted. */
  @Column('uuid', { name: 'action_item_id', nullable: true }) actionItemId!: string | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'proposed_at', default: () => 'now()' }) proposedAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
