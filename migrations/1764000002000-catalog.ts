import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services with their dependencies, features with their degradation rows, resilience practice assessments. */
export class Catalog1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table service (
        id uuid not null,
        key text not null,
        name text not null,
        description text not null default '',
        tier text not null,
        owner_team_id uuid constraint service_owner_team_fk references team (id),
        consistency_choice text not null default 'not_applicable',
        archived_at timestamptz(3),
        revision integer not null default 1,
        constraint service_pk primary key (id),
        constraint service_key_unique unique (key),
        constraint service_tier_known check (tier in ('tier1', 'tier2', 'tier3', 'tier4')),
        constraint service_consistency_choice_known check (consistency_choice in ('consistency', 'availability', 'not_applicable'))
      );
      create index service_owner_team_idx on service (owner_team_id);
      create table service_dependency (
        id uuid not null,
        from_service_id uuid not null constraint service_dependency_from_fk references service (id),
        to_service_id uuid not null constraint service_dependency_to_fk references service (id),
        mode text not null,
        criticality text not null,
        constraint service_dependency_pk primary key (id),
        constraint service_dependency_unique unique (from_service_id, to_service_id),
        constraint service_dependency_not_self check (from_service_id <> to_service_id),
        constraint service_dependency_mode_known check (mode in ('sync', 'async')),
        constraint service_dependency_criticality_known check (criticality in ('critical', 'degradable'))
      );
      create index service_dependency_to_idx on service_dependency (to_service_id);
      create table feature (
        id uuid not null,
        key text not null,
        name text not null,
        criticality text not null,
        degraded_behaviour text not null default '',
        archived_at timestamptz(3),
        revision integer not null default 1,
        constraint feature_pk primary key (id),
        constraint feature_key_unique unique (key),
        constraint feature_criticality_known check (criticality in ('critical', 'high', 'medium', 'low'))
      );
      create table feature_service (
        feature_id uuid not null constraint feature_service_feature_fk references feature (id),
        service_id uuid not null constraint feature_service_service_fk references service (id),
        constraint feature_service_pk primary key (feature_id, service_id)
      );
      create index feature_service_service_idx on feature_service (service_id);
      create table practice_assessment (
        id uuid not null,
        service_id uuid not null constraint practice_assessment_service_fk references service (id),
        practice text not null,
        implementation text not null default '',
        status text not null,
        evidence text not null default '',
        evidence_run_id uuid,
        assessed_at timestamptz(3) not null default now(),
        revision integer not null default 1,
        constraint practice_assessment_pk primary key (id),
        constraint practice_assessment_practice_unique unique (service_id, practice),
        constraint practice_assessment_practice_known check (practice in ('timeout', 'retry', 'bulkhead', 'circuit_breaker', 'idempotency', 'health_check', 'graceful_shutdown')),
        constraint practice_assessment_status_known check (status in ('gap', 'partial', 'done')),
        constraint practice_assessment_done_has_evidence check (status <> 'done' or evidence <> '')
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table practice_assessment; drop table feature_service; drop table feature; drop table service_dependency; drop table service',
    );
  }
}
