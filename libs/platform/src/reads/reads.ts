import { createHash } from 'node:crypto';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Pool } from 'pg';
import { namedQuery } from '../database/sql';
import { sqlState } from '../database/unit-of-work';
import { AppError, NotFoundError } from '../errors';
import { isId } from '../ids';
import { type Plan, PlanBuilder } from './compile';
import { BadCursorError } from './cursor';
import { DirectJson, isDirect } from './direct';
import { type ListOptions, readModelOf } from './model';

type Row = Record<string, unknown>;

const plans = new WeakMap<FieldNode, Plan[]>();
const MAX_VARIANTS = 50;
const MAX_NAMES = 500;

/** A row for graphql-js, or the JSON of the answer when that was asked for. */
type Answer = Row | DirectJson;

/** A list that is read from the root of the schema. */
export interface RootList extends ListOptions {
  type: string;
  /** Further conditions of this list, beside the scope of the type. */
  where?: (alias: string) => string[];
}

/** How one object is found: by id, or by a unique expression such as its short key. */
export type Finder = { id: string } | { by: (alias: string, value: string) => string; value: unknown };

/** Reads objects and lists with the rights of one viewer, one statement each. */
export class Reads {
  constructor(
    private readonly pool: Pool,
    private readonly teamIds: readonly string[],
  ) {}

  /** The object with everything the selection asks for. NOT_FOUND when it is missing, malformed or invisible. */
  async one(type: string, finder: Finder, info: GraphQLResolveInfo): Promise<Answer> {
    const row = await this.maybe(type, finder, info);
    if (!row) throw new NotFoundError(`No ${type}`);
    return row;
  }

  /** Like `one`, but null instead of an error. */
  async maybe(type: string, finder: Finder, info: GraphQLResolveInfo): Promise<Answer | null> {
    const byId = 'id' in finder;
    if (byId && !isId(finder.id)) return null;
    const plan = this.plan(info, byId ? 'id' : 'key', (builder) => {
      const model = readModelOf(type);
      const alias = builder.alias();
      const placeholder = builder.slot(() => undefined);
      const found = byId ? `${alias}.id = ${placeholder}::uuid` : finder.by(alias, placeholder);
      const list = builder.selectList(type, info.fieldNodes, alias).join(', ');
      return `select row_to_json(r)${builder.direct ? '::text' : ''} as j from (select ${list} from ${model.table} ${alias} where ${found} and ${model.scope(alias)} limit 1) r where $1::uuid[] is not null`;
    });
    return this.run(plan, info, byId ? finder.id : finder.value);
  }

  /** A page of a root list; arguments are taken from the field. */
  async list(list: RootList, info: GraphQLResolveInfo): Promise<Answer> {
    const plan = this.plan(info, 'list', (builder) => {
      const model = readModelOf(list.type);
      const expression = builder.connection(
        list.type,
        info.fieldNodes,
        list,
        (alias) => [model.scope(alias), ...(list.where?.(alias) ?? [])],
        info.parentType,
      );
      return `select ${expression}${builder.direct ? '::text' : ''} as j where $1::uuid[] is not null`;
    });
    return (await this.run(plan, info))!;
  }

  /** True when the viewer may see the row. */
  async sees(type: string, id: string): Promise<boolean> {
    if (!isId(id)) return false;
    const model = readModelOf(type);
    const text = `select 1 as one from ${model.table} t where t.id = $2::uuid and ${model.scope('t')} and $1::uuid[] is not null`;
    return ((await namedQuery(this.pool, `sees_${model.table}`, text, [this.teamIds, id])).rowCount ?? 0) > 0;
  }

  /** `found` is the value of the first slot when one object is looked for. */
  private async run(plan: Plan, info: GraphQLResolveInfo, found?: unknown): Promise<Answer | null> {
    try {
      const values = [this.teamIds, ...plan.slots.map((slot, n) => (n === 0 && found !== undefined ? found : slot(info.variableValues)))];
      const { text } = plan;
      const { rows } = isWorthAName(plan)
        ? await namedQuery<{ j: Row | string }>(this.pool, plan.name, text, values)
        : await this.pool.query<{ j: Row | string }>(text, values);
      const answer = rows[0]?.j ?? null;
      return typeof answer === 'string' ? new DirectJson(answer) : answer;
    } catch (error) {
      if (error instanceof BadCursorError || (plan.hasCursor && sqlState(error).startsWith('22'))) {
        throw new AppError('BAD_CURSOR', 'This cursor was not given out by this list with this order. Start again without `after`.');
      }
      throw error;
    }
  }

  private plan(info: GraphQLResolveInfo, root: string, compile: (builder: PlanBuilder) => string): Plan {
    const direct = isDirect(info);
    const kind = direct ? `${root}_direct` : root;
    const node = info.fieldNodes[0]!;
    const variants = plans.get(node) ?? [];
    plans.set(node, variants);
    const usable = variants.find((plan) => plan.kind === kind && plan.guards.every((guard) => guard.of(info.variableValues) === guard.was));
    if (usable) return usable;
    const builder = new PlanBuilder(info, direct);
    const text = compile(builder);
    const name = `${root}_${createHash('sha1').update(text).digest('base64url')}`;
    const plan = { kind, name, text, uses: 0, slots: builder.slots, guards: builder.guards, hasCursor: builder.hasCursor };
    if (variants.length >= MAX_VARIANTS) variants.length = 0;
    variants.push(plan);
    return plan;
  }
}

const named = new Set<string>();

/** Each connection keeps what it planned under a name for good, so names are few, and for statements that come again. */
function isWorthAName(plan: Plan): boolean {
  if (named.has(plan.name)) return true;
  if (++plan.uses < 2 || named.size >= MAX_NAMES) return false;
  named.add(plan.name);
  return true;
}
