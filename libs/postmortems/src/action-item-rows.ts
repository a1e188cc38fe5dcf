import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuseConflict } from '@platform/errors';
import { loadVisible } from '@platform/reads';
import { ActionItemEntity } from './action-item.entity';

/** The action item for changing it: locked, visible, allowed, at the revision that was read. */
export async function loadAction(tx: Tx, { id, expectedRevision }: { id: string; expectedRevision: number }): Promise<ActionItemEntity> {
  const item = await loadVisible(tx, ActionItemEntity, 'ActionItem', id);
  authorize(tx.actor, 'postmortem:write', item);
  refuseConflict(expectedRevision, item.revision, { actionItem: item.id });
  return item;
}
