import { ServiceEntity } from '@catalog';
import { TeamEntity } from '@identity';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { momentOf, TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import { lockParent, requireOpen, touch } from './parents';
import type { PostmortemFieldUpdateInput } from './postmortem.inputs';
import { PostmortemFieldEntity } from './postmortem-field.entity';

/** Entries of custom fields. */
@Injectable()
export class FieldsService {
  async update(tx: Tx, input: PostmortemFieldUpdateInput): Promise<UseCaseResult> {
    const field = await loadVisible(tx, PostmortemFieldEntity, 'PostmortemField', input.id);
    authorize(tx.actor, 'postmortem:write', field);
    const postmortem = await lockParent(tx, field.postmortemId);
    requireOpen(postmortem);
    refuseConflict(input.expectedRevision, field.revision, { field: field.id });
    const texts = new TextInput();
    const given = input.entries
      .map((entry, index) => ({ entry: texts.short(entry, 'entries', String(index)).trim(), index }))
      .filter(({ entry }) => entry !== '');
    texts.done();
    const entries = [...new Set(given.map(({ entry }) => entry))];
    if (entries.length > 1 && field.fieldType !== 'multi_choice')
      refuse('ENTRY_INVALID', `This field takes one entry; these are ${entries.length}.`, ['input', 'entries']);
    for (const { entry, index } of given) {
      const problem = await problemOf(tx, field, entry);
      if (problem) refuse('ENTRY_INVALID', problem, ['input', 'entries', String(index)]);
    }
    field.entries = entries;
    await tx.em.save(field);
    await touch(tx, postmortem);
    tx.audit('postmortem.fieldUpdated', 'postmortem', postmortem.id, { field: field.key });
    return { ids: { field: field.id } };
  }
}

async function problemOf(tx: Tx, field: PostmortemFieldEntity, entry: string): Promise<string | null> {
  switch (field.fieldType) {
    case 'text':
      return null;
    case 'number':
      return /^-?\d{1,15}(\.\d{1,9})?$/.test(entry) ? null : 'Give a number such as 12.5.';
    case 'choice':
    case 'multi_choice':
      return field.options.includes(entry) ? null : `Give one of: ${field.options.join(', ')}.`;
    case 'date_time':
      return momentOf(entry) ? null : 'Give a moment that exists, with its offset, such as 2026-03-04T05:06:07Z.';
    case 'duration':
      return /^\d{1,9}(\.\d{1,3})?$/.test(entry) ? null : 'Give a number of minutes, zero or more.';
    case 'link':
      return /^https?:\/\/\S+$/i.test(entry) && URL.canParse(entry) ? null : 'Give an address that begins with http:// or https://.';
    case 'team':
      return isId(entry) && (await tx.em.existsBy(TeamEntity, { id: entry })) ? null : 'There is no such team.';
    case 'service':
      return isId(entry) && (await tx.em.existsBy(ServiceEntity, { id: entry })) ? null : 'There is no such service.';
  }
}
