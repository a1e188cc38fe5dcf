import { contains, uuidOf } from '@catalog';
import { column, defineReads, everyone, extendReads, type RootList, time } from '@platform/reads';

/** Seeing a game day is for everybody; what it leads to keeps its own scope. */
defineReads({
  type: 'GameDayTeam',
  table: 'game_day_role',
  scope: everyone,
  columns: { role: column('role') },
  relations: { team: { kind: 'one', type: 'Team', on: (r, t) => `${t}.id = ${r}.team_id`, scope: 'inherited' } },
});

defineReads({
  type: 'ChecklistItem',
  table: 'checklist_item',
  scope: everyone,
  columns: { id: column('id'), text: column('text'), done: column('done'), position: column('position'), revision: column('revision') },
});

defineReads({
  type: 'PlannedRun',
  table: 'game_day_run_plan',
  scope: everyone,
  columns: { position: column('position'), offsetSeconds: column('offset_seconds') },
  relations: { experiment: { kind: 'one', type: 'Experiment', on: (p, e) => `${e}.id = ${p}.experiment_id`, scope: 'own' } },
});

defineReads({
  type: 'GameDayRun',
  table: 'game_day_run',
  scope: everyone,
  columns: { position: column('position'), dueAt: time('due_at'), status: column('status'), reason: column('reason') },
  relations: {
    experiment: { kind: 'one', type: 'Experiment', on: (g, e) => `${e}.id = ${g}.experiment_id`, scope: 'own' },
    run: { kind: 'one', type: 'Run', on: (g, r) => `${r}.id = ${g}.run_id`, scope: 'own' },
  },
});

defineReads({
  type: 'Observation',
  table: 'observation',
  scope: everyone,
  columns: {
    id: column('id'),
    role: column('role'),
    text: column('text'),
    expected: column('expected'),
    occurredAt: time('occurred_at'),
    recordedAt: time('recorded_at'),
    revision: column('revision'),
  },
});

const inOrderOfTime = (o: string) => `${o}.occurred_at, ${o}.id`;

defineReads({
  type: 'Occurrence',
  table: 'occurrence',
  scope: everyone,
  columns: {
    id: column('id'),
    slot: time('slot'),
    trigger: column('trigger'),
    status: column('status'),
    reason: column('reason'),
    firedAt: time('fired_at'),
    endedAt: time('ended_at'),
  },
  relations: {
    incident: { kind: 'one', type: 'Incident', on: (o, i) => `${i}.id = ${o}.incident_id`, scope: 'own' },
    postmortem: { kind: 'one', type: 'Postmortem', on: (o, p) => `${p}.id = ${o}.postmortem_id`, scope: 'own' },
    runs: { kind: 'many', type: 'GameDayRun', on: (o, g) => `${g}.occurrence_id = ${o}.id`, scope: 'own', orderBy: column('position') },
    observations: { kind: 'many', type: 'Observation', on: (o, n) => `${n}.occurrence_id = ${o}.id`, scope: 'own', orderBy: inOrderOfTime },
    weaknesses: {
      kind: 'many',
      type: 'Weakness',
      on: (o, w) => `${w}.run_id in (select g.run_id from game_day_run g where g.occurrence_id = ${o}.id)`,
      scope: 'own',
      orderBy: column('id'),
    },
  },
});

const ofThisDay = (day: string, row: string) => `${row}.game_day_id = ${day}.id`;

defineReads({
  type: 'GameDay',
  table: 'game_day',
  scope: everyone,
  columns: {
    id: column('id'),
    key: (t) => `'GD-' || ${t}.number`,
    title: column('title'),
    scenario: column('scenario'),
    objectives: column('objectives'),
    status: column('status'),
    scheduledAt: time('scheduled_at'),
    scheduledLocalTime: (t) => `to_char(${t}.scheduled_at at time zone ${t}.zone, 'YYYY-MM-DD"T"HH24:MI:SS')`,
    zone: column('zone'),
    maxLatenessSeconds: column('max_lateness_seconds'),
    createdAt: time('created_at'),
    revision: column('revision'),
  },
  relations: {
    environment: { kind: 'one', type: 'Environment', on: (g, e) => `${e}.id = ${g}.environment_id`, scope: 'inherited' },
    services: {
      kind: 'many',
      type: 'Service',
      on: (g, s) => `${s}.id in (select gs.service_id from game_day_service gs where gs.game_day_id = ${g}.id)`,
      scope: 'own',
      orderBy: (s) => `lower(${s}.name), ${s}.id`,
    },
    teams: { kind: 'many', type: 'GameDayTeam', on: ofThisDay, scope: 'own', orderBy: (r) => `${r}.role, ${r}.team_id` },
    checklist: { kind: 'many', type: 'ChecklistItem', on: ofThisDay, scope: 'own', orderBy: column('position') },
    plannedRuns: { kind: 'many', type: 'PlannedRun', on: ofThisDay, scope: 'own', orderBy: column('position') },
    occurrences: {
      kind: 'many',
      type: 'Occurrence',
      on: ofThisDay,
      scope: 'own',
      orderBy: (o) => `${o}.slot desc, ${o}.id desc`,
      limit: 50,
    },
    occurrence: {
      kind: 'one',
      type: 'Occurrence',
      on: (g, o) => `${o}.id = (select latest.id from occurrence latest where latest.game_day_id = ${g}.id
        order by latest.status in ('scheduled', 'fired', 'running') desc, latest.slot desc, latest.id desc limit 1)`,
      scope: 'own',
    },
    observations: { kind: 'many', type: 'Observation', on: ofThisDay, scope: 'own', orderBy: inOrderOfTime, limit: 500 },
  },
});

/** The drill and its runs lead back to their game day. */
const throughOccurrence = (match: (o: string) => string) => (g: string) =>
  `exists (select 1 from occurrence o where o.game_day_id = ${g}.id and ${match('o')})`;
extendReads('Incident', {
  relations: {
    gameDay: { kind: 'one', type: 'GameDay', on: (i, g) => throughOccurrence((o) => `${o}.incident_id = ${i}.id`)(g), scope: 'own' },
  },
});
extendReads('Run', {
  relations: {
    gameDay: { kind: 'one', type: 'GameDay', on: (r, g) => throughOccurrence((o) => `${o}.id = ${r}.occurrence_id`)(g), scope: 'own' },
  },
});
extendReads('Weakness', {
  relations: { actionItem: { kind: 'one', type: 'ActionItem', on: (w, a) => `${a}.id = ${w}.action_item_id`, scope: 'own' } },
});

export const gameDayList: RootList = {
  type: 'GameDay',
  orders: {
    newest: { by: column('created_at'), cast: 'timestamptz', direction: 'desc' },
    scheduled: { by: (t) => `coalesce(${t}.scheduled_at, timestamptz '1970-01-01Z')`, cast: 'timestamptz', direction: 'desc' },
    title: { by: (t) => `lower(${t}.title)`, cast: 'text', direction: 'asc' },
  },
  filters: {
    status: (t, value) => `${t}.status = ${value}::text`,
    environmentId: (t, value) => `${t}.environment_id = ${uuidOf(value)}`,
    search: (t, value) => contains(`${t}.title`, value),
  },
};
