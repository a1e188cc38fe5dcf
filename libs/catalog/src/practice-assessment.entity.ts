import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import type { Practice, PracticeStatus } from './practice-assessment.enums';
import { ServiceEntity } from './service.entity';

/** How far one service has come with one resilience practice. */
@Entity('practice_assessment')
@Unique('practice_assessment_practice_unique', ['serviceId', 'practice'])
@Check(
  'practice_assessment_practice_known',
  `"practice" in ('timeout', 'retry', 'bulkhead', 'circuit_breaker', 'idempotency', 'health_check', 'graceful_shutdown')`,
)
@Check('practice_assessment_status_known', `"status" in ('gap', 'partial', 'done')`)
@Check('practice_assessment_done_has_evidence', `"status" <> 'done' or "evidence" <> ''`)
export class PracticeAssessmentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'practice_assessment_pk' }) id!: string;
  @Column('uuid', { name: 'service_id' })
  @ForeignKey(() => ServiceEntity, { name: 'practice_assessment_service_fk' })
  serviceId!: string;
  @Column('text') practice!: Practice;
  @Column('text', { default: '' }) implementation!: string;
  @Column('text') status!: PracticeStatus;
  @Column('text', { default: '' }) evidence!: string;
  /** The chaos run that showed it. Points up: a bare id. */
  @Column('uuid', { name: 'evidence_run_id', nullable: true }) evidenceRunId!: string | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'assessed_at', default: () => 'now()' }) assessedAt!: Date;
  @VersionColumn({ default: 1 }) revision!: number;
}
