import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EnvironmentEntity } from './environment.entity';

/** The lever. While a row has no release, nothing is injected in its environment, or anywhere when it names none. */
@Entity('emergency_stop')
@Index('emergency_stop_engaged_idx', { synchronize: false })
export class EmergencyStopEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'emergency_stop_pk' }) id!: string;
  @Column('uuid', { name: 'environment_id', nullable: true })
  @ForeignKey(() => EnvironmentEntity, { name: 'emergency_stop_environment_fk' })
  environmentId!: string | null;
  @Column('text') reason!: string;
  @Column({ type: 'timestamptz', precision: 3, name: 'engaged_at', default: () => 'now()' }) engagedAt!: Date;
  @Column({ type: 'timestamptz', precision: 3, name: 'released_at', nullable: true }) releasedAt!: Date | null;
  @Column('text', { name: 'release_reason', nullable: true }) releaseReason!: string | null;
}
