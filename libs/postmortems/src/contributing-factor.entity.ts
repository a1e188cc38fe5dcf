import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import type { FactorCategory, StabilityPattern, WoodsConcept } from './contributing-factor.enums';
import { PostmortemEntity } from './postmortem.entity';

/** Where a factor can be seen: a link, a run, an entry of the timeline, or words. */
export interface FactorEvidence {
  text: string;
  url: string | null;
  runId: string | null;
  timelineEntryId: string | null;
}

/** One of the conditions that had to hold together; never "the" cause. */
@Entity('contributing_factor')
@Index('contributing_factor_postmortem_idx', ['postmortemId', 'position'])
@Check(
  'contributing_factor_category_known',
  `"category" in ('design', 'code', 'configuration', 'change', 'capacity', 'dependency', 'monitoring', 'procedure', 'communication', 'human_factors', 'environment', 'other')`,
)
@Check(
  'contributing_factor_pattern_known',
  `"stability_pattern" in ('timeout', 'retry', 'bulkhead', 'circuit_breaker', 'idempotency', 'degradation', 'other')`,
)
@Check(
  'contributing_factor_woods_known',
  `"woods_concept" in ('robustness', 'rebound', 'graceful_extensibility', 'sustained_adaptability')`,
)
export class ContributingFactorEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'contributing_factor_pk' }) id!: string;
  @Column('uuid', { name: 'postmortem_id' })
  @ForeignKey(() => PostmortemEntity, { name: 'contributing_factor_postmortem_fk' })
  postmortemId!: string;
  @Column('text') title!: string;
  @Column('text', { default: '' }) body!: string;
  @Column('text') category!: FactorCategory;
  @Column('text', { name: 'stability_pattern', nullable: true }) stabilityPattern!: StabilityPattern | null;
  @Column('text', { name: 'woods_concept', nullable: true }) woodsConcept!: WoodsConcept | null;
  @Column('jsonb', { default: [] }) evidence!: FactorEvidence[];
  @Column('integer') position!: number;
  @VersionColumn({ default: 1 }) revision!: number;
}
