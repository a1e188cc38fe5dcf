import { createHash } from 'node:crypto';
import type { Tx } from '@platform/database';
import { AppError, NotFoundError } from '@platform/errors';
import { canonicalContent } from './domain/postmortem';
import type { Template } from './domain/templates/template';

type Parts = Pick<Template, 'sections' | 'fields' | 'openingText'>;

/** What a version says, as one hash; equal parts make no new version. */
export const hashOf = ({ sections, fields, openingText }: Parts): string =>
  createHash('sha256')
    .update(canonicalContent(JSON.parse(JSON.stringify({ sections, fields, openingText }))))
    .digest('hex');

/** Writes the next version of a template and makes it the current one; answers with its number. The same parts as now change nothing. */
export async function saveVersion(tx: Tx, templateId: string, template: Template): Promise<number> {
  const hash = hashOf(template);
  const last = await tx.one<{ number: number; hash: string }>(
    'select number, content_hash as hash from template_version where template_id = $1 order by number desc limit 1',
    [templateId],
  );
  if (last?.hash === hash) return last.number;
  const id = tx.id();
  const number = (last?.number ?? 0) + 1;
  await tx.query('insert into template_version (id, template_id, number, opening, content_hash) values ($1, $2, $3, $4, $5)', [
    id,
    templateId,
    number,
    template.openingText,
    hash,
  ]);
  await tx.query(
    `insert into template_section (id, template_version_id, key, title, prompt, help, starter, facilitation, content_kind, required, position)
     select (s->>'id')::uuid, $1, s->>'key', s->>'title', s->>'prompt', s->>'help', s->>'starterText',
            array(select jsonb_array_elements_text(s->'questions')), s->>'contentKind', (s->>'required')::boolean, (s->>'position')::int
     from jsonb_array_elements($2::jsonb) s`,
    [id, JSON.stringify(template.sections.map((section) => ({ id: tx.id(), ...section })))],
  );
  await tx.query(
    `insert into template_field (id, template_version_id, key, label, help, field_type, options, required, position)
     select (f->>'id')::uuid, $1, f->>'key', f->>'label', f->>'help', f->>'type',
            array(select jsonb_array_elements_text(f->'options')), (f->>'required')::boolean, (f->>'position')::int
     from jsonb_array_elements($2::jsonb) f`,
    [
      id,
      JSON.stringify(template.fields.map((field, index) => ({ id: tx.id(), ...field, options: field.options ?? [], position: index + 1 }))),
    ],
  );
  await tx.query('update template set current_version_id = $2 where id = $1', [templateId, id]);
  return number;
}

export const noVersion = (version: number): string => `This template has no version ${version}.`;

/** A version of a template as the domain sees it, the current one without a number; NOT_FOUND when there is none. */
export async function readTemplate(tx: Tx, templateId: string, version: number | null = null): Promise<Template> {
  const row = await tx.one<{ template: Omit<Template, 'fields'> & { fields: (Template['fields'][number] & { options: string[] })[] } }>(
    `select json_build_object(
       'key', t.key, 'kind', t.kind, 'title', t.name, 'description', t.description, 'version', v.number, 'openingText', v.opening,
       'sections', coalesce((select json_agg(json_build_object('key', s.key, 'title', s.title, 'prompt', s.prompt, 'help', s.help, 'questions', s.facilitation,
         'starterText', s.starter, 'required', s.required, 'position', s.position, 'contentKind', s.content_kind) order by s.position)
         from template_section s where s.template_version_id = v.id), '[]'::json),
       'fields', coalesce((select json_agg(json_build_object('key', f.key, 'label', f.label, 'help', f.help, 'type', f.field_type, 'options', f.options,
         'required', f.required) order by f.position) from template_field f where f.template_version_id = v.id), '[]'::json)) as template
     from template t join template_version v on v.template_id = t.id and (v.number = $2 or $2 is null and v.id = t.current_version_id)
     where t.id = $1`,
    [templateId, version],
  );
  if (!row && version !== null && (await tx.one('select 1 as one from template where id = $1', [templateId])))
    throw new AppError('NOT_FOUND', noVersion(version));
  if (!row) throw new NotFoundError('No Template');
  // Only choices have options; the importer and the rules tell "none" from "empty".
  const fields = row.template.fields.map(({ options, ...field }) => (options.length > 0 ? { ...field, options } : field));
  return { ...row.template, fields };
}
