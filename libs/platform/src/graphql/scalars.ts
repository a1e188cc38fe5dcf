import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function parseDateTime(value: unknown): Date {
  if (typeof value !== 'string' || !WITH_OFFSET.test(value)) {
    throw new GraphQLError('A time needs date, time and offset, for example 2026-03-04T05:06:07Z or 2026-03-04T06:06:07+01:00.');
  }
  const date = new Date(value);
  const year = date.getUTCFullYear();
  if (Number.isNaN(date.getTime()) || year < 1970 || year > 2200)
    throw new GraphQLError(`${value} is not a time between the years 1970 and 2200.`);
  return date;
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
