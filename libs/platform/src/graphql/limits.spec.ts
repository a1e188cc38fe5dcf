import { buildSchema } from 'graphql';
import { DocumentLimits, LIMITS, spendCharacters } from './limits';

const limits = new DocumentLimits(
  buildSchema(`
    type Query { item: Item items(first: Int = 20): ItemConnection! list: [Item!]! }
    type ItemConnection { nodes: [Item!]! edges: [ItemEdge!]! }
    type ItemEdge { node: Item! }
    type Item { id: ID! name: String child: Item children(first: Int = 20): ItemConnection! }
    type Mutation { signIn(a: String): Boolean }
  `),
);
const codeOf = (text: string, variables?: Record<string, unknown>) => limits.check(text, variables)?.code ?? null;
const nest = (field: string, depth: number) => `${`${field} { `.repeat(depth)}id${' }'.repeat(depth)}`;

describe('document limits', () => {
  it.each<[string, string, string | null]>([
    ['an ordinary page', '{ items(first: 50) { edges { node { id name children(first: 20) { nodes { id } } } } } }', null],
    ['13 levels and a leaf', `{ item { ${nest('child', LIMITS.depth - 2)} } }`, null],
    ['one level too many', `{ item { ${nest('child', LIMITS.depth - 1)} } }`, 'TOO_DEEP'],
    ['edges and node are not counted', `{ items(first: 1) { edges { node { ${nest('child', LIMITS.depth - 2)} } } } }`, null],
    ['depth through fragments', `{ item { ...f } } fragment f on Item { ${nest('child', LIMITS.depth - 1)} }`, 'TOO_DEEP'],
    ['a ring of fragments', '{ item { ...a } } fragment a on Item { child { ...b } } fragment b on Item { child { ...a } }', 'TOO_DEEP'],
    ['15 aliases', `{ ${Array.from({ length: 15 }, (_, i) => `a${i}: __typename`).join(' ')} }`, null],
    ['16 aliases of __typename', `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: __typename`).join(' ')} }`, 'TOO_MANY_ALIASES'],
    ['a long alias', `{ ${'a'.repeat(61)}: item { id } }`, 'ALIAS_TOO_LONG'],
    ['9 directives', `{ item { ${Array.from({ length: 9 }, () => 'id @include(if: true)').join(' ')} } }`, 'TOO_MANY_DIRECTIVES'],
    ['21 root fields', `{ ${Array.from({ length: 21 }, () => '__typename').join(' ')} }`, 'TOO_MANY_ROOT_FIELDS'],
    ['1,001 tokens', `{ ${Array.from({ length: 1001 }, () => 'id').join(' ')} }`, 'TOO_LARGE'],
    ['nested pages', '{ items(first: 100) { nodes { children(first: 100) { nodes { id } } } } }', 'TOO_COSTLY'],
    ['two tries to sign in', 'mutation { a: signIn(a: "1") b: signIn(a: "2") }', 'ONE_SIGN_IN_PER_REQUEST'],
    ['a text that does not parse', '{ item {', null],
  ])('%s', (_title, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('takes page sizes from variables, anew for each request', () => {
    const text = 'query ($n: Int) { items(first: $n) { nodes { children(first: $n) { nodes { id } } } } }';
    expect(codeOf(text, { n: 10 })).toBeNull();
    expect(codeOf(text, { n: 100 })).toBe('TOO_COSTLY');
    expect(codeOf(text, { n: 10 })).toBeNull();
  });

  it('answers every hostile document at once and shortly', () => {
    const doubling = `{ item { ...f0 } } ${Array.from({ length: 60 }, (_, i) => `fragment f${i} on Item { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f60 on Item { id }`;
    const hostile = [
      `{ ${Array.from({ length: 1000 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
      `{ item { ${nest('child', 300)} } }`,
      `{ ${'item { id } '.repeat(240)} }`,
      `{ item { id ${'@x '.repeat(400)} } }`,
      `{ ...f0 } ${Array.from({ length: 90 }, (_, i) => `fragment f${i} on Query { item { id } ...f${(i + 1) % 90} }`).join(' ')}`,
      doubling,
      '{'.repeat(5000),
      '"'.repeat(100_000),
      `{ item ${' '.repeat(100_000)} { id } ${','.repeat(100_000)} }`,
    ];
    for (const text of hostile) {
      const started = performance.now();
      const problem = limits.check(text);
      expect(performance.now() - started).toBeLessThan(100);
      if (problem) expect(JSON.stringify(problem).length).toBeLessThan(400);
    }
    expect(codeOf(doubling)).not.toBeNull();
  });
});

describe('characters to check', () => {
  it('are counted per request, up to the limit', () => {
    const request = {};
    spendCharacters(request, LIMITS.checkedCharacters - 1);
    expect(() => spendCharacters(request, 2)).toThrow(expect.objectContaining({ code: 'TOO_MUCH_TEXT' }));
    expect(() => spendCharacters(request, 1)).not.toThrow();
    expect(() => spendCharacters({}, LIMITS.checkedCharacters)).not.toThrow();
  });
});
