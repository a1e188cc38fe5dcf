import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { GameDayEntity } from './game-day.entity';
import type { GameDayRole } from './game-day.enums';
import { OccurrenceEntity } from './occurrence.entity';

/** Something a role saw on the day. */
@Entity('observation')
@Index('observation_game_day_idx', ['gameDayId', 'occurredAt'])
@Index('observation_occurrence_idx', ['occurrenceId'])
@Check('observation_role_known', `"role" in ('facilitator', 'driver', 'observer', 'scribe', 'responder', 'communications')`)
export class ObservationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'observation_pk' }) id!: string;
  @Column('uuid', { name: 'game_day_id' })
  @ForeignKey(() => GameDayEntity, { name: 'observation_game_day_fk' })
  gameDayId!: string;
  /** The time it belongs to; null when it was written down outside any. */
  @Column('uuid', { name: 'occurrence_id', nullable: true })
  @ForeignKey(() => OccurrenceEntity, { name: 'observation_occurrence_fk' })
  occurrenceId!: string | null;
  @Column('text') role!: GameDayRole;
  @Column('text') text!: string;
  /** Null: not said. */
  @Column('boolean', { nullable: true }) expected!: boolean | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'occurred_at' }) occurredAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'recorded_at', default: () => 'now()' }) recordedAt!: Date;
  @VersionColumn({ default: 1 }) revision!: number;
}
