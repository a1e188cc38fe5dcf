import { Check, Column, Entity, PrimaryColumn, Unique, VersionColumn } from 'typeorm';

/** How well a place is protected: open = runs start, approval = refused until somebody approved, forbidden = never. */
export type Protection = 'open' | 'approval' | 'forbidden';

/** A place where chaos may or may not happen, such as staging. */
@Entity('environment')
@Unique('environment_name_unique', ['name'])
@Check('environment_protection_known', `"protection" in ('open', 'approval', 'forbidden')`)
export class EnvironmentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'environment_pk' }) id!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('text') protection!: Protection;
  @Column({ type: 'timestamptz', precision: 3, name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
