import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statuses, incidents with milestones, impact windows and what they affected, timeline. */
export class Incidents1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INCIDENTS);
    await runner.query(TIMELINE);
    await runner.query(DEFAULT_STATUSES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table timeline_entry; drop table impact_window; drop table incident_feature; drop table incident_service;
      drop table incident_milestone; drop table incident; drop sequence incident_number; drop table incident_status`);
  }
}

const CONFIDENCE = `('measured', 'reported', 'inferred', 'remembered', 'unknown')`;
const MILESTONES = `('impact_start', 'detected', 'declared', 'acknowledged', 'mitigated', 'resolved')`;

const INCIDENTS = `
  create table incident_status (
    id uuid not null,
    key text not null,
    name text not null,
    category text not null,
    position integer not null,
    archived_at timestamptz(3),
    revision integer not null default 1,
    constraint incident_status_pk primary key (id),
    constraint incident_status_key_unique unique (key),
    constraint incident_status_category_known check (category in ('triage', 'live', 'learning', 'closed'))
  );
  create sequence incident_number;
  create table incident (
    id uuid not null,
    number integer not null,
    kind text not null,
    title text not null,
    summary text not null default '',
    severity text not null,
    status_id uuid not null constraint incident_status_fk references incident_status (id),
    restricted_to uuid[],
    zone text not null,
    declared_at timestamptz(3) not null,
    recorded_at timestamptz(3) not null default now(),
    revision integer not null default 1,
    constraint incident_pk primary key (id),
    constraint incident_number_unique unique (number),
    constraint incident_kind_known check (kind in ('real', 'drill')),
    constraint incident_severity_known check (severity in ('sev1', 'sev2', 'sev3', 'sev4', 'sev5')),
    constraint incident_restricted_to_somebody check (restricted_to is null or cardinality(restricted_to) > 0)
  );
  create index incident_declared_idx on incident (declared_at desc, id desc);
  create index incident_status_idx on incident (status_id);
  create table incident_milestone (
    incident_id uuid not null constraint incident_milestone_incident_fk references incident (id),
    milestone text not null,
    at timestamptz(3) not null,
    source text not null,
    zone text not null,
    confidence text not null,
    constraint incident_milestone_pk primary key (incident_id, milestone),
    constraint incident_milestone_known check (milestone in ${MILESTONES}),
    constraint incident_milestone_confidence_known check (confidence in ${CONFIDENCE})
  );
  create table incident_service (
    incident_id uuid not null constraint incident_service_incident_fk references incident (id),
    service_id uuid not null constraint incident_service_service_fk references service (id),
    constraint incident_service_pk primary key (incident_id, service_id)
  );
  create index incident_service_service_idx on incident_service (service_id, incident_id);
  create table incident_feature (
    incident_id uuid not null constraint incident_feature_incident_fk references incident (id),
    feature_id uuid not null constraint incident_feature_feature_fk references feature (id),
    constraint incident_feature_pk primary key (incident_id, feature_id)
  );
  create index incident_feature_feature_idx on incident_feature (feature_id, incident_id);
  create table impact_window (
    id uuid not null,
    incident_id uuid not null constraint impact_window_incident_fk references incident (id),
    starts_at timestamptz(3) not null,
    ends_at timestamptz(3),
    description text not null default '',
    source text not null,
    zone text not null,
    confidence text not null,
    revision integer not null default 1,
    constraint impact_window_pk primary key (id),
    constraint impact_window_in_order check (ends_at >= starts_at),
    constraint impact_window_confidence_known check (confidence in ${CONFIDENCE})
  );
  create index impact_window_incident_idx on impact_window (incident_id, starts_at)`;

const TIMELINE = `
  create table timeline_entry (
    id uuid not null,
    incident_id uuid not null constraint timeline_entry_incident_fk references incident (id),
    occurred_at timestamptz(3) not null,
    ends_at timestamptz(3),
    recorded_at timestamptz(3) not null default now(),
    kind text not null,
    marker text,
    text text not null,
    source text not null,
    zone text not null,
    confidence text not null,
    actor text not null,
    evidence jsonb not null default '[]',
    pinned boolean not null default false,
    milestone text,
    hidden_at timestamptz(3),
    revision integer not null default 1,
    constraint timeline_entry_pk primary key (id),
    constraint timeline_entry_in_order check (ends_at >= occurred_at),
    constraint timeline_entry_kind_known check (kind in ('observation', 'action', 'decision', 'communication', 'change', 'alert', 'status', 'fault', 'note', 'impact')),
    constraint timeline_entry_marker_known check (marker in ('detection', 'diagnosis', 'repair', 'key_moment')),
    constraint timeline_entry_confidence_known check (confidence in ${CONFIDENCE}),
    constraint timeline_entry_actor_known check (actor in ('alerting', 'automation', 'responder', 'facilitator', 'driver', 'observer', 'customer', 'vendor', 'system')),
    constraint timeline_entry_milestone_known check (milestone in ${MILESTONES})
  );
  create index timeline_entry_incident_idx on timeline_entry (incident_id, occurred_at, id) include (hidden_at);
  create unique index timeline_entry_milestone_unique on timeline_entry (incident_id, milestone) where milestone is not null`;

const DEFAULT_STATUSES = `
  insert into incident_status (id, key, name, category, position) values
    ('01764000-3000-7000-8000-000000000001', 'triage', 'Triage', 'triage', 10),
    ('01764000-3000-7000-8000-000000000002', 'investigating', 'Investigating', 'live', 20),
    ('01764000-3000-7000-8000-000000000003', 'monitoring', 'Monitoring', 'live', 30),
    ('01764000-3000-7000-8000-000000000004', 'learning', 'Learning', 'learning', 40),
    ('01764000-3000-7000-8000-000000000005', 'closed', 'Closed', 'closed', 50)`;
