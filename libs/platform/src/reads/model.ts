/** A SQL predicate or expression over the row with this alias. `$1` in it is the list of the viewer's team ids (uuid[]). */
export type Sql = (alias: string) => string;

/** Which rows a viewer may see. Required everywhere; a type that everybody signed in may see says so with `everyone`. */
export type Scope = Sql;
export const everyone: Scope = () => 'true';

/** How a list may be sorted. The sort value must not be null; the id breaks ties. */
export interface Order {
  by: Sql;
  /** SQL type of the sort value, for reading it back from a cursor. */
  cast: 'timestamptz' | 'text' | 'bigint' | 'integer';
  direction: 'asc' | 'desc';
}

/** A filter field: the predicate, given the alias and the placeholder of the value (cast it yourself). */
type Filter = (alias: string, value: string) => string;

/** What a list can do: the arguments `first`, `after`, `orderBy` and `filter` of its field. */
export interface ListOptions {
  /** By the internal value of the `orderBy` enum; the first is the default. */
  orders: Readonly<Record<string, Order>>;
  /** By the name of the filter input's field. */
  filters?: Readonly<Record<string, Filter>>;
}

interface RelationBase {
  /** GraphQL type it leads to; must have a read model. */
  type: string;
  /** The join, given the alias of this row and of the target row. */
  on: (parent: string, target: string) => string;
  /** `own` applies the scope of the target; `inherited` only where seeing this row already implies seeing the target. */
  scope: 'own' | 'inherited';
}

/** A field that leads to other rows. */
export type Relation =
  | (RelationBase & { kind: 'one' })
  /** At most `limit` rows (default 200) in this order. */
  | (RelationBase & { kind: 'many'; orderBy: Sql; limit?: number })
  | (RelationBase & { kind: 'connection'; list: ListOptions });

/** A field computed in JavaScript from columns it names. */
export interface Computed {
  /** Names of SQL expressions it needs, by key. */
  needs: Readonly<Record<string, Sql>>;
  resolve: (needed: Record<string, unknown>, args: Record<string, unknown>) => unknown;
}

/** How a GraphQL type is read. Every field of the type is in exactly one of `columns`, `relations` and `computed`. */
export interface ReadModel {
  type: string;
  table: string;
  scope: Scope;
  columns: Readonly<Record<string, Sql>>;
  relations?: Readonly<Record<string, Relation>>;
  computed?: Readonly<Record<string, Computed>>;
}

interface Registered extends ReadModel {
  relations: Record<string, Relation>;
  computed: Record<string, Computed>;
}

const models = new Map<string, Registered>();

/** Registers how a type is read. */
export function defineReads(model: ReadModel): ReadModel {
  if (models.has(model.type)) throw new Error(`the reads of ${model.type} are defined twice`);
  models.set(model.type, { ...model, relations: { ...model.relations }, computed: { ...model.computed } });
  return model;
}

/** Adds fields that lead up, from the upper lib: the lower type's lib does not know them. */
export function extendReads(type: string, fields: { relations?: Record<string, Relation>; computed?: Record<string, Computed> }): void {
  const model = readModelOf(type);
  Object.assign(model.relations, fields.relations);
  Object.assign(model.computed, fields.computed);
}

/** The model of a type; throws when there is none. */
export function readModelOf(type: string): Registered {
  const model = models.get(type);
  if (!model) throw new Error(`there are no reads for the type ${type}`);
  return model;
}

export const hasReads = (type: string): boolean => models.has(type);

/** A column with the same meaning in SQL and GraphQL. */
export const column =
  (name: string): Sql =>
  (alias) =>
    `${alias}.${name}`;

/** A timestamp as the API writes it: UTC with milliseconds. */
export const time =
  (name: string): Sql =>
  (alias) =>
    timeSql(`${alias}.${name}`);

/** The same for any SQL expression. */
export const timeSql = (expression: string): string => `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
