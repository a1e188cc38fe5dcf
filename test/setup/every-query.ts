import { DocumentLimits } from '@platform/graphql';
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export interface GeneratedQuery {
  field: string;
  query: string;
}

/** How an argument is filled: `undefined` leaves it out when it is optional. */
export type Filler = (field: string, argument: string, typeName: string) => string | undefined;

/**
 * One document per root query that selects everything reachable within `depth` levels, kept within the limits by going less deep where a
 * type is wide. For tests that ask everything there is to ask.
 */
export function everyQuery(schema: GraphQLSchema, fill: Filler, depth = 4): GeneratedQuery[] {
  const limits = new DocumentLimits(schema);
  return Object.values(schema.getQueryType()!.getFields()).flatMap((field) => {
    for (let levels = depth; levels >= 1; levels--) {
      const query = `{ ${render(schema, field, fill, levels, [])} }`;
      if (!limits.check(query)) return [{ field: field.name, query }];
    }
    throw new Error(`no document of ${field.name} fits the limits`);
  });
}

function render(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  fill: Filler,
  levels: number,
  path: readonly string[],
): string {
  const args = field.args.flatMap((arg) => {
    const value =
      fill(field.name, arg.name, getNamedType(arg.type).name) ??
      (isNonNullType(arg.type) && arg.defaultValue === undefined ? anyValue(arg.type) : undefined);
    return value === undefined ? [] : [`${arg.name}: ${value}`];
  });
  const call = args.length > 0 ? `(${args.join(', ')})` : '';
  const type = getNamedType(field.type);
  if (isLeafType(type)) return `${field.name}${call}`;
  return `${field.name}${call} { ${selection(schema, type as GraphQLObjectType, fill, levels, [...path, type.name])} }`;
}

function selection(schema: GraphQLSchema, type: GraphQLObjectType, fill: Filler, levels: number, path: readonly string[]): string {
  const parts: string[] = [];
  for (const field of Object.values(type.getFields())) {
    const target = getNamedType(field.type);
    if (isLeafType(target)) {
      parts.push(render(schema, field, fill, levels, path));
      continue;
    }
    const wrapper = target.name.endsWith('Connection') || target.name.endsWith('Edge') || target.name === 'PageInfo';
    if (type.name.endsWith('Connection') && field.name === 'edges') continue;
    if (!isObjectType(target) || path.includes(target.name) || (!wrapper && levels <= 1) || levels <= 0) continue;
    parts.push(render(schema, field, fill, wrapper ? levels : levels - 1, path));
  }
  return parts.length > 0 ? parts.join(' ') : '__typename';
}

function anyValue(type: GraphQLType): string {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]!.name;
  if (isInputObjectType(named)) return '{}';
  return { Int: '1', Float: '1', Boolean: 'true', DateTime: '"2026-01-01T00:00:00Z"' }[named.name] ?? '"x"';
}
