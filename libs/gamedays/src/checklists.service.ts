import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuseConflict } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { ChecklistItemEntity } from './checklist-item.entity';
import type { ChecklistItemSetInput } from './game-day.inputs';

/** Ticks of the checklist. */
@Injectable()
export class ChecklistsService {
  async set(tx: Tx, input: ChecklistItemSetInput): Promise<UseCaseResult> {
    const item = await loadVisible(tx, ChecklistItemEntity, 'ChecklistItem', input.id);
    authorize(tx.actor, 'gameDay:note', item);
    const ids = { checklistItem: item.id, gameDay: item.gameDayId };
    refuseConflict(input.expectedRevision, item.revision, ids);
    item.done = input.done;
    await tx.em.save(item);
    tx.audit('checklistItem.set', 'checklistItem', item.id, { done: input.done });
    tx.changed('gameDay', item.gameDayId);
    return { ids };
  }
}
