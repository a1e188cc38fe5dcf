import { makeLogger } from './make-logger';

function logged(write: (logger: ReturnType<typeof makeLogger>) => void): string {
  const lines: string[] = [];
  write(makeLogger('api', 'info', { write: (line) => lines.push(line) }));
  return lines.join('');
}

describe('makeLogger', () => {
  it('writes one JSON line with process, level and time', () => {
    const line = JSON.parse(logged((log) => log.info({ run: 'RUN-1' }, 'started')));
    expect(line).toMatchObject({ process: 'api', level: 'info', run: 'RUN-1', msg: 'started' });
    expect(line.time).toMatch(/^\d{4}-.*Z$/);
  });

  it.each([
    ['a password field', { input: { password: 'canary-value' } }],
    ['an authorization header', { req: { headers: { authorization: 'Bearer canary-value' } } }],
    ['a cookie header', { headers: { cookie: 'session=canary-value' } }],
    ['a set-cookie header', { res: { headers: { 'set-cookie': 'canary-value' } } }],
    ['a nested token', { body: { variables: { token: 'canary-value' } } }],
    ['a database address in an error', { err: new Error('cannot reach postgres://app:canary-value@127.0.0.1/x') }],
    ['an address in any field', { url: 'redis://:canary-value@127.0.0.1:6379' }],
    ['a token of ours in text', { note: 'sent ss_tok_canary-value-canary-value' }],
    ['a welcome link', { url: '/welcome?token=canary-value' }],
  ])('keeps %s out', (_what, fields) => {
    const text = logged((log) => log.warn(fields, 'refused'));
    expect(text).toContain('refused');
    expect(text).not.toContain('canary-value');
  });

  it('leaves ordinary addresses readable', () => {
    expect(logged((log) => log.info({ url: 'http://127.0.0.1:4600/graphql' }, 'listening'))).toContain('http://127.0.0.1:4600/graphql');
  });
});
