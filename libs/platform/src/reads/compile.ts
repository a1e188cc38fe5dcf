import { type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields';
import { getArgumentValues } from 'graphql/execution/values';
import { AppError } from '../errors';
import { ConnectionSql } from './connection-sql';
import { decodeCursor } from './cursor';
import { directLeaf, directObject, NotDirectError } from './direct';
import { type ListOptions, type Order, type Relation, readModelOf } from './model';

export type Variables = Record<string, unknown>;

/** One prepared statement for one selection. Cached per field node of the document; valid while its guards hold. */
export interface Plan {
  /** How the root is found and which shape the answer has. */
  kind: string;
  name: string;
  text: string;
  /** How often it ran: a statement gets its name when it comes again. */
  uses: number;
  /** Values of `$2`, `$3`, … from the variables of the request; `$1` is the viewer's team ids. */
  slots: ((variables: Variables) => unknown)[];
  /** What decided the text: must be the same for the plan to be used again. */
  guards: { of: (variables: Variables) => string; was: string }[];
  /** True when some list of it starts after a cursor. */
  hasCursor: boolean;
}

interface ListArguments {
  first: number;
  after?: string | null;
  orderBy?: string;
  filter?: Record<string, unknown> | null;
}

const MAX_PAGE = 100;

/** Collects the text of one plan while walking the selection. */
export class PlanBuilder {
  readonly slots: Plan['slots'] = [];
  readonly guards: Plan['guards'] = [];
  hasCursor = false;
  private aliases = 0;
  private readonly owners = new WeakMap<FieldNode, GraphQLObjectType>();

  /** With `direct` every expression has the shape of the answer; without it, rows come out that graphql-js walks. */
  constructor(
    private readonly info: GraphQLResolveInfo,
    readonly direct: boolean,
  ) {
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

  /** The select list of a type's selection: every item under its response key, hidden needs under `~<field>:<need>`. */
  selectList(typeName: string, nodes: readonly FieldNode[], alias: string): string[] {
    const type = this.objectType(typeName);
    const model = readModelOf(typeName);
    const items = new Map<string, string>();
    for (const [key, fieldNodes] of this.subfields(typeName, nodes)) {
      const field = fieldNodes[0]!.name.value;
      if (field === '__typename') {
        if (this.direct) items.set(key, `'${typeName}'::text`);
        continue;
      }
      const { type: shown } = type.getFields()[field]!;
      const computed = model.computed[field];
      const relation = model.relations[field];
      const plain = model.columns[field];
      if (plain) items.set(key, this.direct ? directLeaf(shown, plain(alias)) : plain(alias));
      else if (relation) {
        const sql = this.relation(relation, fieldNodes, alias);
        items.set(key, this.direct && relation.kind === 'one' ? directObject(shown, sql) : sql);
      } else if (this.direct) throw new NotDirectError();
      else if (computed) for (const [need, sql] of Object.entries(computed.needs)) items.set(`~${field}:${need}`, sql(alias));
      else throw new Error(`${typeName}.${field} is neither column, relation nor computed`);
    }
    const list = [...items].map(([key, sql]) => `${sql} as "${key}"`);
    return list.length > 0 ? list : ['1 as "~"'];
  }

  /** A page of a list as one JSON expression. `conditions` join it to its parent and hide what the viewer may not see. */
  connection(
    typeName: string,
    nodes: readonly FieldNode[],
    list: ListOptions,
    conditions: (alias: string) => string[],
    owner: GraphQLObjectType,
  ): string {
    const alias = this.alias();
    const args = this.argumentsOf(owner, nodes[0]!);
    const shape = (variables: Variables) => {
      const { first, after, filter, orderBy } = args(variables);
      if (first < 1 || first > MAX_PAGE) throw new AppError('PAGE_SIZE', `\`first\` takes 1 to ${MAX_PAGE}, not ${first}.`);
      const used = Object.entries(filter ?? {}).filter(([, value]) => value !== null && value !== undefined);
      return JSON.stringify([first, after ? 1 : 0, orderBy ?? null, used.map(([name]) => name).sort()]);
    };
    this.guard(shape);
    const [first, hasAfter, orderBy, filters] = JSON.parse(shape(this.info.variableValues)) as [number, number, string | null, string[]];
    const order = orderBy ? list.orders[orderBy] : Object.values(list.orders)[0];
    if (!order) throw new Error(`${typeName} cannot be sorted by ${orderBy}`);

    const where = conditions(alias);
    for (const name of filters) {
      const filter = list.filters?.[name];
      if (!filter) throw new Error(`${typeName} cannot be filtered by ${name}`);
      where.push(
        filter(
          alias,
          this.slot((variables) => args(variables).filter?.[name]),
        ),
      );
    }
    const seek = hasAfter ? [this.seek(order, alias, args)] : [];
    return new ConnectionSql(this, typeName, nodes, { alias, first, order, where, seek }).text();
  }

  /** The selected fields of a type by response key, fragments and directives applied. */
  subfields(typeName: string, nodes: readonly FieldNode[]): ReadonlyMap<string, readonly FieldNode[]> {
    const type = this.objectType(typeName);
    const fields = collectSubfields(this.info.schema, this.info.fragments, this.info.variableValues, type, nodes as FieldNode[]);
    for (const list of fields.values()) for (const node of list) this.owners.set(node, type);
    return fields;
  }

  private guard(of: (variables: Variables) => string): void {
    this.guards.push({ of, was: of(this.info.variableValues) });
  }

  /** Everything after the cursor, in the order of the list. */
  private seek(order: Order, alias: string, args: (variables: Variables) => ListArguments): string {
    this.hasCursor = true;
    const part = (index: 0 | 1) => this.slot((variables) => decodeCursor(args(variables).after as string)[index]);
    return `(${order.by(alias)}, ${alias}.id) ${order.direction === 'asc' ? '>' : '<'} (${part(0)}::${order.cast}, ${part(1)}::uuid)`;
  }

  private relation(relation: Relation, nodes: readonly FieldNode[], parent: string): string {
    const target = readModelOf(relation.type);
    const conditions = (alias: string) => [relation.on(parent, alias), ...(relation.scope === 'own' ? [target.scope(alias)] : [])];
    if (relation.kind === 'connection')
      return this.connection(relation.type, nodes, relation.list, conditions, this.owners.get(nodes[0]!)!);
    const alias = this.alias();
    const from = `from (select ${this.selectList(relation.type, nodes, alias).join(', ')} from ${target.table} ${alias} where ${conditions(alias).join(' and ')}`;
    return relation.kind === 'one'
      ? `(select row_to_json(r) ${from} limit 1) r)`
      : `(select coalesce(json_agg(row_to_json(r)), '[]'::json) ${from} order by ${relation.orderBy(alias)} limit ${relation.limit ?? 200}) r)`;
  }

  private argumentsOf(owner: GraphQLObjectType, node: FieldNode): (variables: Variables) => ListArguments {
    const field = owner.getFields()[node.name.value]!;
    let last: { variables: Variables; args: ListArguments } | undefined;
    return (variables) => {
      if (last?.variables !== variables) last = { variables, args: getArgumentValues(field, node, variables) as unknown as ListArguments };
      return last.args;
    };
  }

  private objectType(name: string): GraphQLObjectType {
    const type = getNamedType(this.info.schema.getType(name)!);
    if (!isObjectType(type)) throw new Error(`${name} is not an object type`);
    return type;
  }
}
