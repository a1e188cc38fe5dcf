import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { hashSecret, newSecret, type Role, type Scope } from '@platform/auth';
import { loadConfig } from '@platform/config';
import { UuidSource } from '@platform/ids';
import { createApp } from '../../apps/api/src/create-app';
import { createTestDatabase, type TestDatabase } from './test-database';

interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string };
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of any shape
export type Answer = any;

export interface Reply {
  status: number;
  data: Answer;
  errors: GraphqlError[];
  body: string;
}

/** Somebody who talks to the API over HTTP. */
export class TestClient {
  constructor(
    private readonly url: string,
    readonly token: string | null,
    readonly userId: string | null,
  ) {}

  /** Sends one operation; answers with status, data and errors, whatever they are. */
  async send(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body = await response.text();
    const json = body.startsWith('{') ? JSON.parse(body) : {};
    return { status: response.status, data: json.data ?? null, errors: json.errors ?? [], body };
  }

  /** The data of an operation that must not have errors. */
  async ok(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const reply = await this.send(query, variables, headers);
    if (reply.errors.length > 0) throw new Error(`unexpected errors: ${JSON.stringify(reply.errors)}`);
    return reply.data;
  }

  /** The codes of the errors of an operation that must fail. */
  async codes(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<string[]> {
    return (await this.send(query, variables, headers)).errors.map((error) => error.extensions.code);
  }

  /** Runs `mutation($input) { name(input: $input) { <selection> userErrors { code message path } } }`; answers with the payload. */
  async mutate(name: string, input: Record<string, unknown>, selection = '', headers: Record<string, string> = {}): Promise<Answer> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code message path } } }`;
    return (await this.ok(query, { input }, headers))[name];
  }

  /** Like `mutate`, and fails the test when it was refused. */
  async must(name: string, input: Record<string, unknown>, selection = ''): Promise<Answer> {
    const payload = await this.mutate(name, input, selection);
    if (payload.userErrors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(payload.userErrors)}`);
    return payload;
  }

  /** The codes with which a mutation is refused, as userErrors or as errors. */
  async refusal(name: string, input: Record<string, unknown>): Promise<string[]> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const reply = await this.send(`mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`, { input });
    return reply.errors.length > 0
      ? reply.errors.map((error) => error.extensions.code)
      : reply.data[name].userErrors.map((error: { code: string }) => error.code);
  }
}

export interface TestApi {
  app: NestFastifyApplication;
  db: TestDatabase;
  url: string;
  /** Nobody. */
  anonymous: TestClient;
  /** A new account of this role, signed in; with scopes, it talks through an API token. */
  as(role: Role, options?: { teams?: string[]; scopes?: Scope[] }): Promise<TestClient>;
  /** A new team; answers with its id. */
  team(key: string): Promise<string>;
  close(): Promise<void>;
}

const ids = new UuidSource();

/** The API in this process, on a database of its own, listening on a free port. One per test file; close it in afterAll. */
export async function startTestApi(env: Record<string, string> = {}): Promise<TestApi> {
  const db = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'second-story-api-'));
  const config = loadConfig(
    {
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      DATABASE_URL: db.appUrl,
      WELCOME_TOKEN: 'welcome-token-of-the-tests',
      LOG_LEVEL: 'error',
      PORT: '0',
      ...env,
    },
    { process: 'api', required: ['DATABASE_URL'] },
  );
  const quiet = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: Record<string, unknown>, message: string) => console.error(message, fields),
  };
  const app = await createApp(config, quiet);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    app,
    db,
    url,
    anonymous: new TestClient(url, null, null),
    team: async (key) => {
      const id = ids.next();
      await db.query('insert into team (id, key, name) values ($1, $2, $3)', [id, key, `Team ${key}`]);
      return id;
    },
    as: async (role, { teams = [], scopes } = {}) => {
      const userId = ids.next();
      const secret = newSecret(scopes ? 'ss_tok_' : 'ss_ses_');
      await db.query('insert into user_account (id, email, name, role) values ($1, $2, $3, $4)', [
        userId,
        `${userId}@example.org`,
        `A ${role}`,
        role,
      ]);
      for (const team of teams) await db.query('insert into membership (team_id, user_id) values ($1, $2)', [team, userId]);
      if (scopes) {
        await db.query('insert into api_token (id, user_id, name, secret_hash, scopes) values ($1, $2, $3, $4, $5)', [
          ids.next(),
          userId,
          'test',
          hashSecret(secret),
          scopes,
        ]);
      } else {
        await db.query(`insert into session (id, user_id, secret_hash, expires_at) values ($1, $2, $3, now() + interval '1 day')`, [
          ids.next(),
          userId,
          hashSecret(secret),
        ]);
      }
      return new TestClient(url, secret, userId);
    },
    close: async () => {
      await app.close();
      await db.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
