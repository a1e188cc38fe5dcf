import { Column, Entity, PrimaryColumn, Unique, VersionColumn } from 'typeorm';

/** How one driver reaches its side. Secret settings are sealed together; nothing reads them out again through the API. */
@Entity('driver_connection')
@Unique('driver_connection_name_unique', ['name'])
export class DriverConnectionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'driver_connection_pk' }) id!: string;
  @Column('text') name!: string;
  /** Name of the driver. */
  @Column('text') kind!: string;
  @Column('jsonb', { default: {} }) settings!: Record<string, unknown>;
  /** Sealed JSON object of the secret settings; null when there are none. */
  @Column('text', { nullable: true }) secret!: string | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'archived_at', nullable: true }) archivedAt!: Date | null;
  @VersionColumn({ default: 1 }) revision!: number;
}
