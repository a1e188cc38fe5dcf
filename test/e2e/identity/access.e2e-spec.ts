import { startTestApi, type TestApi } from '../../setup/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

describe('first admin and sign-in', () => {
  const first = { token: 'welcome-token-of-the-tests', email: 'First@Example.org', name: 'First', password: 'correct horse battery' };

  it('refuses a wrong token, takes the right one once, and signs in', async () => {
    expect(await api.anonymous.refusal('firstAdminCreate', { ...first, token: 'wrong' })).toEqual(['WELCOME_TOKEN_INVALID']);
    expect(await api.anonymous.refusal('firstAdminCreate', { ...first, password: 'short' })).toEqual(['PASSWORD_LENGTH']);
    const payload = await api.anonymous.ok(
      'mutation ($input: FirstAdminCreateInput!) { firstAdminCreate(input: $input) { sessionToken userErrors { code } } }',
      { input: first },
    );
    expect(payload.firstAdminCreate).toEqual({ sessionToken: expect.stringMatching(/^ss_ses_/), userErrors: [] });
    expect(await api.anonymous.refusal('firstAdminCreate', { ...first, email: 'second@example.org' })).toEqual(['WELCOME_TOKEN_INVALID']);
    expect(await api.db.query('select email, role from user_account')).toEqual([{ email: 'first@example.org', role: 'admin' }]);
  });

  it('answers alike for an unknown address and a wrong password', async () => {
    const replies = await Promise.all(
      ['first@example.org', 'nobody@example.org'].map((email) =>
        api.anonymous.send('mutation ($i: SignInInput!) { signIn(input: $i) { sessionToken userErrors { code message } } }', {
          i: { email, password: 'wrong password' },
        }),
      ),
    );
    expect(replies[0]!.data).toEqual(replies[1]!.data);
    expect(replies[0]!.data.signIn.userErrors[0].code).toBe('SIGN_IN_FAILED');
  });

  it('stops guessing after five tries in a minute', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 7; i++)
      codes.push(...(await api.anonymous.refusal('signIn', { email: 'guessed@example.org', password: `guess number ${i}` })));
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED').length).toBeLessThanOrEqual(5);
    expect(codes.at(-1)).toBe('TOO_MANY_TRIES');
  });
});

describe('rights', () => {
  it('asks strangers to sign in and lets each role do its part', async () => {
    expect(await api.anonymous.codes('{ teams { nodes { id } } }')).toEqual(['UNAUTHENTICATED']);
    const viewer = await api.as('viewer');
    expect(await viewer.refusal('teamCreate', { key: 'a', name: 'A' })).toEqual(['FORBIDDEN']);
    const admin = await api.as('admin');
    const { team } = await admin.must('teamCreate', { key: 'payments', name: 'Payments' }, 'team { id key name archived revision }');
    expect(team).toEqual({ id: expect.any(String), key: 'payments', name: 'Payments', archived: false, revision: 1 });
    expect(
      (await viewer.ok('{ teams { totalCount nodes { key } edges { cursor node { name } } pageInfo { hasNextPage endCursor } } }')).teams,
    ).toMatchObject({
      totalCount: 1,
      nodes: [{ key: 'payments' }],
      edges: [{ node: { name: 'Payments' } }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('keeps a read-only token from every mutation, and a token from making a wider one', async () => {
    const reader = await api.as('admin', { scopes: ['read'] });
    expect(await reader.refusal('teamCreate', { key: 'b', name: 'B' })).toEqual(['FORBIDDEN']);
    const writer = await api.as('admin', { scopes: ['read', 'write'] });
    expect(await writer.refusal('apiTokenCreate', { name: 'x', scopes: ['ADMIN'] })).toEqual(['FORBIDDEN']);
  });

  it('shows a token secret once, even when the request is repeated', async () => {
    const admin = await api.as('admin');
    const headers = { 'idempotency-key': 'token-1' };
    const input = { name: 'ci', scopes: ['READ'] };
    const one = await admin.mutate('apiTokenCreate', input, 'secret apiToken { id name }', headers);
    const two = await admin.mutate('apiTokenCreate', input, 'secret apiToken { id name }', headers);
    expect(one.secret).toMatch(/^ss_tok_/);
    expect(two).toEqual({ ...one, secret: null });
    expect(JSON.stringify(await api.db.query('select * from idempotency_key'))).not.toContain(one.secret);
    expect(await api.db.query('select name from api_token where name = $1', ['ci'])).toHaveLength(1);
    expect(
      (
        await admin.send(
          'mutation ($i: ApiTokenCreateInput!) { apiTokenCreate(input: $i) { secret } }',
          { i: { ...input, name: 'other' } },
          headers,
        )
      ).errors[0]!.extensions.code,
    ).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('revokes what exists, and says so when it does not', async () => {
    const admin = await api.as('admin');
    const nothing = '01890000-0000-7000-8000-000000000000';
    expect(await admin.refusal('apiTokenRevoke', { id: nothing })).toEqual(['TOKEN_NOT_FOUND']);
    expect(await admin.refusal('sessionRevoke', { id: nothing })).toEqual(['SESSION_NOT_FOUND']);
    const { sessions } = await admin.ok('{ sessions { id current } }');
    expect(sessions).toHaveLength(1);
    await admin.must('sessionRevoke', { id: sessions[0].id });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await admin.codes('{ sessions { id } }')).toEqual(['UNAUTHENTICATED']);
  });

  it('keeps one admin', async () => {
    await api.db.query(`update user_account set disabled_at = now() where role = 'admin'`);
    const admin = await api.as('admin');
    expect(await admin.refusal('userUpdate', { id: admin.userId, expectedRevision: 1, role: 'VIEWER' })).toEqual(['LAST_ADMIN']);
  });

  it('locks an account out within five seconds', async () => {
    const admin = await api.as('admin');
    const viewer = await api.as('viewer');
    await viewer.ok('{ viewer { user { role } } }');
    await admin.must('userUpdate', { id: viewer.userId, expectedRevision: 1, disabled: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await viewer.codes('{ viewer { user { role } } }')).toEqual(['UNAUTHENTICATED']);
  });

  it('records who did what in the same transaction', async () => {
    const admin = await api.as('admin');
    const { team } = await admin.must('teamCreate', { key: 'audited', name: 'Audited' }, 'team { id }');
    const events = await api.db.query('select action, actor_id from audit_event where subject_id = $1', [team.id]);
    expect(events).toEqual([{ action: 'team.created', actor_id: `user:${admin.userId}` }]);
  });
});

describe('edits', () => {
  it('answers a stale revision with the object as it stands', async () => {
    const admin = await api.as('admin');
    const { team } = await admin.must('teamCreate', { key: 'stale', name: 'Stale' }, 'team { id revision }');
    await admin.must('teamUpdate', { id: team.id, expectedRevision: 1, name: 'Fresh' });
    const payload = await admin.mutate('teamUpdate', { id: team.id, expectedRevision: 1, name: 'Lost' }, 'team { name revision }');
    expect(payload.userErrors[0].code).toBe('REVISION_CONFLICT');
    expect(payload.team).toEqual({ name: 'Fresh', revision: 2 });
  });

  it('answers missing and malformed ids alike', async () => {
    const admin = await api.as('admin');
    for (const id of ['nonsense', '01890000-0000-7000-8000-000000000000']) {
      expect(await admin.codes('query ($id: ID!) { team(id: $id) { name } }', { id })).toEqual(['NOT_FOUND']);
      expect(await admin.refusal('teamUpdate', { id, expectedRevision: 1 })).toEqual(['NOT_FOUND']);
    }
  });
});
