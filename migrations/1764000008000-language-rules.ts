import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this deployment changes about the language rules; one row, like its policy. */
export class LanguageRules1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table language_rules (
        id integer not null default 1,
        switched_off text[] not null default '{}',
        switched_on text[] not null default '{}',
        severities jsonb not null default '[]',
        extra jsonb not null default '[]',
        revision integer not null default 1,
        constraint language_rules_pk primary key (id),
        constraint language_rules_single check (id = 1)
      );
      insert into language_rules default values`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table language_rules');
  }
}
