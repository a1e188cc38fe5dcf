import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outbox, processed deliveries, audit, idempotency keys. */
export class Platform1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        id bigint generated always as identity primary key,
        topic text not null,
        payload jsonb not null,
        created_at timestamptz(3) not null default now(),
        sent_at timestamptz(3),
        attempts integer not null default 0,
        last_error text
      );
      create index outbox_unsent_idx on outbox (id) where sent_at is null;
      create index outbox_sent_idx on outbox (sent_at) where sent_at is not null;
      create table processed_delivery (
        handler text not null,
        outbox_id bigint not null,
        at timestamptz(3) not null default now(),
        constraint processed_delivery_pk primary key (handler, outbox_id)
      );
      create index processed_delivery_at_idx on processed_delivery (at);
      create table audit_event (
        id uuid primary key,
        at timestamptz(3) not null default clock_timestamp(),
        actor_kind text not null check (actor_kind in ('user', 'token', 'system')),
        actor_id text not null,
        action text not null,
        subject_type text not null,
        subject_id uuid,
        data jsonb not null default '{}'
      );
      create index audit_event_subject_idx on audit_event (subject_type, subject_id, at);
      create index audit_event_at_idx on audit_event (at desc, id desc);
      create table idempotency_key (
        actor_id text not null,
        key text not null check (length(key) between 1 and 255),
        operation text not null,
        input_hash text not null,
        result jsonb,
        at timestamptz(3) not null default now(),
        constraint idempotency_key_pk primary key (actor_id, key)
      );
      create index idempotency_key_at_idx on idempotency_key (at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_key; drop table audit_event; drop table processed_delivery; drop table outbox');
  }
}
