import type { FieldNode } from 'graphql';
import { cursorSql } from './cursor';
import { type Order, readModelOf } from './model';

/** What a connection needs of the plan it is part of. */
interface Selections {
  /** Expressions have the shape of the answer. */
  readonly direct: boolean;
  selectList(typeName: string, nodes: readonly FieldNode[], alias: string): string[];
  subfields(typeName: string, nodes: readonly FieldNode[]): ReadonlyMap<string, readonly FieldNode[]>;
}

/** Where the rows of a page come from. */
interface PageSource {
  alias: string;
  first: number;
  order: Order;
  /** Conditions of the list, counted by `totalCount`. */
  where: readonly string[];
  /** Conditions of this page alone. */
  seek: readonly string[];
}

/** Under which key of a row the item stands that is shown at this place of the selection: one page can show its items at several places. */
export const placeOf = (listKey: string, nodeKey?: string): string => (nodeKey === undefined ? listKey : `${listKey}:${nodeKey}`);

/** Writes one connection: its rows once, with one JSON column for each place that shows them. */
export class ConnectionSql {
  /** Selections of items by place. */
  private readonly places = new Map<string, readonly FieldNode[]>();
  private needsRows = false;
  private needsNext = false;
  private needsCursor = false;

  constructor(
    private readonly plan: Selections,
    private readonly type: string,
    private readonly nodes: readonly FieldNode[],
    private readonly source: PageSource,
  ) {}

  text(): string {
    const { direct } = this.plan;
    const items = this.items();
    const columns = direct
      ? items.map(({ key, sql }) => `${sql()} as "${key}"`)
      : this.rowColumns(items.some(({ name }) => name === 'totalCount'));
    const from = direct && this.needsRows ? ` from ${this.rows()} e` : '';
    return `(select row_to_json(c) from (select ${columns.join(', ') || '1 as "~"'}${from}) c)`;
  }

  /** What is selected of the connection; `sql` gives the expression over the rows `e`, once everything that is needed is known. */
  private items(): { key: string; name: string; sql: () => string }[] {
    return [...this.plan.subfields(`${this.type}Connection`, this.nodes)].map(([key, fields]) => {
      const name = fields[0]!.name.value;
      if (name === 'nodes') {
        const place = this.place(placeOf(key), fields);
        return { key, name, sql: () => this.list(`e.${place}`) };
      }
      if (name === 'edges') return { key, name, sql: this.edges(key, fields) };
      if (name === 'pageInfo') return { key, name, sql: this.pageInfo(fields) };
      return { key, name, sql: () => (name === 'totalCount' ? this.total() : `'${this.type}Connection'::text`) };
    });
  }

  private place(place: string, fields: readonly FieldNode[]): string {
    this.needsRows = true;
    this.places.set(place, fields);
    return `n${this.places.size - 1}`;
  }

  private edges(key: string, fields: readonly FieldNode[]): () => string {
    this.needsRows = true;
    const pairs = [...this.plan.subfields(`${this.type}Edge`, fields)].map(([inner, nodes]) => {
      const name = nodes[0]!.name.value;
      if (name === 'cursor') this.needsCursor = true;
      if (name === 'node') return `'${inner}', e.${this.place(placeOf(key, inner), nodes)}`;
      return `'${inner}', ${name === 'cursor' ? 'e.c' : `'${this.type}Edge'`}`;
    });
    return () => this.list(`json_build_object(${pairs.join(', ')})`);
  }

  private pageInfo(fields: readonly FieldNode[]): () => string {
    this.needsRows = true;
    const { first } = this.source;
    const pairs = [...this.plan.subfields('PageInfo', fields)].map(([key, nodes]) => {
      const name = nodes[0]!.name.value;
      if (name === 'hasNextPage') this.needsNext = true;
      if (name === 'endCursor') this.needsCursor = true;
      // Not `order by … desc` inside the aggregate: PostgreSQL would feed all of them in that order.
      const last = `(array_agg(e.c) filter (where e.k <= ${first}))[least(count(*), ${first})]`;
      return `'${key}', ${name === 'hasNextPage' ? `count(*) > ${first}` : name === 'endCursor' ? last : `'PageInfo'`}`;
    });
    return () => `json_build_object(${pairs.join(', ')})`;
  }

  private list(item: string): string {
    return `coalesce(json_agg(${item})${this.needsNext ? ` filter (where e.k <= ${this.source.first})` : ''}, '[]'::json)`;
  }

  /** `{rows, total}` for the resolvers of connections, one row more than asked for to tell whether there are others. */
  private rowColumns(total: boolean): string[] {
    this.needsNext = this.needsCursor = true;
    const { alias, order } = this.source;
    const shown = [...this.places.keys()].map((place, n) => `, '${place}', e.n${n}`).join('');
    const rows = () =>
      `(select coalesce(json_agg(json_build_object('~s', e.s, '~i', e.i${shown})), '[]'::json) from ${this.page([`(${order.by(alias)})::text as s`, `${alias}.id as i`])} e) as rows`;
    return [...(this.needsRows ? [rows()] : []), ...(total ? [`${this.total()} as total`] : [])];
  }

  private rows(): string {
    const { alias, order } = this.source;
    if (this.needsCursor) return this.numbered(this.page([`${cursorSql(order.by(alias), `${alias}.id`)} as c`]));
    const [only] = this.places.values();
    if (this.places.size !== 1 || !only) return this.numbered(this.page([]));
    const place = this.needsNext ? ', row_number() over () as k' : '';
    return `(select row_to_json(r) as n0${place} from ${this.selected(this.plan.selectList(this.type, only, alias))} r)`;
  }

  /** The rows of the page with one JSON column for each place, and further columns. */
  private page(further: readonly string[]): string {
    const { alias } = this.source;
    const shown = [...this.places.values()].map(
      (fields, n) => `(select row_to_json(r) from (select ${this.plan.selectList(this.type, fields, alias).join(', ')}) r) as n${n}`,
    );
    const list = [...shown, ...further];
    return this.selected(list.length > 0 ? list : ['1 as "~"']);
  }

  private numbered(rows: string): string {
    return this.needsNext || this.needsCursor ? `(select p.*, row_number() over () as k from ${rows} p)` : rows;
  }

  private selected(list: readonly string[]): string {
    const { alias, first, order, where, seek } = this.source;
    const limit = this.needsNext ? first + 1 : first;
    return `(select ${list.join(', ')} from ${readModelOf(this.type).table} ${alias} where ${[...where, ...seek].join(' and ')} order by ${order.by(alias)} ${order.direction}, ${alias}.id ${order.direction} limit ${limit})`;
  }

  private total(): string {
    const { alias, where } = this.source;
    return `(select count(*)::int from ${readModelOf(this.type).table} ${alias} where ${where.join(' and ')})`;
  }
}
