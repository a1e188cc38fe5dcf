import { AppError } from '@platform/errors';
import type { Finder } from '@platform/reads';

/** Finds by id or by key; exactly one must be given. */
export function finderOf(
  id: string | null | undefined,
  key: string | null | undefined,
  byKey: (alias: string, value: string) => string,
): Finder {
  if (id && !key) return { id };
  if (key && !id) return { by: byKey, value: key.replaceAll('\0', '') };
  throw new AppError('BAD_ARGUMENTS', 'Give either id or key.');
}
