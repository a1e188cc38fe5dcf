import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { WeaknessEntity, type WeaknessStatus } from './weakness.entity';
import type { WeaknessAcceptInput, WeaknessDropInput } from './weakness.type';

/** What runs suggest about the system, and what people decide about it. */
@Injectable()
export class WeaknessesService {
  async accept(tx: Tx, input: WeaknessAcceptInput): Promise<UseCaseResult> {
    const weakness = await this.load(tx, input.id, input.expectedRevision);
    const texts = new TextInput();
    const statement = texts.required(input.statement ?? weakness.statement, TEXT_LIMITS.short, 'statement');
    texts.done();
    return this.decide(tx, Object.assign(weakness, { statement }), 'accepted', '');
  }

  async drop(tx: Tx, input: WeaknessDropInput): Promise<UseCaseResult> {
    const weakness = await this.load(tx, input.id, input.expectedRevision);
    const texts = new TextInput();
    const reason = texts.reason(input.reason, 'reason');
    texts.done();
    return this.decide(tx, weakness, 'dropped', reason);
  }

  /** Notes what is done about a weakness; accepts it when nobody has. For whoever makes the action item. */
  async linkActionItem(tx: Tx, weaknessId: string, actionItemId: string): Promise<void> {
    const weakness = await loadVisible(tx, WeaknessEntity, 'Weakness', weaknessId);
    authorize(tx.actor, 'weakness:write', weakness);
    await this.decide(tx, Object.assign(weakness, { actionItemId }), 'accepted', weakness.decisionReason);
  }

  private async load(tx: Tx, id: string, expectedRevision: number): Promise<WeaknessEntity> {
    const weakness = await loadVisible(tx, WeaknessEntity, 'Weakness', id);
    authorize(tx.actor, 'weakness:write', weakness);
    refuseConflict(expectedRevision, weakness.revision, { weakness: weakness.id });
    if (weakness.status !== 'proposed') refuse('ALREADY_DECIDED', `This was ${weakness.status} already.`, ['input', 'id']);
    return weakness;
  }

  private async decide(tx: Tx, weakness: WeaknessEntity, status: WeaknessStatus, decisionReason: string): Promise<UseCaseResult> {
    await tx.em.save(Object.assign(weakness, { status, decisionReason, decidedAt: await tx.now() }));
    tx.audit(`weakness.${status}`, 'weakness', weakness.id);
    tx.changed('run', weakness.runId);
    return { ids: { weakness: weakness.id } };
  }
}
