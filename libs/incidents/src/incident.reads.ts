import { contains, uuidOf } from '@catalog';
import { column, defineReads, everyone, extendReads, type RootList, time } from '@platform/reads';
import { contradictionsOf } from './domain/contradiction';
import { measurementsOf } from './domain/measurement';
import { timesOf, windowsOf } from './incident-times';
import { timelineList } from './timeline-entry.reads';
import { ofVisibleIncident, visibleIncident } from './visible-incident';

defineReads({
  type: 'IncidentStatus',
  table: 'incident_status',
  scope: everyone,
  columns: {
    id: column('id'),
    key: column('key'),
    name: column('name'),
    category: column('category'),
    position: column('position'),
    archived: (t) => `(${t}.archived_at is not null)`,
    revision: column('revision'),
  },
});

defineReads({
  type: 'IncidentMilestone',
  table: 'incident_milestone',
  scope: ofVisibleIncident,
  columns: {
    milestone: column('milestone'),
    at: time('at'),
    source: column('source'),
    zone: column('zone'),
    confidence: column('confidence'),
  },
});

defineReads({
  type: 'ImpactWindow',
  table: 'impact_window',
  scope: ofVisibleIncident,
  columns: {
    id: column('id'),
    startsAt: time('starts_at'),
    endsAt: time('ends_at'),
    description: column('description'),
    source: column('source'),
    zone: column('zone'),
    confidence: column('confidence'),
    revision: column('revision'),
  },
});

const TIMES = (t: string) =>
  `(select json_object_agg(m.milestone, json_build_array(m.at, m.confidence)) from incident_milestone m where m.incident_id = ${t}.id)`;
const WINDOWS = (t: string) =>
  `(select json_agg(json_build_array(w.starts_at, w.ends_at)) from impact_window w where w.incident_id = ${t}.id)`;
const CATEGORY = (t: string) => `(select s.category from incident_status s where s.id = ${t}.status_id)`;
const belongs = (incident: string, row: string) => `${row}.incident_id = ${incident}.id`;

defineReads({
  type: 'Incident',
  table: 'incident',
  scope: visibleIncident,
  columns: {
    id: column('id'),
    key: (t) => `('INC-' || ${t}.number)`,
    kind: column('kind'),
    title: column('title'),
    summary: column('summary'),
    severity: column('severity'),
    zone: column('zone'),
    declaredAt: time('declared_at'),
    recordedAt: time('recorded_at'),
    restricted: (t) => `(${t}.restricted_to is not null)`,
    timelineEntryCount: (t) => `(select count(*)::int from timeline_entry e where e.incident_id = ${t}.id and e.hidden_at is null)`,
    revision: column('revision'),
  },
  relations: {
    status: { type: 'IncidentStatus', kind: 'one', scope: 'own', on: (incident, status) => `${status}.id = ${incident}.status_id` },
    restrictedTo: {
      type: 'Team',
      kind: 'many',
      scope: 'own',
      on: (incident, team) => `${team}.id = any(${incident}.restricted_to)`,
      orderBy: column('name'),
    },
    services: {
      type: 'Service',
      kind: 'many',
      scope: 'own',
      on: (incident, service) => `${service}.id in (select x.service_id from incident_service x where x.incident_id = ${incident}.id)`,
      orderBy: column('key'),
    },
    features: {
      type: 'Feature',
      kind: 'many',
      scope: 'own',
      on: (incident, feature) => `${feature}.id in (select x.feature_id from incident_feature x where x.incident_id = ${incident}.id)`,
      orderBy: column('key'),
    },
    milestones: { type: 'IncidentMilestone', kind: 'many', scope: 'inherited', on: belongs, orderBy: column('at') },
    impactWindows: { type: 'ImpactWindow', kind: 'many', scope: 'inherited', on: belongs, orderBy: column('starts_at') },
    timeline: {
      type: 'TimelineEntry',
      kind: 'connection',
      scope: 'inherited',
      on: (incident, entry) => `${belongs(incident, entry)} and ${entry}.hidden_at is null`,
      list: timelineList,
    },
    hiddenTimeline: {
      type: 'TimelineEntry',
      kind: 'connection',
      scope: 'inherited',
      on: (incident, entry) => `${belongs(incident, entry)} and ${entry}.hidden_at is not null`,
      list: timelineList,
    },
  },
  computed: {
    measurements: {
      needs: { times: TIMES, windows: WINDOWS, category: CATEGORY },
      resolve: ({ times, windows, category }) =>
        measurementsOf(timesOf(times), windowsOf(windows), category as Parameters<typeof measurementsOf>[2], Date.now()).map((row) => ({
          ...row,
          from: row.from === null ? null : new Date(row.from),
          to: row.to === null ? null : new Date(row.to),
        })),
    },
    contradictions: {
      needs: { times: TIMES, windows: WINDOWS, kind: column('kind') },
      resolve: ({ times, windows, kind }) => contradictionsOf(timesOf(times), windowsOf(windows), Date.now(), kind === 'drill'),
    },
  },
});

export const incidentList: RootList = {
  type: 'Incident',
  orders: {
    declared_at_desc: { by: column('declared_at'), cast: 'timestamptz', direction: 'desc' },
    declared_at_asc: { by: column('declared_at'), cast: 'timestamptz', direction: 'asc' },
    severity: { by: column('severity'), cast: 'text', direction: 'asc' },
  },
  filters: {
    kind: (t, value) => `${t}.kind = ${value}::text`,
    severity: (t, value) => `${t}.severity = any(${value}::text[])`,
    statusCategory: (t, value) => `${t}.status_id in (select s.id from incident_status s where s.category = any(${value}::text[]))`,
    serviceId: (t, value) => `${t}.id in (select x.incident_id from incident_service x where x.service_id = ${uuidOf(value)})`,
    declaredAfter: (t, value) => `${t}.declared_at >= ${value}::timestamptz`,
    declaredBefore: (t, value) => `${t}.declared_at < ${value}::timestamptz`,
    search: (t, value) => contains(`${t}.title`, value),
  },
};

export const incidentStatusList: RootList = {
  type: 'IncidentStatus',
  orders: { position: { by: column('position'), cast: 'integer', direction: 'asc' } },
  filters: {
    category: (t, value) => `${t}.category = ${value}::text`,
    archived: (t, value) => `(${t}.archived_at is not null) = ${value}::boolean`,
  },
};

extendReads('Service', {
  relations: {
    incidents: {
      type: 'Incident',
      kind: 'connection',
      scope: 'own',
      on: (service, incident) => `${incident}.id in (select x.incident_id from incident_service x where x.service_id = ${service}.id)`,
      list: incidentList,
    },
  },
});
