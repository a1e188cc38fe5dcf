import { IncidentEntity } from '@incidents';
import { PostmortemEntity } from '@postmortems';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { GameDayEntity } from './game-day.entity';
import type { OccurrenceStatus, OccurrenceTrigger } from './game-day.enums';

/** One slot of a game day and what became of it. At most one per slot, and at most one open per game day. */
@Entity('occurrence')
@Unique('occurrence_slot_unique', ['gameDayId', 'slot'])
@Index('occurrence_open_unique', { synchronize: false })
@Index('occurrence_due_idx', { synchronize: false })
@Index('occurrence_live_idx', { synchronize: false })
@Index('occurrence_incident_unique', { synchronize: false })
@Index('occurrence_postmortem_idx', { synchronize: false })
@Check('occurrence_trigger_known', `"trigger" in ('schedule', 'hand')`)
@Check('occurrence_status_known', `"status" in ('scheduled', 'fired', 'running', 'done', 'skipped', 'missed', 'cancelled')`)
@Check('occurrence_reason_given', `"status" not in ('skipped', 'missed', 'cancelled') or "reason" is not null`)
@Check(
  'occurrence_fired_has_drill',
  `"status" not in ('fired', 'running', 'done') or ("fired_at" is not null and "incident_id" is not null)`,
)
export class OccurrenceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'occurrence_pk' }) id!: string;
  @Column('uuid', { name: 'game_day_id' })
  @ForeignKey(() => GameDayEntity, { name: 'occurrence_game_day_fk' })
  gameDayId!: string;
  @Column({ type: 'timestamptz', precision: 3 }) slot!: Date;
  @Column('text') trigger!: OccurrenceTrigger;
  @Column('text', { default: 'scheduled' }) status!: OccurrenceStatus;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'fired_at', nullable: true }) firedAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'ended_at', nullable: true }) endedAt!: Date | null;
  /** The drill incident. */
  @Column('uuid', { name: 'incident_id', nullable: true })
  @ForeignKey(() => IncidentEntity, { name: 'occurrence_incident_fk' })
  incidentId!: string | null;
  /** The debrief. */
  @Column('uuid', { name: 'postmortem_id', nullable: true })
  @ForeignKey(() => PostmortemEntity, { name: 'occurrence_postmortem_fk' })
  postmortemId!: string | null;
}
