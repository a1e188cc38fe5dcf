import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People plane: accounts, teams, memberships, sessions, tokens, sign-in throttle. */
export class Identity1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table team (
        id uuid not null,
        key text not null,
        name text not null,
        description text not null default '',
        archived_at timestamptz(3),
        revision integer not null default 1,
        constraint team_pk primary key (id),
        constraint team_key_unique unique (key)
      );
      create table user_account (
        id uuid not null,
        email text not null,
        name text not null,
        role text not null,
        password_hash text,
        disabled_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        revision integer not null default 1,
        constraint user_account_pk primary key (id),
        constraint user_account_email_unique unique (email),
        constraint user_account_role_known check (role in ('viewer', 'contributor', 'operator', 'admin'))
      );
      create table membership (
        team_id uuid not null constraint membership_team_fk references team (id),
        user_id uuid not null constraint membership_user_fk references user_account (id),
        constraint membership_pk primary key (team_id, user_id)
      );
      create index membership_user_idx on membership (user_id);
      create table session (
        id uuid primary key,
        user_id uuid not null constraint session_user_fk references user_account (id),
        secret_hash bytea not null constraint session_secret_unique unique,
        created_at timestamptz(3) not null default now(),
        expires_at timestamptz(3) not null,
        revoked_at timestamptz(3),
        user_agent text not null default ''
      );
      create index session_user_idx on session (user_id);
      create table api_token (
        id uuid primary key,
        user_id uuid not null constraint api_token_user_fk references user_account (id),
        name text not null,
        secret_hash bytea not null constraint api_token_secret_unique unique,
        scopes text[] not null,
        created_at timestamptz(3) not null default now(),
        expires_at timestamptz(3),
        last_used_at timestamptz(3),
        revoked_at timestamptz(3)
      );
      create index api_token_user_idx on api_token (user_id);
      create unlogged table sign_in_throttle (
        key text not null,
        minute timestamptz(0) not null,
        tries integer not null,
        constraint sign_in_throttle_pk primary key (key, minute)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table sign_in_throttle; drop table api_token; drop table session; drop table membership; drop table user_account; drop table team',
    );
  }
}
