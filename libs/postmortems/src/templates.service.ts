import { checkField } from '@blameless';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { NotFoundError, Refused, refuse, refuseAll, refuseConflict } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import type { Template } from './domain/templates/template';
import { validateTemplate } from './domain/templates/validate-template';
import { TemplateEntity } from './template.entity';
import type {
  TemplateArchiveInput,
  TemplateCreateInput,
  TemplateDuplicateInput,
  TemplateFieldInput,
  TemplateImportInput,
  TemplateSectionInput,
  TemplateUpdateInput,
} from './template.type';
import { readTemplate, saveVersion } from './template-store';
import { templateFromYaml, templateToYaml } from './templates-yaml';

/** Templates and their versions. Every label passes the blameless check before it is stored. */
@Injectable()
export class TemplatesService {
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
    return { ids: { template: await this.insert(tx, template) } };
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
    return this.save(tx, row, template);
  }

  async duplicate(tx: Tx, input: TemplateDuplicateInput): Promise<UseCaseResult> {
    const row = await loadVisible(tx, TemplateEntity, 'Template', input.id);
    authorize(tx.actor, 'template:write', row);
    const source = await readTemplate(tx, row.id);
    const id = await this.insert(tx, { ...source, key: input.key, title: clean(input.name ?? `${source.title} (copy)`) });
    return { ids: { template: id } };
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

  /** A key in use makes a new version of that template, unless it came with the product. */
  async import(tx: Tx, input: TemplateImportInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'template:write');
    if (input.source.length > 100_000) refuse('TEXT_TOO_LONG', 'A template has at most 100,000 characters.', ['input', 'source']);
    const read = templateFromYaml(clean(input.source));
    if (!read.ok) {
      refuseAll(
        read.problems.map(({ path, line, message }) => ({
          code: 'TEMPLATE_INVALID',
          message: `${path || 'The text'}${line ? ` (line ${line})` : ''}: ${message}.`,
          path: ['input', 'source', ...segments(path)],
        })),
      );
      return { ids: {} };
    }
    const template = { ...read.template, key: input.key ?? read.template.key };
    const row = await tx.em.findOne(TemplateEntity, { where: { key: template.key }, lock: { mode: 'pessimistic_write' } });
    if (!row) return { ids: { template: await this.insert(tx, template, ['source']) } };
    this.requireOwn(row);
    return this.save(tx, row, { ...template, kind: row.kind }, ['source']);
  }

  /** The current version as YAML. */
  async export(tx: Tx, id: string): Promise<string> {
    return templateToYaml(await this.read(tx, id));
  }

  /** The current version as the domain sees it; NOT_FOUND when there is none. */
  async read(tx: Tx, id: string): Promise<Template> {
    if (!isId(id)) throw new NotFoundError('No Template');
    authorize(tx.actor, 'template:read');
    return readTemplate(tx, id);
  }

  private async insert(tx: Tx, template: Template, base: readonly string[] = []): Promise<string> {
    requireValid(template, base);
    if (await tx.em.existsBy(TemplateEntity, { key: template.key }))
      refuse('KEY_TAKEN', `There is a template with the key ${template.key} already.`, ['input', ...base, 'key']);
    const id = tx.id();
    const { key, kind, title, description } = template;
    await tx.em.insert(TemplateEntity, {
      id,
      key,
      kind,
      name: title,
      description,
      builtIn: false,
      archivedAt: null,
      currentVersionId: null,
    });
    await saveVersion(tx, id, template);
    tx.audit('template.created', 'template', id, { key });
    return id;
  }

  private async save(tx: Tx, row: TemplateEntity, template: Template, base: readonly string[] = []): Promise<UseCaseResult> {
    requireValid(template, base);
    const version = await saveVersion(tx, row.id, template);
    Object.assign(row, { name: template.title, description: template.description });
    await tx.query('update template set name = $2, description = $3, revision = revision + 1 where id = $1', [
      row.id,
      template.title,
      template.description,
    ]);
    tx.audit('template.updated', 'template', row.id, { version });
    return { ids: { template: row.id } };
  }

  private async load(tx: Tx, input: { id: string; expectedRevision: number }): Promise<TemplateEntity> {
    const row = await loadVisible(tx, TemplateEntity, 'Template', input.id);
    authorize(tx.actor, 'template:write', row);
    refuseConflict(input.expectedRevision, row.revision, { template: row.id });
    this.requireOwn(row);
    return row;
  }

  private requireOwn(row: TemplateEntity): void {
    if (row.builtIn)
      refuse('TEMPLATE_BUILT_IN', 'A template that comes with the product is not edited; duplicate it and edit the copy.', ['input', 'id']);
  }
}

/** Domain names of parts and those of the inputs. */
const INPUT_NAMES: Readonly<Record<string, string>> = {
  title: 'name',
  openingText: 'opening',
  starterText: 'starter',
  questions: 'facilitation',
  type: 'fieldType',
};

function requireValid(template: Template, base: readonly string[]): void {
  const problems = validateTemplate(template, checkField).map(({ path, code, message, replacement }) => {
    const parts = segments(path);
    const named =
      base.length > 0 ? parts : parts.map((part, index) => (part === 'title' && index > 0 ? part : (INPUT_NAMES[part] ?? part)));
    const blaming = code === 'PERSON_FIELD';
    return {
      code: blaming ? 'BLAMING_FIELD' : code === 'TOO_LONG' ? 'TEXT_TOO_LONG' : `TEMPLATE_${code}`,
      message: blaming ? `${message}${replacement ? ` Use "${replacement}" instead.` : ''}` : `${path} ${message}.`,
      path: ['input', ...base, ...named],
      replacement,
    };
  });
  if (problems.length === 0) return;
  const replacements = problems.flatMap(({ path, replacement }) => (replacement ? [{ path, replacement }] : []));
  throw new Refused(problems, {}, { replacements });
}

const segments = (path: string): string[] => path.split(/[.[\]]+/).filter((part) => part !== '');
const clean = (text: string): string => text.replaceAll('\0', '');

function sectionsOf(given: readonly TemplateSectionInput[]): Template['sections'] {
  return given.map((section, index) => ({
    key: section.key ?? keyOf(section.title, index),
    title: clean(section.title).trim(),
    prompt: clean(section.prompt ?? section.title),
    help: clean(section.help ?? ''),
    questions: (section.facilitation ?? []).map(clean),
    starterText: clean(section.starter ?? ''),
    required: section.required ?? false,
    position: index + 1,
    contentKind: section.contentKind ?? 'markdown',
  }));
}

function fieldsOf(given: readonly TemplateFieldInput[]): Template['fields'] {
  return given.map((field, index) => ({
    key: field.key ?? keyOf(field.label, index),
    label: clean(field.label).trim(),
    help: clean(field.help ?? ''),
    type: field.fieldType,
    ...(field.options && field.options.length > 0 ? { options: field.options.map(clean) } : {}),
    required: field.required ?? false,
  }));
}

/** A key made from words; the place keeps two alike apart when nothing usable is left. */
function keyOf(words: string, index: number): string {
  const key = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 60);
  return key || `part_${index + 1}`;
}
