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

export type { StatusCategory } from './domain/incident-status';
export type { Confidence, Milestone } from './domain/milestone';
export { isZone, momentProblem } from './domain/moment';
export type { ImportedIncident } from './imported-incident';
export { IncidentEntity } from './incident.entity';
export type { IncidentKind, Severity } from './incident.enums';
export { CONFIDENCE, SEVERITY } from './incident.enums';
export { Incident } from './incident.type';
export { IncidentsModule } from './incidents.module';
export { IncidentsService, type NewDrill } from './incidents.service';
export type { NewMilestone } from './milestones.service';
export type { NewTimelineEntry } from './new-timeline-entry';
export { TimelineService } from './timeline.service';
export { type EvidenceLink, TimelineEntryEntity } from './timeline-entry.entity';
export type { TimelineActor, TimelineKind, TimelineMarker } from './timeline-entry.enums';
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
