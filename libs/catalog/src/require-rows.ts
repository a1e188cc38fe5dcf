import type { Tx } from '@platform/database';
import { refuse } from '@platform/errors';
import { isId } from '@platform/ids';

const MOST = 100;

/** Refuses (TOO_MANY, SERVICE_NOT_FOUND, FEATURE_NOT_FOUND) unless every id has a row, and keeps the rows there; answers with the ids, each once. */
export async function requireRows(
  tx: Tx,
  table: 'service' | 'feature',
  ids: readonly string[],
  path: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length > MOST) refuse('TOO_MANY', `At most ${MOST} ${table}s can be named at once.`, path);
  const valid = wanted.filter(isId);
  const rows = valid.length > 0 ? await tx.query(`select id from ${table} where id = any($1::uuid[]) for key share`, [valid]) : [];
  if (rows.length < wanted.length) refuse(`${table.toUpperCase()}_NOT_FOUND`, `There is no ${table} with one of these ids.`, path);
  return wanted;
}
