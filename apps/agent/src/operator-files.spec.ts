import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTargets } from './targets-file';
import { carriesToken, readOrMakeToken } from './token';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('token file', () => {
  it('is made once and read afterwards', () => {
    const file = join(dir, 'deep', 'token');
    const token = readOrMakeToken(file);
    expect(readOrMakeToken(file)).toBe(token);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('is refused when others can read it', () => {
    const file = join(dir, 'token');
    readOrMakeToken(file);
    chmodSync(file, 0o644);
    expect(() => readOrMakeToken(file)).toThrow(/can be read by others/);
  });

  it('is refused when it is too short', () => {
    writeFileSync(join(dir, 'token'), 'short\n', { mode: 0o600 });
    expect(() => readOrMakeToken(join(dir, 'token'))).toThrow(/too short/);
  });

  it.each([
    ['Bearer right-token', true],
    ['Bearer wrong-token', false],
    ['bearer right-token', false],
    ['Bearer ', false],
    ['Bearer right-token extra', false],
    ['', false],
    [undefined, false],
  ])('is carried by %j: %s', (header, carried) => expect(carriesToken(header, 'right-token')).toBe(carried));
});

describe('targets file', () => {
  const proxy = (over: Record<string, unknown> = {}) => ({
    name: 'order-catalog',
    kind: 'proxy',
    listen: { port: 4720 },
    upstream: { port: 4702 },
    ...over,
  });
  const read = (content: unknown) => {
    const file = join(dir, 'targets.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return readTargets(file, 4620);
  };

  it('gives the proxies on loopback by default', () => {
    const expected = { name: 'order-catalog', listen: { host: '127.0.0.1', port: 4720 }, upstream: { host: '127.0.0.1', port: 4702 } };
    expect(read([proxy()])).toEqual([expected]);
  });

  it('may be missing', () => expect(readTargets(join(dir, 'none.json'), 4620)).toEqual([]));

  it.each([
    ['what is not JSON', '[{', /is not JSON/],
    ['an unknown kind', [proxy({ kind: 'pod' })], /kind/],
    ['a name with a slash', [proxy({ name: 'a/b' })], /letters, digits/],
    ['a port that is none', [proxy({ listen: { port: 70_000 } })], /port/],
    ['a field it does not know', [proxy({ command: 'rm' })], /command/],
    ['one name twice', [proxy(), proxy({ listen: { port: 4721 } })], /this name is used twice/],
    ['one port twice', [proxy(), proxy({ name: 'other' })], /this port is used twice/],
    ['the port of the agent', [proxy({ upstream: { port: 4620 } })], /points at the agent itself/],
  ])('is refused with %s', (_what, content, message) => expect(() => read(content)).toThrow(message));
});
