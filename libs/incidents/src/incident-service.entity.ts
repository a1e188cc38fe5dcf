import { ServiceEntity } from '@catalog';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IncidentEntity } from './incident.entity';

/** Which services an incident affected. */
@Entity('incident_service')
@Index('incident_service_service_idx', ['serviceId', 'incidentId'])
export class IncidentServiceEntity {
  @PrimaryColumn('uuid', { name: 'incident_id', primaryKeyConstraintName: 'incident_service_pk' })
  @ForeignKey(() => IncidentEntity, { name: 'incident_service_incident_fk' })
  incidentId!: string;
  @PrimaryColumn('uuid', { name: 'service_id', primaryKeyConstraintName: 'incident_service_pk' })
  @ForeignKey(() => ServiceEntity, { name: 'incident_service_service_fk' })
  serviceId!: string;
}
