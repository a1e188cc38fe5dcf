import { Column, Entity, PrimaryColumn, Unique, VersionColumn } from 'typeorm';

/** A team: owns services, action items and roles of a game day. Its members are known in the people plane only. */
@Entity('team')
@Unique('team_key_unique', ['key'])
export class TeamEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'team_pk' }) id!: string;
  @Column('text') key!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column({ type: 'timestamptz', precision: 3, name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
