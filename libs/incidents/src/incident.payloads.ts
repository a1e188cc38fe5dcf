import { payloadOf } from '@platform/graphql';
import { Incident } from './incident.type';

export const IncidentDeclarePayload = payloadOf('incidentDeclare', { incident: Incident });
export const IncidentUpdatePayload = payloadOf('incidentUpdate', { incident: Incident });
export const IncidentSeverityChangePayload = payloadOf('incidentSeverityChange', { incident: Incident });
export const IncidentStatusChangePayload = payloadOf('incidentStatusChange', { incident: Incident });
export const IncidentServicesSetPayload = payloadOf('incidentServicesSet', { incident: Incident });
export const IncidentRestrictPayload = payloadOf('incidentRestrict', { incident: Incident });
export const IncidentMilestoneSetPayload = payloadOf('incidentMilestoneSet', { incident: Incident });
export const IncidentMilestoneClearPayload = payloadOf('incidentMilestoneClear', { incident: Incident });
