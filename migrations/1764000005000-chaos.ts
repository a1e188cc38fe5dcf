import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Environments, driver connections, targets, experiments with versions, runs, the fault ledger, samples, deviations, weaknesses, the lever. */
export class Chaos1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLACES);
    await runner.query(EXPERIMENTS);
    await runner.query(RUNS);
    await runner.query(FAULTS);
    await runner.query(MEASURED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table emergency_stop; drop table weakness; drop table run_deviation; drop table probe_sample; drop table run_event;
      drop table fault; drop table run; drop sequence run_number;
      alter table experiment drop constraint experiment_current_version_fk;
      drop table experiment_version; drop table experiment; drop sequence experiment_number;
      drop table chaos_target; drop table driver_connection; drop table environment`);
  }
}

const PLACES = `
  create table environment (
    id uuid not null,
    name text not null,
    description text not null default '',
    protection text not null,
    archived_at timestamptz(3),
    revision integer not null default 1,
    constraint environment_pk primary key (id),
    constraint environment_name_unique unique (name),
    constraint environment_protection_known check (protection in ('open', 'approval', 'forbidden'))
  );
  create table driver_connection (
    id uuid not null,
    name text not null,
    kind text not null,
    settings jsonb not null default '{}',
    secret text,
    archived_at timestamptz(3),
    revision integer not null default 1,
    constraint driver_connection_pk primary key (id),
    constraint driver_connection_name_unique unique (name)
  );
  create table chaos_target (
    id uuid not null,
    name text not null,
    environment_id uuid not null constraint chaos_target_environment_fk references environment (id),
    connection_id uuid not null constraint chaos_target_connection_fk references driver_connection (id),
    driver_target text not null,
    service_id uuid constraint chaos_target_service_fk references service (id),
    archived_at timestamptz(3),
    revision integer not null default 1,
    constraint chaos_target_pk primary key (id),
    constraint chaos_target_name_unique unique (environment_id, name),
    constraint chaos_target_place_unique unique (environment_id, connection_id, driver_target)
  );`;

const EXPERIMENTS = `
  create sequence experiment_number;
  create table experiment (
    id uuid not null,
    number integer not null,
    title text not null,
    description text not null default '',
    environment_id uuid not null constraint experiment_environment_fk references environment (id),
    owner_team_id uuid constraint experiment_owner_team_fk references team (id),
    current_version_id uuid,
    created_at timestamptz(3) not null default now(),
    archived_at timestamptz(3),
    revision integer not null default 1,
    constraint experiment_pk primary key (id),
    constraint experiment_number_unique unique (number)
  );
  create table experiment_version (
    id uuid not null,
    experiment_id uuid not null constraint experiment_version_experiment_fk references experiment (id),
    number integer not null,
    spec jsonb not null,
    spec_hash text not null,
    created_at timestamptz(3) not null default now(),
    constraint experiment_version_pk primary key (id),
    constraint experiment_version_number_unique unique (experiment_id, number)
  );
  alter table experiment add constraint experiment_current_version_fk foreign key (current_version_id) references experiment_version (id);`;

const RUNS = `
  create sequence run_number;
  create table run (
    id uuid not null,
    number integer not null,
    experiment_id uuid not null constraint run_experiment_fk references experiment (id),
    experiment_version_id uuid not null constraint run_experiment_version_fk references experiment_version (id),
    environment_id uuid not null constraint run_environment_fk references environment (id),
    incident_id uuid constraint run_incident_fk references incident (id),
    occurrence_id uuid,
    purpose text not null,
    lifecycle text not null,
    outcome text not null default 'not_evaluated',
    outcome_reason text,
    interruption text,
    explanation text not null default '',
    baseline_met boolean,
    recovered boolean,
    time_to_detect_ms integer,
    time_to_recover_ms integer,
    target_keys text[] not null,
    requested_at timestamptz(3) not null default now(),
    enqueued_at timestamptz(3) not null default now(),
    started_at timestamptz(3),
    injecting_at timestamptz(3),
    deadline_at timestamptz(3),
    state_changed_at timestamptz(3) not null default now(),
    finished_at timestamptz(3),
    stop_requested_at timestamptz(3),
    stop_reason text,
    lease_until timestamptz(3),
    lease_epoch integer not null default 0,
    constraint run_pk primary key (id),
    constraint run_number_unique unique (number),
    constraint run_purpose_known check (purpose in ('game_day', 'proof', 'manual')),
    constraint run_lifecycle_known check (lifecycle in ('requested', 'preflight', 'awaiting_approval', 'scheduled', 'queued', 'baselining', 'injecting', 'observing', 'aborting', 'rolling_back', 'rollback_failed', 'recovering', 'verifying_recovery', 'finished', 'refused', 'expired', 'cancelled')),
    constraint run_outcome_known check (outcome in ('not_evaluated', 'held', 'deviated', 'inconclusive', 'failed_to_start', 'aborted')),
    constraint run_outcome_reason_known check (outcome_reason in ('baseline_not_met', 'worker_lost', 'lease_lost', 'blind', 'partial_injection', 'hard_deadline', 'nothing_armed', 'stopped', 'guard_probe', 'emergency_stop', 'incident_opened')),
    constraint run_finished_is_timed check ((lifecycle in ('finished', 'refused', 'expired', 'cancelled')) = (finished_at is not null))
  );
  create index run_requested_idx on run (requested_at desc, id desc);
  create index run_experiment_idx on run (experiment_id, requested_at desc);
  create index run_incident_idx on run (incident_id);
  create index run_occurrence_idx on run (occurrence_id);
  create index run_open_idx on run (lease_until) where lifecycle not in ('finished', 'refused', 'expired', 'cancelled');
  create table run_event (
    id uuid not null,
    run_id uuid not null constraint run_event_run_fk references run (id),
    at timestamptz(3) not null,
    kind text not null,
    text text not null,
    lifecycle text not null,
    data jsonb not null default '{}',
    for_timeline boolean not null default false,
    noted_at timestamptz(3),
    constraint run_event_pk primary key (id)
  );
  create index run_event_run_idx on run_event (run_id, at, id);
  create index run_event_unnoted_idx on run_event (run_id) where for_timeline and noted_at is null;`;

const FAULTS = `
  create table fault (
    id uuid not null,
    run_id uuid not null constraint fault_run_fk references run (id),
    ordinal integer not null,
    ref text not null,
    environment_id uuid not null constraint fault_environment_fk references environment (id),
    connection_id uuid not null constraint fault_connection_fk references driver_connection (id),
    target_id uuid not null constraint fault_target_fk references chaos_target (id),
    target_key text not null,
    external_name text not null,
    driver text not null,
    kind text not null,
    state text not null,
    driver_state jsonb not null,
    duration_ms integer not null,
    ttl_enforced_by text not null,
    planned_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null,
    activated_at timestamptz(3),
    ended_at timestamptz(3),
    cleared_at timestamptz(3),
    attempts integer not null default 0,
    next_attempt_at timestamptz(3) not null default now(),
    last_error text,
    evidence text,
    constraint fault_pk primary key (id),
    constraint fault_step_unique unique (run_id, ordinal),
    constraint fault_external_name_unique unique (external_name),
    constraint fault_state_known check (state in ('planned', 'arming', 'active', 'disarming', 'unconfirmed', 'stuck', 'cleared', 'never_armed', 'irreversible_done')),
    constraint fault_cleared_on_evidence check (state <> 'cleared' or evidence is not null)
  );
  create unique index fault_one_per_target_idx on fault (target_key) where state in ('arming', 'active', 'disarming', 'unconfirmed', 'stuck');
  create index fault_open_idx on fault (next_attempt_at) where state not in ('cleared', 'never_armed', 'irreversible_done');
  create table emergency_stop (
    id uuid not null,
    environment_id uuid constraint emergency_stop_environment_fk references environment (id),
    reason text not null,
    engaged_at timestamptz(3) not null default now(),
    released_at timestamptz(3),
    release_reason text,
    constraint emergency_stop_pk primary key (id)
  );
  create unique index emergency_stop_engaged_idx on emergency_stop (coalesce(environment_id, '00000000-0000-0000-0000-000000000000'::uuid)) where released_at is null;`;

const MEASURED = `
  create table probe_sample (
    id uuid not null,
    run_id uuid not null constraint probe_sample_run_fk references run (id),
    probe text not null,
    phase text not null,
    at timestamptz(3) not null,
    value jsonb,
    unit text,
    met boolean,
    error text,
    constraint probe_sample_pk primary key (id),
    constraint probe_sample_phase_known check (phase in ('baseline', 'during', 'after')),
    constraint probe_sample_judged_when_read check ((value is null) = (met is null))
  );
  create index probe_sample_run_idx on probe_sample (run_id, at, id);
  create table run_deviation (
    id uuid not null,
    run_id uuid not null constraint run_deviation_run_fk references run (id),
    probe text not null,
    unit text,
    baseline_median double precision,
    worst jsonb,
    worst_at timestamptz(3),
    first_deviation_at timestamptz(3),
    last_deviation_at timestamptz(3),
    evaluated integer not null,
    unevaluated integer not null,
    deviated_share double precision,
    deviated boolean,
    time_to_detect_ms integer,
    time_to_recover_ms integer,
    recovered boolean,
    constraint run_deviation_pk primary key (id),
    constraint run_deviation_probe_unique unique (run_id, probe)
  );
  create table weakness (
    id uuid not null,
    run_id uuid not null constraint weakness_run_fk references run (id),
    statement text not null,
    evidence text not null,
    suggested_pattern text not null,
    service_id uuid constraint weakness_service_fk references service (id),
    target_name text not null,
    status text not null default 'proposed',
    decision_reason text not null default '',
    action_item_id uuid,
    proposed_at timestamptz(3) not null default now(),
    decided_at timestamptz(3),
    revision integer not null default 1,
    constraint weakness_pk primary key (id),
    constraint weakness_status_known check (status in ('proposed', 'accepted', 'dropped')),
    constraint weakness_pattern_known check (suggested_pattern in ('timeout', 'retry', 'bulkhead', 'circuit_breaker', 'idempotency', 'degradation', 'other'))
  );
  create index weakness_run_idx on weakness (run_id);
  create index weakness_proposed_idx on weakness (proposed_at desc, id desc);`;
