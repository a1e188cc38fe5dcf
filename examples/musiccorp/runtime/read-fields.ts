import { HttpError } from './call-errors';

interface FieldTypes {
  string: string;
  number: number;
}

/**
 * The named fields of a JSON body, checked for their type; others are left out.
 * @throws HttpError 400 naming the first field that is missing or of another type
 */
export function readFields<S extends Record<string, keyof FieldTypes>>(body: unknown, shape: S): { [K in keyof S]: FieldTypes[S[K]] } {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const read: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(shape)) {
    const value = given[name];
    const fits = type === 'number' ? Number.isFinite(value) : typeof value === 'string' && value.length > 0 && value.length <= 100;
    if (!fits) throw new HttpError(400, 'BAD_BODY', `${name} must be a ${type}`);
    read[name] = value;
  }
  return read as { [K in keyof S]: FieldTypes[S[K]] };
}
