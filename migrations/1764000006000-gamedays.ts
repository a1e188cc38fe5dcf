import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Game days: the plan, its slots, what ran in them, what was observed. */
export class Gamedays1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLAN);
    await runner.query(DAY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table observation; drop table game_day_run; drop table occurrence;
      drop table checklist_item; drop table game_day_run_plan; drop table game_day_role; drop table game_day_service;
      drop table game_day; drop sequence game_day_number`);
  }
}

const PLAN = `
  create sequence game_day_number;
  create table game_day (
    id uuid not null,
    number integer not null,
    title text not null,
    scenario text not null default '',
    objectives text[] not null default '{}',
    environment_id uuid not null constraint game_day_environment_fk references environment (id),
    status text not null default 'planned',
    zone text not null default 'UTC',
    scheduled_at timestamptz(3),
    scheduled_local text,
    max_lateness_seconds integer not null default 300,
    created_at timestamptz(3) not null default now(),
    revision integer not null default 1,
    constraint game_day_pk primary key (id),
    constraint game_day_number_unique unique (number),
    constraint game_day_status_known check (status in ('planned', 'scheduled', 'running', 'debriefing', 'debriefed')),
    constraint game_day_lateness_range check (max_lateness_seconds between 0 and 86400)
  );
  create index game_day_environment_idx on game_day (environment_id);
  create index game_day_created_idx on game_day (created_at desc, id desc);
  create table game_day_service (
    game_day_id uuid not null constraint game_day_service_game_day_fk references game_day (id),
    service_id uuid not null constraint game_day_service_service_fk references service (id),
    constraint game_day_service_pk primary key (game_day_id, service_id)
  );
  create index game_day_service_service_idx on game_day_service (service_id);
  create table game_day_role (
    game_day_id uuid not null constraint game_day_role_game_day_fk references game_day (id),
    role text not null,
    team_id uuid not null constraint game_day_role_team_fk references team (id),
    constraint game_day_role_pk primary key (game_day_id, role, team_id),
    constraint game_day_role_known check (role in ('facilitator', 'driver', 'observer', 'scribe', 'responder', 'communications'))
  );
  create index game_day_role_team_idx on game_day_role (team_id);
  create table game_day_run_plan (
    game_day_id uuid not null constraint game_day_run_plan_game_day_fk references game_day (id),
    position integer not null,
    experiment_id uuid not null constraint game_day_run_plan_experiment_fk references experiment (id),
    offset_seconds integer not null,
    constraint game_day_run_plan_pk primary key (game_day_id, position),
    constraint game_day_run_plan_offset_range check (offset_seconds between 0 and 86400)
  );
  create index game_day_run_plan_experiment_idx on game_day_run_plan (experiment_id);
  create table checklist_item (
    id uuid not null,
    game_day_id uuid not null constraint checklist_item_game_day_fk references game_day (id),
    position integer not null,
    text text not null,
    done boolean not null default false,
    revision integer not null default 1,
    constraint checklist_item_pk primary key (id)
  );
  create index checklist_item_game_day_idx on checklist_item (game_day_id, position);`;

const DAY = `
  create table occurrence (
    id uuid not null,
    game_day_id uuid not null constraint occurrence_game_day_fk references game_day (id),
    slot timestamptz(3) not null,
    trigger text not null,
    status text not null default 'scheduled',
    reason text,
    fired_at timestamptz(3),
    ended_at timestamptz(3),
    incident_id uuid constraint occurrence_incident_fk references incident (id),
    postmortem_id uuid constraint occurrence_postmortem_fk references postmortem (id),
    constraint occurrence_pk primary key (id),
    constraint occurrence_slot_unique unique (game_day_id, slot),
    constraint occurrence_trigger_known check (trigger in ('schedule', 'hand')),
    constraint occurrence_status_known check (status in ('scheduled', 'fired', 'running', 'done', 'skipped', 'missed', 'cancelled')),
    constraint occurrence_reason_given check (status not in ('skipped', 'missed', 'cancelled') or reason is not null),
    constraint occurrence_fired_has_drill check (status not in ('fired', 'running', 'done') or (fired_at is not null and incident_id is not null))
  );
  create unique index occurrence_open_unique on occurrence (game_day_id) where status in ('scheduled', 'fired', 'running');
  create index occurrence_due_idx on occurrence (slot) where status = 'scheduled';
  create index occurrence_live_idx on occurrence (id) where status in ('fired', 'running');
  create unique index occurrence_incident_unique on occurrence (incident_id) where incident_id is not null;
  create index occurrence_postmortem_idx on occurrence (postmortem_id) where postmortem_id is not null;
  create table game_day_run (
    occurrence_id uuid not null constraint game_day_run_occurrence_fk references occurrence (id),
    position integer not null,
    experiment_id uuid not null constraint game_day_run_experiment_fk references experiment (id),
    due_at timestamptz(3) not null,
    status text not null default 'waiting',
    reason text,
    run_id uuid constraint game_day_run_run_fk references run (id),
    constraint game_day_run_pk primary key (occurrence_id, position),
    constraint game_day_run_status_known check (status in ('waiting', 'requested', 'finished', 'refused', 'cancelled')),
    constraint game_day_run_requested_has_run check (status not in ('requested', 'finished') or run_id is not null)
  );
  create index game_day_run_waiting_idx on game_day_run (due_at) where status = 'waiting';
  create unique index game_day_run_run_unique on game_day_run (run_id) where run_id is not null;
  create index game_day_run_experiment_idx on game_day_run (experiment_id);
  create table observation (
    id uuid not null,
    game_day_id uuid not null constraint observation_game_day_fk references game_day (id),
    occurrence_id uuid constraint observation_occurrence_fk references occurrence (id),
    role text not null,
    text text not null,
    expected boolean,
    occurred_at timestamptz(3) not null,
    recorded_at timestamptz(3) not null default now(),
    revision integer not null default 1,
    constraint observation_pk primary key (id),
    constraint observation_role_known check (role in ('facilitator', 'driver', 'observer', 'scribe', 'responder', 'communications'))
  );
  create index observation_game_day_idx on observation (game_day_id, occurred_at);
  create index observation_occurrence_idx on observation (occurrence_id);`;
