import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { NotFoundError, refuse, refuseConflict } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import type { Template } from './domain/templates/template';
import { LanguageService } from './language.service';
import { TemplateEntity } from './template.entity';
import type { TemplateOutcome } from './template.enums';
import type {
  TemplateArchiveInput,
  TemplateCreateInput,
  TemplateDuplicateInput,
  TemplateUpdateInput,
  TemplateVersionRestoreInput,
} from './template.type';
import { clean, fieldsOf, sectionsOf } from './template-from-input';
import { inInput, namedBy, requireValid, type Told } from './template-refusals';
import { hashOf, noVersion, readTemplate, saveVersion } from './template-store';
import { templateToYaml } from './templates-yaml';

/** Templates and their versions. Every key and text passes the blameless checks before it is stored. */
@Injectable()
export class TemplatesService {
  constructor(private readonly language: LanguageService) {}

  async create(tx: Tx, input: TemplateCreateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'template:write');
    const template: Template = {
      key: input.key,
      kind: input.kind,
      title: clean(input.name),
      description: clean(input.description ?? ''),
      version: 1,
      openingText: clean(input.opening ?? ''),
      sections: sectionsOf(input.sections),
      fields: fieldsOf(input.fields ?? []),
    };
    return { ids: { template: await this.insert(tx, template, inInput) } };
  }

  async update(tx: Tx, input: TemplateUpdateInput): Promise<UseCaseResult> {
    const row = await this.load(tx, input);
    const now = await readTemplate(tx, row.id);
    const template: Template = {
      ...now,
      title: clean(input.name ?? now.title),
      description: clean(input.description ?? now.description),
      openingText: clean(input.opening ?? now.openingText),
      sections: input.sections ? sectionsOf(input.sections) : now.sections,
      fields: input.fields ? fieldsOf(input.fields) : now.fields,
    };
    return { ids: { template: row.id }, extra: { outcome: await this.save(tx, row, template, inInput) } };
  }

  async duplicate(tx: Tx, input: TemplateDuplicateInput): Promise<UseCaseResult> {
    const row = await loadVisible(tx, TemplateEntity, 'Template', input.id);
    authorize(tx.actor, 'template:write', row);
    const source = await readTemplate(tx, row.id);
    const copy = { ...source, key: input.key, title: clean(input.name ?? `${source.title} (copy)`) };
    return { ids: { template: await this.insert(tx, copy, namedBy('id', { key: 'key', title: 'name' })) } };
  }

  /** Makes an older version the newest, as a version of its own; nothing is lost. Name and description stay. */
  async restore(tx: Tx, input: TemplateVersionRestoreInput): Promise<UseCaseResult> {
    const row = await this.load(tx, input);
    const known = await tx.one('select 1 as one from template_version where template_id = $1 and number = $2', [row.id, input.version]);
    if (!known) refuse('VERSION_NOT_FOUND', noVersion(input.version), ['input', 'version']);
    const then = await readTemplate(tx, row.id, input.version);
    return { ids: { template: row.id }, extra: { outcome: await this.save(tx, row, then, namedBy('version')) } };
  }

  async archive(tx: Tx, input: TemplateArchiveInput): Promise<UseCaseResult> {
    const row = await loadVisible(tx, TemplateEntity, 'Template', input.id);
    authorize(tx.actor, 'template:write', row);
    refuseConflict(input.expectedRevision, row.revision, { template: row.id });
    row.archivedAt = (input.archived ?? true) ? (row.archivedAt ?? (await tx.now())) : null;
    await tx.em.save(row);
    tx.audit('template.archived', 'template', row.id, { archived: row.archivedAt !== null });
    return { ids: { template: row.id } };
  }

  /** A version as YAML, the current one without a number. */
  async export(tx: Tx, id: string, version: number | null): Promise<string> {
    return templateToYaml(await this.read(tx, id, version));
  }

  /** A version as the domain sees it, the current one without a number; NOT_FOUND when there is none. */
  async read(tx: Tx, id: string, version: number | null): Promise<Template> {
    if (!isId(id)) throw new NotFoundError('No Template');
    authorize(tx.actor, 'template:read');
    return readTemplate(tx, id, version);
  }

  /** Stores a new template and answers with its id; a dry run only judges it. */
  async insert(tx: Tx, template: Template, told: Told, dryRun = false): Promise<string> {
    requireValid(template, told, await this.language.context());
    const taken = (): never => refuse('KEY_TAKEN', `There is a template with the key ${template.key} already.`, told.path(['key']));
    if (await tx.em.existsBy(TemplateEntity, { key: template.key })) taken();
    const id = tx.id();
    if (dryRun) return id;
    const { key, kind, title, description } = template;
    const made = await tx.one(
      'insert into template (id, key, kind, name, description) values ($1, $2, $3, $4, $5) on conflict (key) do nothing returning id',
      [id, key, kind, title, description],
    );
    // Somebody else made it since.
    if (!made) taken();
    await saveVersion(tx, id, template);
    tx.audit('template.created', 'template', id, { key });
    return id;
  }

  /** Stores what a template has become; the same as before changes nothing. A dry run only judges it. */
  async save(tx: Tx, row: TemplateEntity, template: Template, told: Told, dryRun = false): Promise<TemplateOutcome> {
    const sameParts = hashOf(await readTemplate(tx, row.id)) === hashOf(template);
    const sameDetails = row.name === template.title && row.description === template.description;
    if (sameParts && sameDetails) return 'unchanged';
    requireValid(template, told, await this.language.context());
    const outcome = sameParts ? 'details_changed' : 'new_version';
    if (dryRun) return outcome;
    const version = await saveVersion(tx, row.id, template);
    await tx.query('update template set name = $2, description = $3, revision = revision + 1 where id = $1', [
      row.id,
      template.title,
      template.description,
    ]);
    tx.audit('template.updated', 'template', row.id, { version });
    return outcome;
  }

  private async load(tx: Tx, input: { id: string; expectedRevision: number }): Promise<TemplateEntity> {
    const row = await loadVisible(tx, TemplateEntity, 'Template', input.id);
    authorize(tx.actor, 'template:write', row);
    refuseConflict(input.expectedRevision, row.revision, { template: row.id });
    requireOwn(row, ['input', 'id']);
    return row;
  }
}

/** Refuses to change what came with the product. */
export function requireOwn(row: TemplateEntity, path: readonly string[]): void {
  if (row.builtIn)
    refuse('TEMPLATE_BUILT_IN', 'A template that comes with the product is not edited; duplicate it and edit the copy.', path);
}
