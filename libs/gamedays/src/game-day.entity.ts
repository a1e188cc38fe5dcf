import { EnvironmentEntity } from '@chaos';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import type { GameDayStatus } from './game-day.enums';

/** A planned exercise: what is tried, where, with which roles, and which runs at which offset. Everybody signed in sees it. */
@Entity('game_day')
@Unique('game_day_number_unique', ['number'])
@Index('game_day_environment_idx', ['environmentId'])
@Index('game_day_created_idx', { synchronize: false })
@Check('game_day_status_known', `"status" in ('planned', 'scheduled', 'running', 'debriefing', 'debriefed')`)
@Check('game_day_lateness_range', `"max_lateness_seconds" between 0 and 86400`)
export class GameDayEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'game_day_pk' }) id!: string;
  @Column('integer') number!: number;
  @Column('text') title!: string;
  @Column('text', { default: '' }) scenario!: string;
  @Column('text', { array: true, default: () => "'{}'" }) objectives!: string[];
  @Column('uuid', { name: 'environment_id' })
  @ForeignKey(() => EnvironmentEntity, { name: 'game_day_environment_fk' })
  environmentId!: string;
  @Column('text', { default: 'planned' }) status!: GameDayStatus;
  /** IANA zone of the schedule and of the drill's timeline. */
  @Column('text', { default: 'UTC' }) zone!: string;
  @Column({ type: 'timestamptz', precision: 3, name: 'scheduled_at', nullable: true }) scheduledAt!: Date | null;
  /** The wall time as it was asked for; null when an instant was given. */
  @Column('text', { name: 'scheduled_local', nullable: true }) scheduledLocal!: string | null;
  /** A slot older than this is missed, not fired late. */
  @Column('integer', { name: 'max_lateness_seconds', default: 300 }) maxLatenessSeconds!: number;
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @VersionColumn({ default: 1 }) revision!: number;
}
