import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { GameDayEntity } from './game-day.entity';

/** One thing to have done before or on the day. */
@Entity('checklist_item')
@Index('checklist_item_game_day_idx', ['gameDayId', 'position'])
export class ChecklistItemEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'checklist_item_pk' }) id!: string;
  @Column('uuid', { name: 'game_day_id' })
  @ForeignKey(() => GameDayEntity, { name: 'checklist_item_game_day_fk' })
  gameDayId!: string;
  @Column('integer') position!: number;
  @Column('text') text!: string;
  @Column('boolean', { default: false }) done!: boolean;
  @VersionColumn({ default: 1 }) revision!: number;
}
