/** The place of an item in a list, opaque to clients: its sort value and id. */
export const encodeCursor = (sort: string, id: string): string => Buffer.from(JSON.stringify([sort, id])).toString('base64url');

/** The same made by PostgreSQL, given the expressions. */
export const cursorSql = (sort: string, id: string): string =>
  `translate(encode(convert_to('[' || to_json((${sort})::text) || ',"' || ${id} || '"]', 'UTF8'), 'base64'), E'+/=\\n', '-_')`;

/** Throws for a text that was not given out as a cursor. */
export function decodeCursor(cursor: string): [string, string] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && /^[0-9a-f-]{36}$/.test(String(value[1])))
      return value as [string, string];
  } catch {}
  throw new BadCursorError();
}

export class BadCursorError extends Error {}
