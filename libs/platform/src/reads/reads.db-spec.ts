import { buildSchema, type ExecutionResult, type GraphQLObjectType, type GraphQLResolveInfo, graphql } from 'graphql';
import { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database';
import { attachPageSizes, attachReads } from './attach';
import { askDirect, DirectJson, NotDirectError } from './direct';
import { column, defineReads, type ListOptions, readModelOf } from './model';
import { Reads } from './reads';

const TEAM = '00000000-0000-7000-8000-0000000000aa';
const BOOKS = 40;

const shelfList: ListOptions = {
  orders: {
    NAME: { by: column('name'), cast: 'text', direction: 'asc' },
    ROOM: { by: column('room'), cast: 'integer', direction: 'desc' },
  },
  filters: { room: (t, value) => `${t}.room = ${value}::integer`, names: (t, value) => `${t}.name = any(${value}::text[])` },
};
const bookList: ListOptions = {
  orders: { PAGES: { by: column('pages'), cast: 'integer', direction: 'asc' } },
  filters: { minPages: (t, value) => `${t}.pages >= ${value}::integer` },
};

defineReads({
  type: 'Shelf',
  table: 'shelf',
  scope: (t) => `(${t}.hidden_from_others is null or ${t}.hidden_from_others = any($1::uuid[]))`,
  columns: { id: column('id'), name: column('name'), room: column('room'), note: column('note'), shout: (t) => `upper(${t}.note)` },
  relations: {
    books: { kind: 'connection', type: 'Book', on: (shelf, book) => `${book}.shelf_id = ${shelf}.id`, scope: 'inherited', list: bookList },
    firstBook: {
      kind: 'one',
      type: 'Book',
      on: (shelf, book) => `${book}.shelf_id = ${shelf}.id and ${book}.pages = 1`,
      scope: 'inherited',
    },
  },
  computed: { label: { needs: { name: column('name'), room: column('room') }, resolve: ({ name, room }) => `${name}/${room}` } },
});
defineReads({
  type: 'Book',
  table: 'book',
  scope: (t) => `exists (select 1 from shelf s where s.id = ${t}.shelf_id and ${readModelOf('Shelf').scope('s')})`,
  columns: { id: column('id'), pages: column('pages'), colour: column('colour') },
  relations: {
    shelf: { kind: 'one', type: 'Shelf', on: (book, shelf) => `${shelf}.id = ${book}.shelf_id`, scope: 'own' },
    seeAlso: { kind: 'one', type: 'Shelf', on: (book, shelf) => `${shelf}.id = ${book}.see_also`, scope: 'own' },
    siblings: {
      kind: 'many',
      type: 'Book',
      on: (book, other) => `${other}.shelf_id = ${book}.shelf_id and ${other}.pages = ${book}.pages and ${other}.id <> ${book}.id`,
      scope: 'inherited',
      orderBy: column('id'),
      limit: 2,
    },
  },
});

const page = (type: string, node: string) =>
  `type ${type} { nodes: [${node}!]! edges: [${node}Edge!]! pageInfo: PageInfo! totalCount: Int! } type ${node}Edge { cursor: String! node: ${node}! }`;
const schema = buildSchema(`
  type Query { shelf(id: ID!): Shelf shelves(first: Int! = 20, after: String, filter: ShelfFilter, orderBy: ShelfOrder): ShelfConnection }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  enum ShelfOrder { NAME ROOM }
  enum Colour { RED GREEN }
  input ShelfFilter { room: Int names: [String!] }
  input BookFilter { minPages: Int }
  type Shelf { id: ID! name: String! room: Int! note: String shout: String! label: String! firstBook: Book!
    books(first: Int! = 20, after: String, filter: BookFilter): BookConnection! }
  type Book { id: ID! pages: Int! colour: Colour! shelf: Shelf! seeAlso: Shelf siblings: [Book!]! }
  ${page('ShelfConnection', 'Shelf')} ${page('BookConnection', 'Book')}
`);

interface Context {
  reads: Reads;
  direct?: boolean;
  answers: Record<string, unknown>;
}

/** Root fields as resolvers write them; when asked directly the answer is kept beside, since graphql-js cannot walk it. */
const queries = (schema.getQueryType() as GraphQLObjectType).getFields();
const root = (name: string, read: (reads: Reads, args: Record<string, unknown>, info: GraphQLResolveInfo) => Promise<unknown>) => {
  queries[name]!.resolve = async (_source, args, ctx: Context, info) => {
    if (ctx.direct) askDirect(info);
    const answer = await read(ctx.reads, args, info);
    if (!ctx.direct) return answer;
    ctx.answers[info.path.key] = answer instanceof DirectJson ? JSON.parse(answer.text) : answer;
    return null;
  };
};
root('shelf', (reads, args, info) => reads.one('Shelf', { id: args.id as string }, info));
root('shelves', (reads, _args, info) => reads.list({ type: 'Shelf', ...shelfList }, info));
attachPageSizes(attachReads(schema));

let db: TestDatabase;
let pool: Pool;
const ran: { name?: string; text: string }[] = [];
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

beforeAll(async () => {
  db = await createTestDatabase();
  pool = new Pool({ connectionString: db.ownerUrl, max: 4 });
  const query = pool.query.bind(pool) as (...args: unknown[]) => unknown;
  pool.query = ((...args: unknown[]) => {
    ran.push(typeof args[0] === 'string' ? { text: args[0] } : (args[0] as { name: string; text: string }));
    return query(...args);
  }) as typeof pool.query;
  await db.query(`create table shelf (id uuid primary key, name text not null, room integer not null, note text, hidden_from_others uuid)`);
  await db.query(
    'create table book (id uuid primary key, shelf_id uuid not null, see_also uuid, pages integer not null, colour text not null)',
  );
  const shelf = (n: number, name: string, room: number, note: string | null, team: string | null) =>
    db.query('insert into shelf values ($1, $2, $3, $4, $5)', [id(n), name, room, note, team]);
  await shelf(1, 'atlas', 1, 'maps "and" more\n~no value~', null);
  await shelf(2, 'birds', 2, null, null);
  await shelf(3, 'hidden', 2, 'secret', TEAM);
  await shelf(4, 'dunes', 2, 'x', null);
  // Eight books share each number of pages, so that the order has ties.
  await db.query(
    `insert into book select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, $1, case when n % 2 = 0 then $2 else $3 end::uuid, 1 + n / 8,
     case when n % 3 = 0 then 'RED' else 'GREEN' end from generate_series(0, ${BOOKS - 1}) n`,
    [id(1), id(3), id(2)],
  );
});
afterAll(async () => {
  await pool?.end();
  await db?.drop();
});

const run = (source: string, variables: Record<string, unknown>, ctx: Context) =>
  graphql({ schema, source, contextValue: ctx, variableValues: variables }) as Promise<ExecutionResult<Record<string, never>>>;

/** What the viewer gets through rows and graphql-js. The direct way must agree wherever it is possible. */
async function ask(source: string, variables: Record<string, unknown> = {}, teams: string[] = []) {
  const reads = new Reads(pool, teams);
  const result = await run(source, variables, { reads, answers: {} });
  const direct: Context = { reads, direct: true, answers: {} };
  const { errors = [] } = await run(source, variables, direct);
  const possible = !errors.some((error) => error.originalError instanceof NotDirectError);
  if (possible && !result.errors) expect(direct.answers).toEqual(result.data);
  return {
    data: result.data as never as Record<string, never>,
    codes: (result.errors ?? []).map((e) => (e.originalError as { code?: string })?.code),
    possible,
  };
}
const ok = async (source: string, variables?: Record<string, unknown>, teams?: string[]) => {
  const { data, codes, possible } = await ask(source, variables, teams);
  expect([codes, possible]).toEqual([[], true]);
  return JSON.parse(JSON.stringify(data));
};

describe('compiled reads', () => {
  it('answers aliases with different arguments on one relation', async () => {
    const { shelf } = await ok(
      `{ shelf(id: "${id(1)}") { a: books(first: 1) { nodes { pages } } b: books(first: 2, filter: { minPages: 5 }) { nodes { p: pages } totalCount } } }`,
    );
    expect(shelf).toEqual({ a: { nodes: [{ pages: 1 }] }, b: { nodes: [{ p: 5 }, { p: 5 }], totalCount: 8 } });
  });

  it('shows one page at several places with different fields under the same key', async () => {
    const { shelf } = await ok(
      `{ shelf(id: "${id(1)}") { books(first: 1) { x: nodes { v: id } y: nodes { v: pages } edges { node { v: colour } again: node { v: pages } } } } }`,
    );
    expect(shelf.books).toEqual({
      x: [{ v: '00000000-0000-7000-9000-000000000000' }],
      y: [{ v: 1 }],
      edges: [{ node: { v: 'RED' }, again: { v: 1 } }],
    });
  });

  it('follows named and inline fragments and merges what they select', async () => {
    const { shelf } = await ok(
      `query ($id: ID!) { shelf(id: $id) { ...a ... on Shelf { books(first: 1) { nodes { id } } } books(first: 1) { nodes { ...b } } } }
       fragment a on Shelf { name } fragment b on Book { shelf { ...a } }`,
      { id: id(1) },
    );
    expect(shelf).toEqual({ name: 'atlas', books: { nodes: [{ id: '00000000-0000-7000-9000-000000000000', shelf: { name: 'atlas' } }] } });
  });

  it('obeys directives with variables, and makes another plan when they change', async () => {
    const query = `query ($more: Boolean!) { shelf(id: "${id(1)}") { name room @include(if: $more) note @skip(if: $more) } }`;
    expect((await ok(query, { more: true })).shelf).toEqual({ name: 'atlas', room: 1 });
    expect((await ok(query, { more: false })).shelf).toEqual({ name: 'atlas', note: 'maps "and" more\n~no value~' });
    expect((await ok(query, { more: true })).shelf).toEqual({ name: 'atlas', room: 1 });
  });

  it('names types everywhere, and can select nothing else', async () => {
    const { shelves } = await ok(
      '{ shelves(first: 1) { __typename pageInfo { __typename } edges { __typename node { __typename books(first: 1) { __typename } } } } }',
    );
    expect(shelves).toEqual({
      __typename: 'ShelfConnection',
      pageInfo: { __typename: 'PageInfo' },
      edges: [{ __typename: 'ShelfEdge', node: { __typename: 'Shelf', books: { __typename: 'BookConnection' } } }],
    });
  });

  it('goes forward through a list with ties and shows every row exactly once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const { shelf } = (await ok(
        `query ($after: String) { shelf(id: "${id(1)}") { books(first: 7, after: $after) { edges { cursor } nodes { id } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      )) as {
        shelf: { books: { edges: { cursor: string }[]; nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
      };
      seen.push(...shelf.books.nodes.map((node) => node.id));
      expect(shelf.books.pageInfo.endCursor).toBe(shelf.books.edges.at(-1)!.cursor);
      after = shelf.books.pageInfo.endCursor;
      more = shelf.books.pageInfo.hasNextPage;
    }
    expect([seen.length, new Set(seen).size]).toEqual([BOOKS, BOOKS]);
    expect(seen).toEqual([...seen].sort());
  });

  it('says that nothing follows a page that ends the list', async () => {
    const books = async (first: number) =>
      (await ok(`{ shelf(id: "${id(1)}") { books(first: ${first}, filter: { minPages: 5 }) { pageInfo { hasNextPage } nodes { id } } } }`))
        .shelf.books;
    expect([(await books(7)).pageInfo.hasNextPage, (await books(8)).pageInfo.hasNextPage]).toEqual([true, false]);
    expect((await books(7)).nodes).toHaveLength(7);
    expect((await ok('{ shelves(filter: { room: 99 }) { nodes { id } pageInfo { hasNextPage endCursor } totalCount } }')).shelves).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
      totalCount: 0,
    });
  });

  it('filters and sorts, with values from variables and a plan for each set of filters', async () => {
    const query = 'query ($f: ShelfFilter, $o: ShelfOrder) { shelves(filter: $f, orderBy: $o) { nodes { name } totalCount } }';
    const names = async (f: unknown, o: string | null = null) => {
      const { shelves } = await ok(query, { f, o });
      return [shelves.totalCount, ...shelves.nodes.map((node: { name: string }) => node.name)];
    };
    expect(await names({ room: 2 })).toEqual([2, 'birds', 'dunes']);
    expect(await names({ room: 1 })).toEqual([1, 'atlas']);
    expect(await names({ room: 2, names: ['dunes', 'atlas'] })).toEqual([1, 'dunes']);
    expect(await names({ room: null })).toEqual([3, 'atlas', 'birds', 'dunes']);
    expect(await names(null, 'ROOM')).toEqual([3, 'dunes', 'birds', 'atlas']);
  });

  it('refuses a text that is no cursor of this order with BAD_CURSOR, at the root and below', async () => {
    const foreign = Buffer.from(JSON.stringify(['not a number', id(1)])).toString('base64url');
    for (const cursor of ['nonsense', foreign, Buffer.from('[1,2]').toString('base64url')]) {
      expect((await ask(`{ shelves(after: "${cursor}", orderBy: ROOM) { nodes { id } } }`)).codes).toEqual(['BAD_CURSOR']);
      expect((await ask(`{ shelf(id: "${id(1)}") { books(after: "${cursor}") { nodes { id } } } }`)).codes).toEqual(['BAD_CURSOR']);
    }
  });

  it.each([0, -1, 101, 2_000_000_000])('refuses a page of %d items', async (first) => {
    expect((await ask(`{ shelves(first: ${first}) { totalCount } }`)).codes).toEqual(['PAGE_SIZE']);
    expect((await ask(`query ($n: Int!) { shelf(id: "${id(1)}") { books(first: $n) { totalCount } } }`, { n: first })).codes).toEqual([
      'PAGE_SIZE',
    ]);
  });

  it('hides restricted rows from others in lists, totals and relations, and answers for them as for missing ones', async () => {
    const query = `{ shelves { nodes { name } totalCount } }`;
    expect((await ok(query)).shelves).toEqual({ nodes: [{ name: 'atlas' }, { name: 'birds' }, { name: 'dunes' }], totalCount: 3 });
    expect((await ok(query, {}, [TEAM])).shelves.totalCount).toBe(4);
    const nested = `{ shelf(id: "${id(1)}") { books(first: 2) { nodes { seeAlso { note } } } } }`;
    expect((await ok(nested)).shelf.books.nodes).toEqual([{ seeAlso: null }, { seeAlso: { note: null } }]);
    expect((await ok(nested, {}, [TEAM])).shelf.books.nodes[0]).toEqual({ seeAlso: { note: 'secret' } });
    for (const missing of [id(3), id(99), 'no id'])
      expect((await ask(`{ shelf(id: "${missing}") { name } }`)).codes).toEqual(['NOT_FOUND']);
  });

  it('reads what a computed field needs, and leaves it to JavaScript', async () => {
    const { data, codes, possible } = await ask(`{ shelf(id: "${id(1)}") { l: label } }`);
    expect([JSON.parse(JSON.stringify(data)), codes, possible]).toEqual([{ shelf: { l: 'atlas/1' } }, [], false]);
  });

  it('limits a list of each parent', async () => {
    const { shelf } = await ok(`{ shelf(id: "${id(1)}") { books(first: 1) { nodes { siblings { id } } } } }`);
    expect(shelf.books.nodes[0].siblings).toHaveLength(2);
  });

  it('marks a value that must not be missing in a direct answer, and reports it through graphql-js', async () => {
    for (const field of ['shout', 'firstBook { id }']) {
      const ctx: Context = { reads: new Reads(pool, []), direct: true, answers: {} };
      await run(`{ shelf(id: "${id(2)}") { ${field} } }`, {}, ctx);
      expect(JSON.stringify(ctx.answers)).toContain('"~no value~"');
      const { errors } = await run(`{ shelf(id: "${id(2)}") { ${field} } }`, {}, { ...ctx, direct: false });
      expect(errors?.[0]?.message).toMatch(/^Cannot return null for non-nullable field/);
    }
  });

  it('sends one statement for a deep selection, under a name from its second use on', async () => {
    const query = `query ($id: ID!) { shelf(id: $id) { name books(first: 3) { totalCount nodes { shelf { books(first: 2) { nodes { id } } } seeAlso { name } } } } }`;
    const document = { reads: new Reads(pool, []), answers: {} };
    const { parse, execute } = await import('graphql');
    const parsed = parse(query);
    ran.length = 0;
    for (const n of [1, 2, 4]) {
      const result = (await execute({
        schema,
        document: parsed,
        contextValue: document,
        variableValues: { id: id(n) },
      })) as ExecutionResult<{ shelf: { name: string } }>;
      expect(result.data?.shelf.name).toBe({ 1: 'atlas', 2: 'birds', 4: 'dunes' }[n]);
    }
    expect(ran.map(({ name }) => name !== undefined)).toEqual([false, true, true]);
    expect(new Set(ran.map(({ text }) => text)).size).toBe(1);
  });
});
