import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { AppError, type Refusal, refuse, refuseAll, refuseConflict } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import type { Template } from './domain/templates/template';
import { validateTemplate } from './domain/templates/validate-template';
import { LanguageService } from './language.service';
import { TemplateEntity } from './template.entity';
import type { TemplateImportInput } from './template.type';
import { clean } from './template-from-input';
import { preview } from './template-preview';
import { atPlace, inSource } from './template-refusals';
import { requireOwn, TemplatesService } from './templates.service';
import { templateFromYaml, type YamlProblem } from './templates-yaml';

/** Templates as YAML: taken in, and shown before they are. */
@Injectable()
export class TemplateImportsService {
  constructor(
    private readonly templates: TemplatesService,
    private readonly language: LanguageService,
  ) {}

  /** A key in use makes a new version of that template, unless it came with the product or is archived. */
  async import(tx: Tx, input: TemplateImportInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'template:write');
    const read = templateFromYaml(clean(input.source));
    if (!read.ok) {
      refuseAll(read.problems.map(refusalOf));
      return { ids: {} };
    }
    const dryRun = input.dryRun ?? false;
    const key = input.key ?? read.template.key;
    const told = inSource(read.placeOf, typeof input.key === 'string');
    const row = await tx.em.findOne(TemplateEntity, { where: { key: clean(key) }, lock: { mode: 'pessimistic_write' } });
    if (!row) {
      if (typeof input.expectedRevision === 'number')
        refuse(
          'TEMPLATE_NOT_FOUND',
          `There is no template with the key ${key}; leave expectedRevision out to make it.`,
          told.path(['key']),
        );
      const id = await this.templates.insert(tx, { ...read.template, key }, told, dryRun);
      return { ids: dryRun ? {} : { template: id }, extra: { outcome: 'created' } };
    }
    if (typeof input.expectedRevision === 'number') refuseConflict(input.expectedRevision, row.revision, { template: row.id });
    requireOwn(row, told.path(['key']));
    if (row.archivedAt)
      refuse(
        'TEMPLATE_ARCHIVED',
        `The template ${key} is archived. Bring it back with templateArchive and archived: false, or import under another key.`,
        told.path(['key']),
      );
    if (row.kind !== read.template.kind)
      refuse(
        'TEMPLATE_KIND_FIXED',
        atPlace(
          read.placeOf(['kind']),
          `The template ${key} is of the kind ${row.kind}, and a new version stays so. Import under another key to make one of the kind ${read.template.kind}.`,
        ),
        told.path(['kind']),
      );
    const outcome = await this.templates.save(tx, row, { ...read.template, key }, told, dryRun);
    return { ids: { template: row.id }, extra: { outcome } };
  }

  /** A stored version or a draft in YAML, filled with a made-up incident; of a draft it says first what an import would refuse. */
  async preview(tx: Tx, { id, version, source }: { id: string | null; version: number | null; source: string | null }): Promise<string> {
    authorize(tx.actor, 'template:read');
    if ((id === null) === (source === null))
      throw new AppError('ONE_OF_ID_AND_SOURCE', 'Name a template by id, or give a draft as source; one of the two.');
    if (source !== null && version !== null)
      throw new AppError('VERSION_OF_DRAFT', 'A draft has no versions: give version with id only, or leave it out.');
    if (id !== null) return preview(await this.templates.read(tx, id, version));
    const read = templateFromYaml(clean(source!));
    if (!read.ok) throw new AppError('TEMPLATE_INVALID', read.problems.map(({ place, message }) => atPlace(place, message)).join(' '));
    return preview(read.template, await this.refusedParts(read.template, read.placeOf));
  }

  private async refusedParts(template: Template, placeOf: (path: YamlProblem['path']) => YamlProblem['place']): Promise<string[]> {
    const problems = validateTemplate(template, await this.language.context());
    return problems.map(({ path, message }) => atPlace(placeOf(path), message));
  }
}

const refusalOf = ({ path, place, message }: YamlProblem): Refusal => ({
  code: 'TEMPLATE_INVALID',
  message: atPlace(place, message),
  path: ['input', 'source', ...path.map(String)],
});
