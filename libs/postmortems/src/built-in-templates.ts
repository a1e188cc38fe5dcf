import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM_ACTOR } from '@platform/auth';
import { type Tx, UnitOfWork } from '@platform/database';
import { BUILTIN_TEMPLATES } from './domain/templates/builtin';
import { hashOf, saveVersion } from './template-store';

/** Any constant: API and workers that start together take turns. */
const TURN = 4_600_004;

/** Brings the templates of the product into the database at start; a changed one becomes a new version, documents keep theirs. */
@Injectable()
export class BuiltInTemplates implements OnModuleInit {
  constructor(private readonly work: UnitOfWork) {}

  async onModuleInit(): Promise<void> {
    await this.work.run(SYSTEM_ACTOR, (tx) => this.bring(tx));
  }

  private async bring(tx: Tx): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [TURN]);
    const there = await tx.query<{ key: string; id: string; hash: string }>(
      'select t.key, t.id, v.content_hash as hash from template t join template_version v on v.id = t.current_version_id where t.built_in',
    );
    const known = new Map(there.map((row) => [row.key, row]));
    for (const template of BUILTIN_TEMPLATES) {
      const row = known.get(template.key);
      if (row?.hash === hashOf(template)) continue;
      const saved = await tx.one<{ id: string }>(
        `insert into template (id, key, kind, name, description, built_in) values ($1, $2, $3, $4, $5, true)
         on conflict (key) do update set name = excluded.name, description = excluded.description, revision = template.revision + 1
         where template.built_in returning id`,
        [tx.id(), template.key, template.kind, template.title, template.description],
      );
      if (saved) await saveVersion(tx, saved.id, template);
    }
  }
}
