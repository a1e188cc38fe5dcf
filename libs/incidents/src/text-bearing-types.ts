import { column, type Sql } from '@platform/reads';
import { ImpactWindow } from './impact-window.type';
import { Incident } from './incident.type';
import { IncidentStatus } from './incident-status.type';
import { TimelineEntry } from './timeline-entry.type';

type Section = 'summary' | 'timeline' | 'other';
const plain = (field: string, section: Section, sql: Sql = column(field)) => ({ field, sql, format: 'plain', section }) as const;
const markdown = (field: string, section: Section) => ({ field, sql: column(field), format: 'markdown', section }) as const;

/** The texts that people write here, for the language checker, which stands above this lib and registers them. */
export const incidentTexts = [
  {
    object: () => Incident,
    type: 'Incident',
    table: 'incident',
    texts: [
      plain('title', 'summary'),
      markdown('summary', 'summary'),
      {
        ...plain(
          'milestones.source',
          'timeline',
          (t) => `array(select im.source from incident_milestone im where im.incident_id = ${t}.id order by im.at)`,
        ),
        shownBy: 'IncidentMilestone.source',
      },
    ],
  },
  {
    object: () => TimelineEntry,
    type: 'TimelineEntry',
    table: 'timeline_entry',
    texts: [
      markdown('text', 'timeline'),
      plain('source', 'timeline'),
      {
        ...plain(
          'evidence.label',
          'timeline',
          (t) => `array(select ev.value->>'label' from jsonb_array_elements(${t}.evidence) with ordinality ev order by ev.ordinality)`,
        ),
        shownBy: 'EvidenceReference.label',
      },
    ],
  },
  {
    object: () => ImpactWindow,
    type: 'ImpactWindow',
    table: 'impact_window',
    texts: [plain('description', 'summary'), plain('source', 'timeline')],
  },
  { object: () => IncidentStatus, type: 'IncidentStatus', table: 'incident_status', texts: [plain('name', 'other')] },
];
