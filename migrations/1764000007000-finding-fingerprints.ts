import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A finding is known by its fingerprint (field, rule, words, sentence, order), which cannot be computed from the hashes that were stored: keeps
 * made before it do not tell which finding they meant, so those findings are open again. Reports stay, with words unknown.
 */
export class FindingFingerprints1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from language_keep;
      alter table language_keep rename column content_hash to fingerprint;
      alter table language_keep drop constraint language_keep_content_unique;
      alter table language_keep add constraint language_keep_fingerprint_unique unique (object_id, fingerprint);
      alter table language_keep add column field text not null;
      alter table language_report rename column content_hash to fingerprint;
      alter table language_report drop constraint language_report_content_unique;
      alter table language_report add constraint language_report_fingerprint_unique unique (object_id, rule_id, fingerprint);
      alter table language_report add column field text not null default '';
      alter table language_report add column words text not null default '';
      create index language_report_time_idx on language_report (reported_at desc, id desc)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index language_report_time_idx;
      alter table language_report drop column words;
      alter table language_report drop column field;
      alter table language_report drop constraint language_report_fingerprint_unique;
      alter table language_report rename column fingerprint to content_hash;
      alter table language_report add constraint language_report_content_unique unique (object_id, rule_id, content_hash);
      alter table language_keep drop column field;
      alter table language_keep drop constraint language_keep_fingerprint_unique;
      alter table language_keep rename column fingerprint to content_hash;
      alter table language_keep add constraint language_keep_content_unique unique (object_id, rule_id, content_hash)`);
  }
}
