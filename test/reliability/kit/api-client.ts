import type { Result } from '../checks/history-entry';

// biome-ignore lint/suspicious/noExplicitAny: suites read answers of any shape
type Data = any;

/** What became of one operation. `fail` is a definite refusal; `unknown` may have been done or not. */
interface Told {
  result: Result;
  data: Data;
  why: string;
}

const REFUSED = new Set(['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND']);

/** Talks to the public GraphQL API with a token, as any client would. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly timeoutMs = 10_000,
  ) {}

  /** Runs `mutation($input) { name(input: $input) { <selection> userErrors { code message } } }`; never rejects. */
  async try(name: string, input: Record<string, unknown>, selection = ''): Promise<Told> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code message } } }`;
    const told = await this.send(query, { input });
    const payload = told.data?.[name];
    if (told.result !== 'ok') return told;
    if (!payload) return { ...told, result: 'unknown', why: 'no payload' };
    if (payload.userErrors.length > 0) return { result: 'fail', data: payload, why: JSON.stringify(payload.userErrors) };
    return { result: 'ok', data: payload, why: '' };
  }

  /** Like `try`, with the payload; @throws Error when it was not done. */
  async must(name: string, input: Record<string, unknown>, selection = ''): Promise<Data> {
    const told = await this.try(name, input, selection);
    if (told.result !== 'ok') throw new Error(`${name}: ${told.result}: ${told.why}`);
    return told.data;
  }

  /** Sends one operation; never rejects. */
  async send(query: string, variables: Record<string, unknown> = {}): Promise<Told> {
    try {
      const response = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      const body = (await response.json()) as { data?: Data; errors?: { message: string; extensions?: { code?: string } }[] };
      if (!body.errors) return { result: response.ok ? 'ok' : 'unknown', data: body.data ?? null, why: `status ${response.status}` };
      const refused = body.errors.every(({ extensions }) => REFUSED.has(extensions?.code ?? ''));
      return { result: refused ? 'fail' : 'unknown', data: body.data ?? null, why: JSON.stringify(body.errors).slice(0, 500) };
    } catch (error) {
      return { result: 'unknown', data: null, why: String(error) };
    }
  }
}
