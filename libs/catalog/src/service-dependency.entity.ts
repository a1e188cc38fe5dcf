import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ServiceEntity } from './service.entity';
import type { DependencyCriticality, DependencyMode } from './service.enums';

/** One service calls another. Changed by removing and adding it again. */
@Entity('service_dependency')
@Unique('service_dependency_unique', ['fromServiceId', 'toServiceId'])
@Index('service_dependency_to_idx', ['toServiceId'])
@Check('service_dependency_not_self', `"from_service_id" <> "to_service_id"`)
@Check('service_dependency_mode_known', `"mode" in ('sync', 'async')`)
@Check('service_dependency_criticality_known', `"criticality" in ('critical', 'degradable')`)
export class ServiceDependencyEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'service_dependency_pk' }) id!: string;
  @Column('uuid', { name: 'from_service_id' })
  @ForeignKey(() => ServiceEntity, { name: 'service_dependency_from_fk' })
  fromServiceId!: string;
  @Column('uuid', { name: 'to_service_id' })
  @ForeignKey(() => ServiceEntity, { name: 'service_dependency_to_fk' })
  toServiceId!: string;
  @Column('text') mode!: DependencyMode;
  @Column('text') criticality!: DependencyCriticality;
}
