import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Tx } from '../database';
import { NotFoundError } from '../errors';
import { isId } from '../ids';
import { readModelOf } from './model';

/**
 * The row for changing it: locked, and only when the actor may see it; NOT_FOUND otherwise. Every mutation reaches what it touches through
 * here, so that a restricted object answers like a missing one. The system sees everything.
 */
export async function loadVisible<Entity extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<Entity>,
  type: string,
  id: string,
): Promise<Entity> {
  const found = await findVisible(tx, entity, type, id);
  if (!found) throw new NotFoundError(`No ${type}`);
  return found;
}

/** Like `loadVisible`, but null instead of an error. */
export async function findVisible<Entity extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<Entity>,
  type: string,
  id: string,
): Promise<Entity | null> {
  if (!isId(id)) return null;
  const query = tx.em.createQueryBuilder(entity, 't').where('t.id = :id', { id }).setLock('pessimistic_write', undefined, ['t']);
  if (tx.actor.kind !== 'system')
    query.andWhere(readModelOf(type).scope('t').replaceAll('$1', ':viewerTeams'), { viewerTeams: tx.actor.teamIds });
  return query.getOne();
}
