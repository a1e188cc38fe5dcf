import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the language check of a frozen version came to; null for versions frozen before it was noted. */
export class PublicationLanguage1764000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table postmortem_publication
        add column language_gate text constraint postmortem_publication_gate_known check (language_gate in ('on', 'off')),
        add column open_errors integer,
        add column open_warnings integer,
        add column kept_findings integer,
        add column rules_changed integer,
        add column unchecked text[]`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table postmortem_publication
        drop column language_gate, drop column open_errors, drop column open_warnings, drop column kept_findings, drop column rules_changed,
        drop column unchecked`);
  }
}
