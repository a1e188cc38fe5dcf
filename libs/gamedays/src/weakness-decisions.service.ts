import { WeaknessEntity, WeaknessesService } from '@chaos';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { ActionItemsService } from '@postmortems';
import type { WeaknessActionItemCreateInput } from './weakness.inputs';

/** Turns what a run proposed into something to do. People decide; a run only proposes. */
@Injectable()
export class WeaknessDecisionsService {
  constructor(
    private readonly actionItems: ActionItemsService,
    private readonly weaknesses: WeaknessesService,
  ) {}

  async createActionItem(tx: Tx, input: WeaknessActionItemCreateInput): Promise<UseCaseResult> {
    const weakness = await loadVisible(tx, WeaknessEntity, 'Weakness', input.id);
    authorize(tx.actor, 'weakness:write', weakness);
    refuseConflict(input.expectedRevision, weakness.revision, { weakness: weakness.id });
    if (weakness.status === 'dropped') refuse('WEAKNESS_DROPPED', 'It was said to be no weakness.', ['input', 'id']);
    if (weakness.actionItemId) refuse('ACTION_ITEM_EXISTS', 'There is an action item about it already.', ['input', 'id']);
    const found = (await tx.one<{ experimentId: string; postmortemId: string | null }>(
      `select run.experiment_id as "experimentId", o.postmortem_id as "postmortemId"
       from run left join game_day_run r on r.run_id = run.id left join occurrence o on o.id = r.occurrence_id where run.id = $1`,
      [weakness.runId],
    ))!;
    const postmortemId = input.postmortemId ?? found.postmortemId;
    if (!postmortemId)
      return refuse('DEBRIEF_MISSING', 'Name a postmortem, or write the debrief of its game day first.', ['input', 'postmortemId']);
    const actionItem = await this.actionItems.create(tx, {
      postmortemId,
      title: input.title,
      body: `${weakness.statement}\n\n${weakness.evidence}`,
      priority: input.priority,
      kind: input.kind,
      ownerTeamId: input.ownerTeamId ?? null,
      experimentId: input.experimentId ?? found.experimentId,
      assessmentId: input.assessmentId ?? null,
    });
    await this.weaknesses.linkActionItem(tx, weakness.id, actionItem);
    return { ids: { weakness: weakness.id, actionItem } };
  }
}
