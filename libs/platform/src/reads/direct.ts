import {
  type GraphQLEnumType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';

/**
 * JSON text that PostgreSQL built in exactly the shape of the answer. Nothing walks its values again, so it is only made for selections whose
 * every field is known to need nothing else.
 */
export class DirectJson {
  constructor(readonly text: string) {}
}

/** This selection needs JavaScript (a computed field, an object kept as JSON): it is read as rows and walked by graphql-js. */
export class NotDirectError extends Error {}

const asked = new WeakSet<GraphQLResolveInfo>();

/** Asks the reads behind this field to answer with `DirectJson`. */
export const askDirect = (info: GraphQLResolveInfo): void => void asked.add(info);

export const isDirect = (info: GraphQLResolveInfo): boolean => asked.has(info);

/**
 * Stands where a field that is never null has no value. As a JSON string it is quoted, and quotes inside texts are escaped, so no text can
 * contain it: an answer with it is thrown away and asked again the long way, which reports the error.
 */
const MISSING = '~no value~';
export const hasMissing = (text: string): boolean => text.includes(`"${MISSING}"`);

/** Plain columns and times of columns: that the database promises them a value is a law of its own (test/e2e/statements). */
const PLAIN = /^(\w+\.\w+|to_char\(\w+\.\w+ at time zone 'UTC', '[^']*'\))$/;

/** The expression of a leaf as the answer shows it: enums under their names, a missing value marked. */
export function directLeaf(type: GraphQLOutputType, sql: string): string {
  const named = getNamedType(type);
  const inner = isNonNullType(type) ? type.ofType : type;
  if (!isLeafType(named) || isListType(inner)) throw new NotDirectError();
  const shown = isEnumType(named) ? enumName(named, sql) : sql;
  if (!isNonNullType(type) || PLAIN.test(sql)) return shown;
  const text = isEnumType(named) || (isScalarType(named) && ['String', 'ID', 'DateTime'].includes(named.name));
  return text ? `coalesce((${shown})::text, '${MISSING}')` : `coalesce(to_json(${shown}), '"${MISSING}"'::json)`;
}

/** The expression of an object; marked when it is missing and must not be. */
export const directObject = (type: GraphQLOutputType, sql: string): string =>
  isNonNullType(type) ? `coalesce(${sql}, '"${MISSING}"'::json)` : sql;

function enumName(type: GraphQLEnumType, sql: string): string {
  const values = type.getValues();
  if (values.every(({ name, value }) => name === String(value).toUpperCase())) return `upper(${sql})`;
  return `case ${sql} ${values.map(({ name, value }) => `when '${String(value).replaceAll("'", "''")}' then '${name}'`).join(' ')} end`;
}
