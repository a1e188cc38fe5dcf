import { FeatureEntity } from '@catalog';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IncidentEntity } from './incident.entity';

/** Which features an incident affected. */
@Entity('incident_feature')
@Index('incident_feature_feature_idx', ['featureId', 'incidentId'])
export class IncidentFeatureEntity {
  @PrimaryColumn('uuid', { name: 'incident_id', primaryKeyConstraintName: 'incident_feature_pk' })
  @ForeignKey(() => IncidentEntity, { name: 'incident_feature_incident_fk' })
  incidentId!: string;
  @PrimaryColumn('uuid', { name: 'feature_id', primaryKeyConstraintName: 'incident_feature_pk' })
  @ForeignKey(() => FeatureEntity, { name: 'incident_feature_feature_fk' })
  featureId!: string;
}
