import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import type { RequestContext } from '../graphql/request-context';
import { placeOf } from './connection-sql';
import { encodeCursor } from './cursor';
import { DirectJson } from './direct';
import { hasReads, readModelOf } from './model';

type Resolver = GraphQLFieldResolver<Record<string, unknown>, RequestContext>;

/** A compiled row holds each field under its response key, so aliases with other arguments do not collide. */
const fromRow: Resolver = (row, _args, _ctx, info) => row[info.path.key as string];

/**
 * Gives every type with reads its resolvers, every connection its view of the compiled page, and every mutation payload its object: a payload
 * carries ids only, and the object is read after the commit with the rights of the actor.
 */
export function attachReads(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (hasReads(type.name)) attachModel(type);
    else if (type.name.endsWith('Connection') && hasReads(type.name.slice(0, -'Connection'.length)))
      attachConnection(type, schema.getType(type.name.replace(/Connection$/, 'Edge')) as GraphQLObjectType);
    else if (type.name.endsWith('Payload')) attachPayload(type);
  }
  return schema;
}

function attachModel(type: GraphQLObjectType): void {
  const model = readModelOf(type.name);
  const fields = type.getFields();
  for (const name of Object.keys({ ...model.columns, ...model.relations, ...model.computed })) {
    if (!fields[name]) throw new Error(`the reads of ${type.name} name ${name}, but the schema has no such field`);
  }
  for (const field of Object.values(fields)) {
    const computed = model.computed[field.name];
    if (computed) {
      const needs = Object.keys(computed.needs);
      const resolve: Resolver = (row, args) =>
        computed.resolve(Object.fromEntries(needs.map((need) => [need, row[`~${field.name}:${need}`]])), args);
      field.resolve = resolve as typeof field.resolve;
    } else if (model.columns[field.name] || model.relations[field.name]) field.resolve = fromRow as typeof field.resolve;
    else throw new Error(`${type.name}.${field.name} has no reads: name it in columns, relations or computed`);
  }
}

/** A row of a compiled page: the item of each place that shows it, and what makes its cursor. */
interface PageRow extends Record<string, unknown> {
  '~s': string;
  '~i': string;
}

interface Page {
  rows?: PageRow[];
  total?: number;
  first: number;
}

interface EdgeOf {
  row: PageRow;
  listKey: string;
}

const cursorOf = (row: PageRow) => encodeCursor(row['~s'], row['~i']);

function attachConnection(type: GraphQLObjectType, edge: GraphQLObjectType): void {
  const shown = (page: Page) => (page.rows ?? []).slice(0, page.first);
  setResolvers<Page>(type, {
    nodes: (page, key) => shown(page).map((row) => row[placeOf(key)]),
    edges: (page, key) => shown(page).map((row): EdgeOf => ({ row, listKey: key })),
    totalCount: (page) => page.total,
    pageInfo: (page) => {
      const last = shown(page).at(-1);
      return { hasNextPage: (page.rows ?? []).length > page.first, endCursor: last ? cursorOf(last) : null };
    },
  });
  setResolvers<EdgeOf>(edge, { cursor: ({ row }) => cursorOf(row), node: ({ row, listKey }, key) => row[placeOf(listKey, key)] });
}

/** `key` is the response key of the field. */
function setResolvers<Source>(type: GraphQLObjectType, resolvers: Record<string, (source: Source, key: string) => unknown>): void {
  for (const field of Object.values(type.getFields())) {
    const resolve = resolvers[field.name];
    if (!resolve) throw new Error(`${type.name}.${field.name} has no reads: a connection has edges, nodes, pageInfo and totalCount`);
    field.resolve = ((source: Source, _args, _ctx, info) => resolve(source, info.path.key as string)) as typeof field.resolve;
  }
}

/** A list field passes its page size on, since one row more than asked for was read. */
export function attachPageSizes(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type).name;
      if (!target.endsWith('Connection') || !hasReads(target.slice(0, -'Connection'.length))) continue;
      const inner: GraphQLFieldResolver<unknown, unknown> = field.resolve ?? defaultFieldResolver;
      field.resolve = async (source, args, ctx, info) => {
        const page = (await inner(source, args, ctx, info)) as Record<string, unknown> | null;
        return page && !(page instanceof DirectJson) ? { ...page, first: args.first as number } : page;
      };
    }
  }
  return schema;
}

function attachPayload(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    const target = getNamedType(field.type).name;
    if (!hasReads(target)) continue;
    field.resolve = async (payload: { ids?: Record<string, string> }, _args, ctx: RequestContext, info) => {
      const id = payload.ids?.[field.name];
      return id ? ctx.reads.maybe(target, { id }, info) : null;
    };
  }
}
