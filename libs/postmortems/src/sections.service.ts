import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { editSection } from './domain/postmortem';
import { lockParent, requireOpen, touch } from './parents';
import { PostmortemSectionEntity } from './postmortem-section.entity';
import type { PostmortemSectionRestoreInput, PostmortemSectionUpdateInput } from './section.type';

/** Sections of postmortems and their revisions. */
@Injectable()
export class SectionsService {
  async update(tx: Tx, input: PostmortemSectionUpdateInput): Promise<UseCaseResult> {
    const texts = new TextInput();
    const body = texts.markdown(input.body, 'body');
    texts.done();
    return this.save(tx, input, () => Promise.resolve({ body, restored: null }));
  }

  /** Brings an earlier text back as a new revision; nothing is lost. */
  async restore(tx: Tx, input: PostmortemSectionRestoreInput): Promise<UseCaseResult> {
    return this.save(tx, input, async (section) => {
      const found = await tx.one<{ body: string }>('select body from section_revision where section_id = $1 and number = $2', [
        section.id,
        input.number,
      ]);
      if (!found) return refuse('REVISION_NOT_FOUND', 'This section has no revision with this number.', ['input', 'number']);
      return { body: found.body, restored: input.number };
    });
  }

  /** Copies the sections and fields of a template version into a new postmortem. */
  async copyTemplate(
    tx: Tx,
    postmortemId: string,
    templateVersionId: string,
    given: Readonly<Record<string, string>>,
    extra: readonly { title: string; body: string }[],
  ): Promise<void> {
    const rows = await tx.query<{ key: string; starter: string; position: number }>(
      'select key, starter, position from template_section where template_version_id = $1 order by position',
      [templateVersionId],
    );
    const known = new Set(rows.map((row) => row.key));
    const added = [
      ...Object.entries(given)
        .filter(([key]) => !known.has(key))
        .map(([key, body]) => ({ title: titleOf(key), body })),
      ...extra,
    ];
    const bodies = rows.map((row) => ({ id: tx.id(), revisionId: tx.id(), key: row.key, body: given[row.key] ?? row.starter }));
    await tx.query(
      `insert into postmortem_section (id, postmortem_id, key, title, prompt, help, facilitation, content_kind, required, position, body)
       select (b->>'id')::uuid, $1, s.key, s.title, s.prompt, s.help, s.facilitation, s.content_kind, s.required, s.position, b->>'body'
       from jsonb_array_elements($3::jsonb) b join template_section s on s.template_version_id = $2 and s.key = b->>'key'`,
      [postmortemId, templateVersionId, JSON.stringify(bodies)],
    );
    const extras = added.map(({ title, body }, index) => ({
      id: tx.id(),
      revisionId: tx.id(),
      key: `extra_${index + 1}`,
      title: title.slice(0, 200),
      body,
      position: (rows.at(-1)?.position ?? 0) + index + 1,
    }));
    await tx.query(
      `insert into postmortem_section (id, postmortem_id, key, title, position, body)
       select (b->>'id')::uuid, $1, b->>'key', b->>'title', (b->>'position')::int, b->>'body' from jsonb_array_elements($2::jsonb) b`,
      [postmortemId, JSON.stringify(extras)],
    );
    await tx.query(
      `insert into section_revision (id, section_id, number, body)
       select (b->>'revisionId')::uuid, (b->>'id')::uuid, 1, b->>'body' from jsonb_array_elements($1::jsonb) b`,
      [JSON.stringify([...bodies, ...extras])],
    );
    const fields = await tx.query<{ key: string }>('select key from template_field where template_version_id = $1', [templateVersionId]);
    await tx.query(
      `insert into postmortem_field (id, postmortem_id, key, label, help, field_type, options, required, position)
       select (b->>'id')::uuid, $1, f.key, f.label, f.help, f.field_type, f.options, f.required, f.position
       from jsonb_array_elements($3::jsonb) b join template_field f on f.template_version_id = $2 and f.key = b->>'key'`,
      [postmortemId, templateVersionId, JSON.stringify(fields.map(({ key }) => ({ id: tx.id(), key })))],
    );
  }

  private async save(
    tx: Tx,
    input: { id: string; expectedRevision: number },
    next: (section: PostmortemSectionEntity) => Promise<{ body: string; restored: number | null }>,
  ): Promise<UseCaseResult> {
    const section = await loadVisible(tx, PostmortemSectionEntity, 'PostmortemSection', input.id);
    authorize(tx.actor, 'postmortem:write', section);
    const postmortem = await lockParent(tx, section.postmortemId);
    requireOpen(postmortem);
    const { body, restored } = await next(section);
    const edit = editSection(postmortem.status, { revision: section.revision, body: section.body }, input.expectedRevision, body);
    const ids = { section: section.id };
    if (!edit.ok) {
      const conflict = { currentText: section.body, submittedText: body, currentRevision: section.revision };
      refuseConflict(input.expectedRevision, section.revision, ids, { conflict });
    } else if (!('unchanged' in edit)) {
      section.body = edit.revision.body;
      await tx.em.save(section);
      await tx.query('insert into section_revision (id, section_id, number, body, restored_number) values ($1, $2, $3, $4, $5)', [
        tx.id(),
        section.id,
        section.revision,
        body,
        restored,
      ]);
      await touch(tx, postmortem);
      tx.audit('postmortem.sectionUpdated', 'postmortem', postmortem.id, { section: section.key, restored });
    }
    return { ids };
  }
}

const titleOf = (key: string): string => {
  const words = key.replace(/[_-]+/g, ' ').trim() || 'More';
  return words[0]!.toUpperCase() + words.slice(1);
};
