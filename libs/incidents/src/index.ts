import './incidents.policy';
import { ImpactWindowEntity } from './impact-window.entity';
import { ImpactWindowsResolver } from './impact-windows.resolver';
import { IncidentEntity } from './incident.entity';
import { IncidentFeatureEntity } from './incident-feature.entity';
import { IncidentLinksResolver } from './incident-links.resolver';
import { IncidentMilestoneEntity } from './incident-milestone.entity';
import { IncidentServiceEntity } from './incident-service.entity';
import { IncidentStatusEntity } from './incident-status.entity';
import { IncidentStatusesResolver } from './incident-statuses.resolver';
import { IncidentsResolver } from './incidents.resolver';
import { MilestonesResolver } from './milestones.resolver';
import { TimelineResolver } from './timeline.resolver';
import { TimelineEntryEntity } from './timeline-entry.entity';

export type { Milestone } from './domain/milestone';
export { isZone, momentProblem } from './domain/moment';
export type { ImportedIncident } from './imported-incident';
export { IncidentEntity } from './incident.entity';
export type { Severity } from './incident.enums';
export { Incident } from './incident.type';
export { IncidentsModule } from './incidents.module';
export { IncidentsService } from './incidents.service';
export { incidentTexts } from './text-bearing-types';
export { TimelineService } from './timeline.service';
export { TimelineEntryEntity } from './timeline-entry.entity';
export { TimelineEntry } from './timeline-entry.type';
export { ofVisibleIncident, visibleIncident } from './visible-incident';

export const incidentsEntities = [
  ImpactWindowEntity,
  IncidentEntity,
  IncidentFeatureEntity,
  IncidentMilestoneEntity,
  IncidentServiceEntity,
  IncidentStatusEntity,
  TimelineEntryEntity,
];
export const incidentsResolvers = [
  ImpactWindowsResolver,
  IncidentLinksResolver,
  IncidentStatusesResolver,
  IncidentsResolver,
  MilestonesResolver,
  TimelineResolver,
];
