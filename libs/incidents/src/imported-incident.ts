import type { Severity } from './incident.enums';
import type { NewMilestone } from './milestones.service';
import type { NewTimelineEntry } from './new-timeline-entry';

/** An incident as an importer found it in a document. */
export interface ImportedIncident {
  title: string;
  summary: string;
  severity: Severity;
  /** IANA zone of its times. */
  zone: string;
  milestones: readonly NewMilestone[];
  entries: readonly Omit<NewTimelineEntry, 'incidentId' | 'milestone'>[];
  serviceIds?: readonly string[];
  restrictedToTeamIds?: readonly string[];
}
