import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { NotFoundError, refuse } from '@platform/errors';
import { isPostmortemOpen } from './domain/postmortem';
import { PostmortemEntity } from './postmortem.entity';

/**
 * The postmortem of a part that was reached through `loadVisible`, locked. Parts are always locked before their postmortem, so that
 * publishing, which locks the postmortem alone, sees either all of an edit or none.
 */
export async function lockParent(tx: Tx, postmortemId: string): Promise<PostmortemEntity> {
  const found = await tx.em.findOne(PostmortemEntity, { where: { id: postmortemId }, lock: { mode: 'pessimistic_write' } });
  if (!found) throw new NotFoundError('No Postmortem');
  authorize(tx.actor, 'postmortem:write', found);
  return found;
}

/** Refuses unless its texts may be changed. */
export function requireOpen(postmortem: PostmortemEntity, path: readonly string[] = ['input', 'id']): void {
  if (isPostmortemOpen(postmortem.status)) return;
  refuse(
    'POSTMORTEM_NOT_OPEN',
    `A postmortem that is ${postmortem.status} is not edited; reopen it as a draft first. What was published stays.`,
    path,
  );
}

/** Notes that something of it changed and tells whoever follows it. */
export async function touch(tx: Tx, postmortem: PostmortemEntity): Promise<void> {
  await tx.query('update postmortem set updated_at = now() where id = $1', [postmortem.id]);
  tx.changed('postmortem', postmortem.id, postmortem.incidentId);
}

/** The next place in a list of parts. */
export async function nextPosition(
  tx: Tx,
  table: 'contributing_factor' | 'mitigator' | 'action_item',
  postmortemId: string,
): Promise<number> {
  return (await tx.one<{ next: number }>(`select coalesce(max(position) + 1, 0)::int as next from ${table} where postmortem_id = $1`, [
    postmortemId,
  ]))!.next;
}
