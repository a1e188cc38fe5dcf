import { DemoFailure } from './demo-failure';

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the selection beside them
export type Answer = any;

interface UserError {
  code: string;
  message: string;
  path: string[];
}

const TIMEOUT_MS = 15_000;

/** The public GraphQL API, with a token: the demo uses nothing else of the product. */
export class GraphqlApi {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** The data of a query. */
  async query(document: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const response = await fetch(new URL('/graphql', this.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query: document, variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: { message: string }[] };
    if (errors && errors.length > 0) throw new DemoFailure(`the API answered: ${errors.map(({ message }) => message).join('; ')}`);
    return data;
  }

  /** The payload of a mutation that must not be refused. */
  async mutate(name: string, input: Record<string, unknown>, selection: string): Promise<Answer> {
    const payload = await this.attempt(name, input, selection);
    const errors = payload.userErrors as UserError[];
    if (errors.length > 0)
      throw new DemoFailure(
        `${name} was refused: ${errors.map(({ code, message, path }) => `${code} at ${path.join('.')}: ${message}`).join('; ')}`,
      );
    return payload;
  }

  /** The payload of a mutation, refused or not. */
  async attempt(name: string, input: Record<string, unknown>, selection: string): Promise<Answer> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code message path } } }`;
    return (await this.query(document, { input }))[name];
  }

  /** Every item of a list, page after page. */
  async all(field: string, selection: string, args = ''): Promise<Answer[]> {
    const items: Answer[] = [];
    for (let after: string | null = null; ; ) {
      const document = `query ($after: String) { ${field}(first: 100, after: $after${args}) { nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`;
      const page: Answer = (await this.query(document, { after }))[field];
      items.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) return items;
      after = page.pageInfo.endCursor;
    }
  }
}
