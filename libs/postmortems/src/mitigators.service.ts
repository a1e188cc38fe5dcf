import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { MitigatorEntity } from './mitigator.entity';
import type { MitigatorKind } from './mitigator.enums';
import type { MitigatorRemoveInput, MitigatorUpdateInput } from './mitigator.type';
import { lockParent, nextPosition, requireOpen, touch } from './parents';
import { PostmortemEntity } from './postmortem.entity';

export const MOST_MITIGATORS = 400;

/** Remarks on what went well, was hard and was luck. */
@Injectable()
export class MitigatorsService {
  /** Adds one at the end; answers with its id. For other libs as well. */
  async add(tx: Tx, input: { postmortemId: string; kind: MitigatorKind; text: string }): Promise<string> {
    const postmortem = await loadVisible(tx, PostmortemEntity, 'Postmortem', input.postmortemId);
    authorize(tx.actor, 'postmortem:write', postmortem);
    requireOpen(postmortem, ['input', 'postmortemId']);
    const texts = new TextInput();
    const text = texts.reason(input.text, 'text');
    texts.done();
    const position = await nextPosition(tx, 'mitigator', postmortem.id);
    if (position >= MOST_MITIGATORS) refuse('TOO_MANY', 'This postmortem has as many remarks as it can hold.', ['input', 'postmortemId']);
    const id = tx.id();
    await tx.em.insert(MitigatorEntity, { id, postmortemId: postmortem.id, kind: input.kind, text, position });
    await touch(tx, postmortem);
    tx.audit('mitigator.added', 'postmortem', postmortem.id, { mitigatorId: id });
    return id;
  }

  async update(tx: Tx, input: MitigatorUpdateInput): Promise<UseCaseResult> {
    const { mitigator, postmortem } = await this.load(tx, input);
    const texts = new TextInput();
    if (input.text != null) mitigator.text = texts.reason(input.text, 'text');
    mitigator.kind = input.kind ?? mitigator.kind;
    texts.done();
    await tx.em.save(mitigator);
    await touch(tx, postmortem);
    tx.audit('mitigator.updated', 'postmortem', postmortem.id, { mitigatorId: mitigator.id });
    return { ids: { mitigator: mitigator.id } };
  }

  async remove(tx: Tx, input: MitigatorRemoveInput): Promise<UseCaseResult> {
    const { mitigator, postmortem } = await this.load(tx, input);
    await tx.em.delete(MitigatorEntity, { id: mitigator.id });
    await touch(tx, postmortem);
    tx.audit('mitigator.removed', 'postmortem', postmortem.id, { mitigatorId: mitigator.id });
    return { ids: { postmortem: postmortem.id } };
  }

  private async load(
    tx: Tx,
    input: { id: string; expectedRevision: number },
  ): Promise<{ mitigator: MitigatorEntity; postmortem: PostmortemEntity }> {
    const mitigator = await loadVisible(tx, MitigatorEntity, 'Mitigator', input.id);
    authorize(tx.actor, 'postmortem:write', mitigator);
    const postmortem = await lockParent(tx, mitigator.postmortemId);
    refuseConflict(input.expectedRevision, mitigator.revision, { mitigator: mitigator.id, postmortem: postmortem.id });
    requireOpen(postmortem);
    return { mitigator, postmortem };
  }
}
