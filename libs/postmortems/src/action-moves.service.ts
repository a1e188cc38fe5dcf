import { Injectable } from '@nestjs/common';
import type { Tx } from '@platform/database';
import { refuse } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { ActionEvidenceService } from './action-evidence.service';
import type { ActionItemEntity } from './action-item.entity';
import type { ActionItemClaimDoneInput, ActionItemNotDoingInput, ActionItemVerifyInput } from './action-item.inputs';
import { loadAction } from './action-item-rows';
import { applyMove, endOf, stateOf } from './action-item-state';
import { moveActionItem } from './domain/action-item';
import { ExperimentVersions } from './experiment-versions';

interface MoveInput {
  id: string;
  expectedRevision: number;
}

/** How action items move. `verified` and `refuted` come from evidence only. */
@Injectable()
export class ActionMovesService {
  constructor(
    private readonly experiments: ExperimentVersions,
    private readonly evidence: ActionEvidenceService,
  ) {}

  /** A team promises it, so there must be one. */
  async commit(tx: Tx, input: MoveInput): Promise<UseCaseResult> {
    const item = await loadAction(tx, input);
    if (!item.ownerTeamId) refuse('OWNER_TEAM_MISSING', 'Name the team that carries it first.', ['input', 'id']);
    return this.move(tx, item, 'committed');
  }

  async start(tx: Tx, input: MoveInput): Promise<UseCaseResult> {
    return this.move(tx, await loadAction(tx, input), 'in_progress');
  }

  /** The claim pins the version of the experiment: only runs of it, started later, count. */
  async claimDone(tx: Tx, input: ActionItemClaimDoneInput): Promise<UseCaseResult> {
    const item = await loadAction(tx, input);
    if (item.verificationKind === 'experiment' && item.experimentId) {
      item.experimentVersionId = await this.experiments.pin(tx, item.experimentId, input.experimentVersionId ?? null);
      if (!item.experimentVersionId)
        refuse('EXPERIMENT_VERSION_NOT_FOUND', 'This experiment has no such version.', ['input', 'experimentVersionId']);
    }
    return this.move(tx, item, 'done_claimed');
  }

  /** Back to work: a claim or a refuted item to in progress, a decision against it to committed. */
  async reopen(tx: Tx, input: MoveInput): Promise<UseCaseResult> {
    const item = await loadAction(tx, input);
    if (item.status === 'not_doing') return this.move(tx, item, 'committed');
    if (item.status !== 'done_claimed' && item.status !== 'refuted')
      refuse('MOVE_NOT_ALLOWED', 'Only an item that is claimed, refuted or not being done is opened again.', ['input', 'id']);
    return this.move(tx, item, 'in_progress');
  }

  async notDoing(tx: Tx, input: ActionItemNotDoingInput): Promise<UseCaseResult> {
    const item = await loadAction(tx, input);
    const texts = new TextInput();
    const reason = texts.reason(input.reason, 'reason');
    const until = texts.day(input.until, 'until');
    if (!until) texts.problem('DATE_INVALID', 'Give a day as YYYY-MM-DD.', ['until']);
    texts.done();
    return this.move(tx, item, 'not_doing', { reason, expiresAt: endOf(until!) });
  }

  /** By a run on record, or by linked evidence of the named other kind. */
  async verify(tx: Tx, input: ActionItemVerifyInput): Promise<UseCaseResult> {
    const item = await loadAction(tx, input);
    const texts = new TextInput();
    const link = texts.url(input.link, 'link');
    const note = texts.short(input.note, 'note').trim();
    texts.done();
    await this.evidence.verifyByHand(tx, item, link, note);
    return { ids: { actionItem: item.id } };
  }

  private async move(
    tx: Tx,
    item: ActionItemEntity,
    to: ActionItemEntity['status'],
    notDoing?: { reason: string; expiresAt: Date },
  ): Promise<UseCaseResult> {
    const now = await tx.now();
    applyMove(item, moveActionItem(stateOf(item), { to, now, ...(notDoing ? { notDoing } : {}) }), now);
    await tx.em.save(item);
    tx.audit('actionItem.moved', 'actionItem', item.id, { to });
    tx.changed('action_item', item.id, item.postmortemId);
    return { ids: { actionItem: item.id } };
  }
}
