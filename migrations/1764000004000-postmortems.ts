import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Templates with versions, postmortems with sections and revisions, factors, mitigators, action items with evidence, language findings. */
export class Postmortems1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TEMPLATES);
    await runner.query(DOCUMENTS);
    await runner.query(ACTIONS);
    await runner.query(LANGUAGE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table learning_policy; drop table language_report; drop table language_keep;
      drop table action_item_evidence; drop table action_item; drop sequence action_item_number;
      drop table postmortem_publication; drop table postmortem_field; drop table mitigator; drop table contributing_factor_service;
      drop table contributing_factor; drop table section_revision; drop table postmortem_section; drop table postmortem; drop sequence postmortem_number;
      drop table template_field; drop table template_section;
      alter table template drop constraint template_current_version_fk; drop table template_version; drop table template`);
  }
}

const TEMPLATES = `
  create table template (
    id uuid not null,
    key text not null,
    kind text not null,
    name text not null,
    description text not null default '',
    built_in boolean not null default false,
    archived_at timestamptz(3),
    current_version_id uuid,
    revision integer not null default 1,
    constraint template_pk primary key (id),
    constraint template_key_unique unique (key),
    constraint template_kind_known check (kind in ('incident_postmortem', 'learning_review', 'light', 'five_hows', 'customer_report', 'security', 'near_miss', 'game_day_debrief', 'table_top'))
  );
  create table template_version (
    id uuid not null,
    template_id uuid not null constraint template_version_template_fk references template (id),
    number integer not null,
    opening text not null default '',
    content_hash text not null,
    saved_at timestamptz(3) not null default now(),
    constraint template_version_pk primary key (id),
    constraint template_version_number_unique unique (template_id, number)
  );
  alter table template add constraint template_current_version_fk foreign key (current_version_id) references template_version (id) deferrable initially deferred;
  create table template_section (
    id uuid not null,
    template_version_id uuid not null constraint template_section_version_fk references template_version (id),
    key text not null,
    title text not null,
    prompt text not null default '',
    help text not null default '',
    starter text not null default '',
    facilitation text[] not null default '{}',
    content_kind text not null default 'markdown',
    required boolean not null default false,
    position integer not null,
    constraint template_section_pk primary key (id),
    constraint template_section_key_unique unique (template_version_id, key),
    constraint template_section_content_known check (content_kind in ('markdown', 'timeline', 'factors', 'actions', 'mitigators'))
  );
  create table template_field (
    id uuid not null,
    template_version_id uuid not null constraint template_field_version_fk references template_version (id),
    key text not null,
    label text not null,
    help text not null default '',
    field_type text not null,
    options text[] not null default '{}',
    required boolean not null default false,
    position integer not null,
    constraint template_field_pk primary key (id),
    constraint template_field_key_unique unique (template_version_id, key),
    constraint template_field_type_known check (field_type in ('text', 'number', 'choice', 'multi_choice', 'date_time', 'duration', 'link', 'team', 'service'))
  );`;

const DOCUMENTS = `
  create sequence postmortem_number;
  create table postmortem (
    id uuid not null,
    number integer not null,
    incident_id uuid not null constraint postmortem_incident_fk references incident (id),
    template_version_id uuid not null constraint postmortem_template_version_fk references template_version (id),
    title text not null,
    status text not null default 'draft',
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    published_at timestamptz(3),
    revision integer not null default 1,
    constraint postmortem_pk primary key (id),
    constraint postmortem_number_unique unique (number),
    constraint postmortem_status_known check (status in ('draft', 'in_review', 'published', 'archived'))
  );
  create index postmortem_incident_idx on postmortem (incident_id);
  create index postmortem_template_version_idx on postmortem (template_version_id);
  create index postmortem_created_idx on postmortem (created_at desc, id desc);
  create table postmortem_section (
    id uuid not null,
    postmortem_id uuid not null constraint postmortem_section_postmortem_fk references postmortem (id),
    key text not null,
    title text not null,
    prompt text not null default '',
    help text not null default '',
    facilitation text[] not null default '{}',
    content_kind text not null default 'markdown',
    required boolean not null default false,
    position integer not null,
    body text not null default '',
    revision integer not null default 1,
    constraint postmortem_section_pk primary key (id),
    constraint postmortem_section_key_unique unique (postmortem_id, key),
    constraint postmortem_section_content_known check (content_kind in ('markdown', 'timeline', 'factors', 'actions', 'mitigators'))
  );
  create table section_revision (
    id uuid not null,
    section_id uuid not null constraint section_revision_section_fk references postmortem_section (id),
    number integer not null,
    body text not null,
    restored_number integer,
    saved_at timestamptz(3) not null default now(),
    constraint section_revision_pk primary key (id),
    constraint section_revision_number_unique unique (section_id, number)
  );
  create table contributing_factor (
    id uuid not null,
    postmortem_id uuid not null constraint contributing_factor_postmortem_fk references postmortem (id),
    title text not null,
    body text not null default '',
    category text not null,
    stability_pattern text,
    woods_concept text,
    evidence jsonb not null default '[]',
    position integer not null,
    revision integer not null default 1,
    constraint contributing_factor_pk primary key (id),
    constraint contributing_factor_category_known check (category in ('design', 'code', 'configuration', 'change', 'capacity', 'dependency', 'monitoring', 'procedure', 'communication', 'human_factors', 'environment', 'other')),
    constraint contributing_factor_pattern_known check (stability_pattern in ('timeout', 'retry', 'bulkhead', 'circuit_breaker', 'idempotency', 'degradation', 'other')),
    constraint contributing_factor_woods_known check (woods_concept in ('robustness', 'rebound', 'graceful_extensibility', 'sustained_adaptability'))
  );
  create index contributing_factor_postmortem_idx on contributing_factor (postmortem_id, position);
  create table contributing_factor_service (
    factor_id uuid not null constraint contributing_factor_service_factor_fk references contributing_factor (id) on delete cascade,
    service_id uuid not null constraint contributing_factor_service_service_fk references service (id),
    constraint contributing_factor_service_pk primary key (factor_id, service_id)
  );
  create index contributing_factor_service_service_idx on contributing_factor_service (service_id);
  create table mitigator (
    id uuid not null,
    postmortem_id uuid not null constraint mitigator_postmortem_fk references postmortem (id),
    kind text not null,
    text text not null,
    position integer not null,
    revision integer not null default 1,
    constraint mitigator_pk primary key (id),
    constraint mitigator_kind_known check (kind in ('went_well', 'was_hard', 'got_lucky'))
  );
  create index mitigator_postmortem_idx on mitigator (postmortem_id, position);
  create table postmortem_field (
    id uuid not null,
    postmortem_id uuid not null constraint postmortem_field_postmortem_fk references postmortem (id),
    key text not null,
    label text not null,
    help text not null default '',
    field_type text not null,
    options text[] not null default '{}',
    required boolean not null default false,
    position integer not null,
    entries text[] not null default '{}',
    revision integer not null default 1,
    constraint postmortem_field_pk primary key (id),
    constraint postmortem_field_key_unique unique (postmortem_id, key)
  );
  create table postmortem_publication (
    id uuid not null,
    postmortem_id uuid not null constraint postmortem_publication_postmortem_fk references postmortem (id),
    number integer not null,
    content text not null,
    sha256 text not null,
    checker_version text not null,
    published_at timestamptz(3) not null default now(),
    constraint postmortem_publication_pk primary key (id),
    constraint postmortem_publication_number_unique unique (postmortem_id, number)
  );`;

const ACTIONS = `
  create sequence action_item_number;
  create table action_item (
    id uuid not null,
    number integer not null,
    postmortem_id uuid not null constraint action_item_postmortem_fk references postmortem (id),
    factor_id uuid constraint action_item_factor_fk references contributing_factor (id) on delete set null,
    title text not null,
    body text not null default '',
    priority text not null,
    kind text not null,
    owner_team_id uuid constraint action_item_owner_team_fk references team (id),
    due_on date,
    tracker_url text,
    status text not null default 'idea',
    not_doing_reason text,
    not_doing_until date,
    verification_kind text,
    verification_link text,
    verification_note text,
    experiment_id uuid,
    experiment_version_id uuid,
    practice_assessment_id uuid constraint action_item_assessment_fk references practice_assessment (id),
    claimed_at timestamptz(3),
    verified_at timestamptz(3),
    created_at timestamptz(3) not null default now(),
    position integer not null,
    revision integer not null default 1,
    constraint action_item_pk primary key (id),
    constraint action_item_number_unique unique (number),
    constraint action_item_priority_known check (priority in ('high', 'medium', 'lower')),
    constraint action_item_kind_known check (kind in ('prevent', 'detect', 'mitigate', 'respond', 'learn')),
    constraint action_item_status_known check (status in ('idea', 'committed', 'in_progress', 'done_claimed', 'verified', 'refuted', 'not_doing')),
    constraint action_item_verification_known check (verification_kind in ('experiment', 'test_link', 'probe', 'document_drill', 'cannot_be_verified'))
  );
  create index action_item_postmortem_idx on action_item (postmortem_id, position);
  create index action_item_experiment_version_idx on action_item (experiment_version_id);
  create index action_item_owner_team_idx on action_item (owner_team_id);
  create index action_item_created_idx on action_item (created_at desc, id desc);
  create table action_item_evidence (
    id uuid not null,
    action_item_id uuid not null constraint action_item_evidence_action_item_fk references action_item (id),
    verdict text not null,
    run_id uuid,
    experiment_version_id uuid,
    link text,
    note text not null default '',
    started_at timestamptz(3),
    recorded_at timestamptz(3) not null default now(),
    constraint action_item_evidence_pk primary key (id),
    constraint action_item_evidence_run_unique unique (action_item_id, run_id),
    constraint action_item_evidence_verdict_known check (verdict in ('green', 'red'))
  );`;

const LANGUAGE = `
  create table language_keep (
    id uuid not null,
    object_type text not null,
    object_id uuid not null,
    rule_id text not null,
    content_hash text not null,
    reason text not null,
    kept_at timestamptz(3) not null default now(),
    constraint language_keep_pk primary key (id),
    constraint language_keep_content_unique unique (object_id, rule_id, content_hash)
  );
  create table language_report (
    id uuid not null,
    object_type text not null,
    object_id uuid not null,
    rule_id text not null,
    content_hash text not null,
    reported_at timestamptz(3) not null default now(),
    constraint language_report_pk primary key (id),
    constraint language_report_content_unique unique (object_id, rule_id, content_hash)
  );
  create index language_report_rule_idx on language_report (rule_id);
  create table learning_policy (
    id integer not null default 1,
    language_gate text not null default 'on',
    revision integer not null default 1,
    constraint learning_policy_pk primary key (id),
    constraint learning_policy_single check (id = 1),
    constraint learning_policy_gate_known check (language_gate in ('on', 'off'))
  );
  insert into learning_policy default values;`;
