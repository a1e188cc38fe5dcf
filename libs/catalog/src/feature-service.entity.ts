import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { FeatureEntity } from './feature.entity';
import { ServiceEntity } from './service.entity';

/** Which services a feature needs. */
@Entity('feature_service')
@Index('feature_service_service_idx', ['serviceId'])
export class FeatureServiceEntity {
  @PrimaryColumn('uuid', { name: 'feature_id', primaryKeyConstraintName: 'feature_service_pk' })
  @ForeignKey(() => FeatureEntity, { name: 'feature_service_feature_fk' })
  featureId!: string;
  @PrimaryColumn('uuid', { name: 'service_id', primaryKeyConstraintName: 'feature_service_pk' })
  @ForeignKey(() => ServiceEntity, { name: 'feature_service_service_fk' })
  serviceId!: string;
}
