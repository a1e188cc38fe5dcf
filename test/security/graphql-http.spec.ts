import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { startTestApi, type TestApi, type TestClient } from '../setup/test-api';

let api: TestApi;
let viewer: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  viewer = await api.as('viewer');
});
afterAll(() => api?.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${viewer.token}`, ...headers },
    body,
  });

describe('GraphQL over HTTP', () => {
  it('answers hostile documents with 400, shortly, and stays alive', async () => {
    const documents = [
      `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
      `{ ${Array.from({ length: 3000 }, (_, i) => `unknown${i}`).join(' ')} }`,
      `{ ${'viewer { '.repeat(500)} __typename ${'}'.repeat(500)} }`,
      `query { __typename ${'@aa'.repeat(10)} }`,
      `{ ${Array.from({ length: 150 }, (_, i) => `...f${i}`).join(' ')} } ${Array.from({ length: 150 }, (_, i) => `fragment f${i} on Query { ...f${(i + 1) % 150} }`).join(' ')}`,
      'nonsense',
      '',
    ];
    for (const query of documents) {
      const response = await post(JSON.stringify({ query }));
      const text = await response.text();
      expect({ query: query.slice(0, 30), status: response.status }).toEqual({ query: query.slice(0, 30), status: 400 });
      expect(text.length).toBeLessThan(1500);
      expect(text).not.toMatch(/node_modules|\bat .*\(|select /i);
    }
    expect((await viewer.ok('{ viewer { user { role } } }')).viewer.user.role).toBe('VIEWER');
  });

  it('refuses batches, GET, forms and foreign pages', async () => {
    const query = '{ __typename }';
    expect((await post(JSON.stringify([{ query }, { query }]))).status).toBe(400);
    expect((await fetch(`${api.url}/graphql?query=${encodeURIComponent(query)}`)).status).toBe(405);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await post(JSON.stringify({ query }), { 'content-type': type })).status).toBeGreaterThanOrEqual(400);
    }
    expect((await post(JSON.stringify({ query }), { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(JSON.stringify({ query }), { origin: 'null' })).status).toBe(403);
  });

  it('refuses a body above 256 KiB', async () => {
    expect((await post(JSON.stringify({ query: '{ __typename }', variables: { x: 'y'.repeat(300_000) } }))).status).toBe(413);
  });

  it('shows the schema to signed-in people only and never suggests names', async () => {
    const introspection = '{ __schema { queryType { name } } }';
    expect((await viewer.ok(introspection)).__schema.queryType.name).toBe('Query');
    expect((await api.anonymous.send(introspection)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
    expect((await viewer.send('{ viewr { user { role } } }')).body).not.toMatch(/did you mean/i);
  });

  it('wants exactly one mutation field with an Idempotency-Key', async () => {
    const two = 'mutation { a: signOut { userErrors { code } } b: signOut { userErrors { code } } }';
    expect(await viewer.codes(two, {}, { 'idempotency-key': 'k' })).toEqual(['IDEMPOTENCY_NEEDS_ONE_FIELD']);
    expect(await viewer.codes('mutation { signOut { userErrors { code } } }', {}, { 'idempotency-key': 'x'.repeat(256) })).toEqual([
      'IDEMPOTENCY_KEY_INVALID',
    ]);
  });

  it('sends strict headers', async () => {
    const { headers } = await post(JSON.stringify({ query: '{ __typename }' }));
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('pages', () => {
  const html = { accept: 'text/html' };

  it('sends strangers from the explorer to the sign-in form, and never to another host', async () => {
    const response = await fetch(`${api.url}/graphql`, { headers: html, redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?next=/graphql']);
    const form = await fetch(`${api.url}/sign-in?next=//evil.example`, { headers: html });
    expect(await form.text()).not.toContain('evil');
  });

  it('shows the explorer to signed-in people, all of it from this host', async () => {
    const response = await fetch(`${api.url}/graphql`, { headers: { ...html, authorization: `Bearer ${viewer.token}` } });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('/graphql/explorer/');
    expect(page).not.toMatch(/(src|href)="https?:/);
    expect(response.headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  it('makes the first admin from a plain form; looking at the link does not use it up', async () => {
    const link = `${api.url}/welcome?token=welcome-token-of-the-tests`;
    await api.db.query('truncate user_account cascade');
    expect((await fetch(link)).status).toBe(200);
    expect((await fetch(link)).status).toBe(200);
    const send = (fields: Record<string, string>, headers = {}) =>
      fetch(`${api.url}/welcome`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields),
      });
    const fields = { token: 'welcome-token-of-the-tests', email: 'admin@example.org', name: '<b>Admin</b>', password: 'short' };
    const refused = await send(fields);
    expect([refused.status, (await refused.text()).includes('<b>')]).toEqual([422, false]);
    expect((await send({ ...fields, password: 'correct horse battery' }, { origin: 'https://evil.example' })).status).toBe(403);
    const done = await send({ ...fields, password: 'correct horse battery' });
    expect(done.status).toBe(303);
    expect(done.headers.get('set-cookie')).toMatch(/^second_story=.*HttpOnly; SameSite=Lax/);
    const again = await fetch(link, { redirect: 'manual' });
    expect([again.status, again.headers.get('location')]).toEqual([303, '/sign-in']);
    const cookie = done.headers.get('set-cookie')!.split(';')[0]!;
    const reply = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: '{"query":"{ viewer { user { role } } }"}',
    });
    expect(((await reply.json()) as { data: { viewer: { user: { role: string } } } }).data.viewer.user.role).toBe('ADMIN');
    viewer = await api.as('viewer');
  });
});

describe('GraphQL over a socket', () => {
  const connect = (token: string | null) =>
    createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: true,
      connectionParams: token ? { authorization: `Bearer ${token}` } : {},
    });
  const run = (token: string | null, query: string) =>
    new Promise<string>((resolve) => {
      const client = connect(token);
      client.subscribe(
        { query },
        {
          next: (result) => resolve(result.errors ? `errors ${result.errors.map((error) => error.extensions?.code).join()}` : 'data'),
          error: (error) =>
            resolve(
              Array.isArray(error)
                ? `errors ${error.map((one) => one.extensions?.code).join()}`
                : `closed ${(error as { code?: number }).code}`,
            ),
          complete: () => resolve('complete'),
        },
      );
    });

  it('lets strangers not in', async () => {
    expect(await run(null, 'subscription { __typename }')).toBe('closed 4403');
    expect(await run('ss_ses_nonsense', 'subscription { __typename }')).toBe('closed 4403');
  });

  it('holds the same limits and carries subscriptions only', async () => {
    expect(await run(viewer.token, '{ viewer { user { role } } }')).toBe('errors USE_HTTP');
    expect(await run(viewer.token, 'mutation { signOut { userErrors { code } } }')).toBe('errors USE_HTTP');
    expect(await run(viewer.token, `{ ${'viewer { '.repeat(20)} __typename ${'}'.repeat(20)} }`)).toBe('errors TOO_DEEP');
    expect(await run(viewer.token, `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: __typename`).join(' ')} }`)).toBe(
      'errors TOO_MANY_ALIASES',
    );
  });

  it('refuses pages of other sites', async () => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin: 'https://evil.example' });
    expect(await new Promise((resolve) => socket.on('error', (error) => resolve(error.message)).on('open', () => resolve('open')))).toMatch(
      /401/,
    );
  });
});
