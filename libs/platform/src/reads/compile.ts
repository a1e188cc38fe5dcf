import { type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields';
import { getArgumentValues } from 'graphql/execution/values';
import { type ListOptions, type Relation, readModelOf } from './model';

type Variables = Record<string, unknown>;

/** One prepared statement for one selection. Cached per field node of the document; valid while its guards hold. */
export interface Plan {
  name: string;
  text: string;
  /** Values of `$2`, `$3`, … from the variables of the request; `$1` is the viewer's team ids. */
  slots: ((variables: Variables) => unknown)[];
  /** What decided the text: must be the same for the plan to be used again. */
  guards: { of: (variables: Variables) => string; was: string }[];
}

/** Collects the text of one plan while walking the selection. */
export class PlanBuilder {
  readonly slots: Plan['slots'] = [];
  readonly guards: Plan['guards'] = [];
  private aliases = 0;

  constructor(private readonly info: GraphQLResolveInfo) {
    this.guard((variables) => JSON.stringify(Object.entries(variables).filter(([, value]) => typeof value === 'boolean')));
  }

  /** A placeholder whose value is taken from each request. */
  slot(value: (variables: Variables) => unknown): string {
    this.slots.push(value);
    return `$${this.slots.length + 1}`;
  }

  alias(): string {
    return `t${this.aliases++}`;
  }

  guard(of: (variables: Variables) => string): void {
    this.guards.push({ of, was: of(this.info.variableValues) });
  }

  /** The select list of a type's selection: every item under its response key, hidden needs under `~<field>:<need>`. */
  selectList(typeName: string, nodes: readonly FieldNode[], alias: string): string[] {
    const type = this.objectType(typeName);
    const model = readModelOf(typeName);
    const items = new Map<string, string>();
    for (const [key, fieldNodes] of this.subfields(type, nodes)) {
      const field = fieldNodes[0]!.name.value;
      if (field === '__typename') continue;
      const computed = model.computed[field];
      const relation = model.relations[field];
      const plain = model.columns[field];
      if (plain) items.set(key, plain(alias));
      else if (computed) for (const [need, sql] of Object.entries(computed.needs)) items.set(`~${field}:${need}`, sql(alias));
      else if (relation) items.set(key, this.relation(relation, fieldNodes, alias));
      else throw new Error(`${typeName}.${field} is neither column, relation nor computed`);
    }
    const list = [...items].map(([key, sql]) => `${sql} as "${key}"`);
    return list.length > 0 ? list : ['1 as "~"'];
  }

  /** `{rows, total}` of a connection as one JSON expression. `where` joins it to a parent, or is `true`. */
  connection(
    typeName: string,
    nodes: readonly FieldNode[],
    list: ListOptions,
    conditions: (alias: string) => string[],
    owner: GraphQLObjectType,
  ): string {
    const alias = this.alias();
    const model = readModelOf(typeName);
    const args = this.argumentsOf(owner, nodes[0]!);
    const shape = (variables: Variables) => {
      const { after, filter, orderBy } = args(variables) as {
        after?: string | null;
        filter?: Record<string, unknown> | null;
        orderBy?: string;
      };
      const used = Object.entries(filter ?? {}).filter(([, value]) => value !== null && value !== undefined);
      return JSON.stringify([after ? 1 : 0, orderBy ?? null, used.map(([name]) => name).sort()]);
    };
    this.guard(shape);
    const [hasAfter, orderBy, filters] = JSON.parse(shape(this.info.variableValues)) as [number, string | null, string[]];
    const order = orderBy ? list.orders[orderBy] : Object.values(list.orders)[0];
    if (!order) throw new Error(`${typeName} cannot be sorted by ${orderBy}`);

    const where = conditions(alias);
    for (const name of filters) {
      const filter = list.filters?.[name];
      if (!filter) throw new Error(`${typeName} cannot be filtered by ${name}`);
      where.push(
        filter(
          alias,
          this.slot((variables) => (args(variables).filter as Record<string, unknown>)[name]),
        ),
      );
    }
    const { rows, total } = this.connectionSelection(typeName, nodes);
    const parts: string[] = [];
    if (rows) {
      const cursor = hasAfter
        ? [
            `(${order.by(alias)}, ${alias}.id) ${order.direction === 'asc' ? '>' : '<'} (${this.slot((v) => decodeCursor(args(v).after as string)[0])}::${order.cast}, ${this.slot((v) => decodeCursor(args(v).after as string)[1])}::uuid)`,
          ]
        : [];
      const limit = this.slot((variables) => (args(variables).first as number) + 1);
      const select = [...this.selectList(typeName, rows, alias), `(${order.by(alias)})::text as "~s"`, `${alias}.id as "~i"`];
      parts.push(
        `(select coalesce(json_agg(row_to_json(r)), '[]'::json) from (select ${select.join(', ')} from ${model.table} ${alias} where ${[...where, ...cursor].join(' and ')} order by ${order.by(alias)} ${order.direction}, ${alias}.id ${order.direction} limit ${limit}) r) as rows`,
      );
    }
    if (total) parts.push(`(select count(*)::int from ${model.table} ${alias} where ${where.join(' and ')}) as total`);
    return `(select row_to_json(c) from (select ${parts.join(', ') || '1 as none'}) c)`;
  }

  private relation(relation: Relation, nodes: readonly FieldNode[], parent: string): string {
    const target = readModelOf(relation.type);
    const conditions = (alias: string) => [relation.on(parent, alias), ...(relation.scope === 'own' ? [target.scope(alias)] : [])];
    if (relation.kind === 'connection') {
      const owner = this.ownerOf(nodes[0]!);
      return this.connection(relation.type, nodes, relation.list, conditions, owner);
    }
    const alias = this.alias();
    const from = `from (select ${this.selectList(relation.type, nodes, alias).join(', ')} from ${target.table} ${alias} where ${conditions(alias).join(' and ')}`;
    return relation.kind === 'one'
      ? `(select row_to_json(r) ${from} limit 1) r)`
      : `(select coalesce(json_agg(row_to_json(r)), '[]'::json) ${from} order by ${relation.orderBy(alias)} limit ${relation.limit ?? 200}) r)`;
  }

  /** What the node selection of a connection is, and whether the total is asked for. */
  private connectionSelection(typeName: string, nodes: readonly FieldNode[]): { rows: FieldNode[] | null; total: boolean } {
    let rows: FieldNode[] | null = null;
    let total = false;
    for (const [, fields] of this.subfields(this.objectType(`${typeName}Connection`), nodes)) {
      const name = fields[0]!.name.value;
      if (name === 'totalCount') total = true;
      else if (name !== '__typename') rows ??= [];
      if (name === 'nodes') rows!.push(...fields);
      if (name === 'edges') {
        for (const [, inner] of this.subfields(this.objectType(`${typeName}Edge`), fields))
          if (inner[0]!.name.value === 'node') rows!.push(...inner);
      }
    }
    return { rows, total };
  }

  private argumentsOf(owner: GraphQLObjectType, node: FieldNode): (variables: Variables) => Record<string, unknown> {
    const field = owner.getFields()[node.name.value]!;
    return (variables) => getArgumentValues(field, node, variables);
  }

  private owners = new WeakMap<FieldNode, GraphQLObjectType>();

  private ownerOf(node: FieldNode): GraphQLObjectType {
    return this.owners.get(node)!;
  }

  private subfields(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, readonly FieldNode[]> {
    const fields = collectSubfields(this.info.schema, this.info.fragments, this.info.variableValues, type, nodes as FieldNode[]);
    for (const list of fields.values()) for (const node of list) this.owners.set(node, type);
    return fields;
  }

  private objectType(name: string): GraphQLObjectType {
    const type = getNamedType(this.info.schema.getType(name)!);
    if (!isObjectType(type)) throw new Error(`${name} is not an object type`);
    return type;
  }
}

/** The place of an item in a list, opaque to clients: its sort value and id. */
export const encodeCursor = (sort: string, id: string): string => Buffer.from(JSON.stringify([sort, id])).toString('base64url');

/** Throws a readable error for a text that was not given out as a cursor. */
export function decodeCursor(cursor: string): [string, string] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && /^[0-9a-f-]{36}$/.test(String(value[1])))
      return value as [string, string];
  } catch {}
  throw new BadCursorError();
}

export class BadCursorError extends Error {}
