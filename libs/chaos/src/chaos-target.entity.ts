import { ServiceEntity } from '@catalog';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import { DriverConnectionEntity } from './driver-connection.entity';
import { EnvironmentEntity } from './environment.entity';

/** Something that an environment allows to be disturbed. */
@Entity('chaos_target')
@Unique('chaos_target_name_unique', ['environmentId', 'name'])
@Unique('chaos_target_place_unique', ['environmentId', 'connectionId', 'driverTarget'])
export class ChaosTargetEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'chaos_target_pk' }) id!: string;
  @Column('text') name!: string;
  @Column('uuid', { name: 'environment_id' })
  @ForeignKey(() => EnvironmentEntity, { name: 'chaos_target_environment_fk' })
  environmentId!: string;
  @Column('uuid', { name: 'connection_id' })
  @ForeignKey(() => DriverConnectionEntity, { name: 'chaos_target_connection_fk' })
  connectionId!: string;
  /** The target's name at the driver's side. */
  @Column('text', { name: 'driver_target' }) driverTarget!: string;
  /** The service that depends on what is disturbed. */
  @Column('uuid', { name: 'service_id', nullable: true })
  @ForeignKey(() => ServiceEntity, { name: 'chaos_target_service_fk' })
  serviceId!: string | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
