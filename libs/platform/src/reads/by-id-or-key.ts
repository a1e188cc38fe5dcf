import { AppError } from '../errors';
import type { Finder } from './reads';

/** Finds an object by its id or by its short key, `PREFIX-n`; exactly one of them must be given (else ONE_OF_ID_AND_KEY). */
export function byIdOrKey(prefix: string, id: string | null, key: string | null): Finder {
  if (Boolean(id) === Boolean(key)) throw new AppError('ONE_OF_ID_AND_KEY', `Name it either by id or by key, such as ${prefix}-5.`);
  if (id) return { id };
  const number = Number(new RegExp(`^${prefix}-([1-9][0-9]{0,8})$`, 'i').exec(key!)?.[1] ?? 0);
  return { by: (t, value) => `${t}.number = ${value}::integer`, value: number };
}
