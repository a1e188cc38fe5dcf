import { idAt, pick, pickSome, randomFrom, sentence } from './random.mjs';

const TEAMS = 40;
const SERVICES = 200;
const ENTRIES = 20;
const FIRST = Date.UTC(2023, 0, 1);
const LAST = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

const SEVERITIES = ['sev1', 'sev2', 'sev2', 'sev3', 'sev3', 'sev3', 'sev4', 'sev4', 'sev5'];
const KINDS = ['observation', 'action', 'decision', 'communication', 'change', 'alert', 'note'];
const MARKERS = [null, null, null, 'detection', 'diagnosis', 'repair', 'key_moment'];
const ACTORS = ['alerting', 'automation', 'responder', 'customer', 'vendor'];
const CONFIDENCE = ['measured', 'reported', 'inferred', 'remembered'];
const MILESTONES = { impact_start: -9, detected: -4, declared: 0, acknowledged: 3, mitigated: 45, resolved: 80 };
const SECTIONS = ['summary', 'impact', 'background', 'detection', 'lessons'];
const CATEGORIES = ['design', 'code', 'configuration', 'change', 'capacity', 'dependency', 'monitoring'];
const ACTION_KINDS = ['prevent', 'detect', 'mitigate', 'respond', 'learn'];
const ACTION_STATUS = ['idea', 'committed', 'in_progress', 'done_claimed'];

/** Columns of each table that is filled, in the order of loading. */
export const COLUMNS = {
  team: ['id', 'key', 'name'],
  service: ['id', 'key', 'name', 'description', 'tier', 'owner_team_id'],
  template: ['id', 'key', 'kind', 'name'],
  template_version: ['id', 'template_id', 'number', 'opening', 'content_hash'],
  incident: ['id', 'number', 'kind', 'title', 'summary', 'severity', 'status_id', 'restricted_to', 'zone', 'declared_at'],
  incident_milestone: ['incident_id', 'milestone', 'at', 'source', 'zone', 'confidence'],
  incident_service: ['incident_id', 'service_id'],
  impact_window: ['id', 'incident_id', 'starts_at', 'ends_at', 'description', 'source', 'zone', 'confidence'],
  timeline_entry: ['id', 'incident_id', 'occurred_at', 'kind', 'marker', 'text', 'source', 'zone', 'confidence', 'actor', 'pinned'],
  postmortem: ['id', 'number', 'incident_id', 'template_version_id', 'title', 'created_at', 'updated_at'],
  postmortem_section: ['id', 'postmortem_id', 'key', 'title', 'prompt', 'position', 'body'],
  contributing_factor: ['id', 'postmortem_id', 'title', 'body', 'category', 'position'],
  contributing_factor_service: ['factor_id', 'service_id'],
  mitigator: ['id', 'postmortem_id', 'kind', 'text', 'position'],
  action_item: [
    'id',
    'number',
    'postmortem_id',
    'title',
    'body',
    'priority',
    'kind',
    'owner_team_id',
    'due_on',
    'status',
    'created_at',
    'position',
  ],
};

const range = (length, make) => Array.from({ length }, (_, index) => make(index));

/**
 * The data set in blocks of rows by table: first the catalogue, then incidents with all that hangs on them, some hundreds at a time.
 * `size` is the number of incidents; `statuses` are the ids of the incident statuses of the database.
 */
export function* generate({ size, seed, statuses }) {
  const random = randomFrom(seed);
  const id = (at) => idAt(random, at);
  const teams = range(TEAMS, (n) => ({ id: id(FIRST), key: `team-${n}`, name: `Team ${n}` }));
  const services = range(SERVICES, (n) => ({
    id: id(FIRST),
    key: `service-${n}`,
    name: `Service ${n}`,
    description: sentence(random, 12),
    tier: pick(random, ['tier1', 'tier2', 'tier3', 'tier4']),
    owner_team_id: pick(random, teams).id,
  }));
  const template = { id: id(FIRST), key: 'bench', kind: 'incident_postmortem', name: 'Bench' };
  const version = { id: id(FIRST), template_id: template.id, number: 1, opening: sentence(random, 12), content_hash: 'bench' };
  yield { team: teams, service: services, template: [template], template_version: [version] };

  const step = (LAST - FIRST) / size;
  const BLOCK = 500;
  for (let start = 0; start < size; start += BLOCK) {
    const block = Object.fromEntries(Object.keys(COLUMNS).map((table) => [table, []]));
    for (let n = start; n < Math.min(start + BLOCK, size); n++)
      addIncident(block, { n, at: FIRST + n * step, random, id, teams, services, statuses, version });
    yield block;
  }
}

function addIncident(rows, { n, at, random, id, teams, services, statuses, version }) {
  const told = { source: 'written by hand', zone: 'UTC', confidence: pick(random, CONFIDENCE) };
  const incident = {
    id: id(at),
    number: n + 1,
    kind: random() < 0.1 ? 'drill' : 'real',
    title: sentence(random, 6),
    summary: sentence(random, 30),
    severity: pick(random, SEVERITIES),
    status_id: pick(random, statuses),
    restricted_to: random() < 0.05 ? pickSome(random, teams, 2).map((team) => team.id) : null,
    zone: 'UTC',
    declared_at: new Date(at),
  };
  rows.incident.push(incident);
  for (const [milestone, minutes] of Object.entries(MILESTONES))
    rows.incident_milestone.push({ incident_id: incident.id, milestone, at: new Date(at + minutes * MINUTE), ...told });
  const affected = pickSome(random, services, 1 + Math.floor(random() * 4));
  for (const service of affected) rows.incident_service.push({ incident_id: incident.id, service_id: service.id });
  rows.impact_window.push({
    id: id(at),
    incident_id: incident.id,
    starts_at: new Date(at - 9 * MINUTE),
    ends_at: new Date(at + 45 * MINUTE),
    description: sentence(random, 10),
    ...told,
  });
  for (let entry = 0; entry < ENTRIES; entry++) {
    const occurred = at + (entry - 3) * 4 * MINUTE + Math.floor(random() * MINUTE);
    rows.timeline_entry.push({
      id: id(occurred),
      incident_id: incident.id,
      occurred_at: new Date(occurred),
      kind: pick(random, KINDS),
      marker: pick(random, MARKERS),
      text: sentence(random, 18),
      source: 'written by hand',
      zone: 'UTC',
      confidence: pick(random, CONFIDENCE),
      actor: pick(random, ACTORS),
      pinned: random() < 0.2,
    });
  }
  addPostmortem(rows, { n, at: at + 24 * 60 * MINUTE, random, id, teams, affected, version, incident });
}

function addPostmortem(rows, { n, at, random, id, teams, affected, version, incident }) {
  const postmortem = {
    id: id(at),
    number: n + 1,
    incident_id: incident.id,
    template_version_id: version.id,
    title: incident.title,
    created_at: new Date(at),
    updated_at: new Date(at),
  };
  const postmortem_id = postmortem.id;
  rows.postmortem.push(postmortem);
  SECTIONS.forEach((key, position) => {
    const body = `${sentence(random, 25)}\n\n${sentence(random, 25)}`;
    rows.postmortem_section.push({ id: id(at), postmortem_id, key, title: key, prompt: sentence(random, 8), position, body });
  });
  for (let position = 0; position < 3; position++) {
    const factor = {
      id: id(at),
      postmortem_id,
      title: sentence(random, 6),
      body: sentence(random, 20),
      category: pick(random, CATEGORIES),
      position,
    };
    rows.contributing_factor.push(factor);
    rows.contributing_factor_service.push({ factor_id: factor.id, service_id: pick(random, affected).id });
  }
  ['went_well', 'was_hard', 'got_lucky'].forEach((kind, position) => {
    rows.mitigator.push({ id: id(at), postmortem_id, kind, text: sentence(random, 12), position });
  });
  for (let position = 0; position < 4; position++) {
    rows.action_item.push({
      id: id(at),
      number: n * 4 + position + 1,
      postmortem_id,
      title: sentence(random, 7),
      body: sentence(random, 15),
      priority: pick(random, ['high', 'medium', 'lower']),
      kind: pick(random, ACTION_KINDS),
      owner_team_id: pick(random, teams).id,
      due_on: new Date(at + 30 * 24 * 60 * MINUTE).toISOString().slice(0, 10),
      status: pick(random, ACTION_STATUS),
      created_at: new Date(at),
      position,
    });
  }
}
