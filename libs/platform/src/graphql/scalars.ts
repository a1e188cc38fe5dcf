import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** A moment as RFC 3339 with an offset, between the years 1970 and 2200; null for anything else, such as the 31st of February. */
export function momentOf(text: string): Date | null {
  const day = WITH_OFFSET.exec(text)?.[1];
  if (day === undefined) return null;
  // `Date` takes the 31st of February for the 3rd of March.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  const moment = new Date(text);
  const year = moment.getUTCFullYear();
  return year >= 1970 && year <= 2200 ? moment : null;
}

function parseDateTime(value: unknown): Date {
  const moment = typeof value === 'string' ? momentOf(value) : null;
  if (!moment)
    throw new GraphQLError(
      'A time needs a day of the years 1970 to 2200, a time of day and an offset, for example 2026-03-04T05:06:07Z or 2026-03-04T06:06:07+01:00.',
    );
  return moment;
}

/** The one time scalar: RFC 3339, UTC with three decimals out, offset required in. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'A moment in time, RFC 3339. Given out in UTC with milliseconds (`2026-03-04T05:06:07.000Z`); taken in with an explicit offset.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => (typeof value === 'string' ? value : (value as Date).toISOString()),
  parseValue: parseDateTime,
  parseLiteral: (node) => {
    if (node.kind !== Kind.STRING) throw new GraphQLError('A time is given as a text.', { nodes: node });
    return parseDateTime(node.value);
  },
});

/** A JSON value, for evidence and parameters whose shape depends on a driver or probe; each field says where that shape is described. */
export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'A JSON value. The field that uses it says which shape to expect.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: function literal(node): unknown {
    switch (node.kind) {
      case Kind.STRING:
      case Kind.ENUM:
        return node.value;
      case Kind.BOOLEAN:
        return node.value;
      case Kind.INT:
      case Kind.FLOAT:
        return Number(node.value);
      case Kind.LIST:
        return node.values.map((value) => literal(value));
      case Kind.OBJECT:
        return Object.fromEntries(node.fields.map((field) => [field.name.value, literal(field.value)]));
      default:
        return null;
    }
  },
});
