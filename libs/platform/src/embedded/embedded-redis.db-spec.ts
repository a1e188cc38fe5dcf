import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findOnPath, startRedis } from './embedded-redis';

const withRedis = findOnPath('redis-server') ? it : it.skip;

describe('the Redis server of the tests', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'second-story-redis-'));
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  withRedis('runs with the flags of the production shape on a port of its own, and is gone after stop', async () => {
    const server = await startRedis({ dir });
    if (!server) throw new Error('redis-server is on the PATH but was not started');
    expect(server.port).not.toBe(6379);
    const client = new Redis(server.url);
    const setting = async (name: string) => (await client.config('GET', name)) as string[];
    for (const [name, value] of Object.entries({
      appendonly: 'yes',
      appendfsync: 'everysec',
      'maxmemory-policy': 'noeviction',
      hz: '100',
    })) {
      expect(await setting(name)).toEqual([name, value]);
    }
    client.disconnect();
    await server.stop();
    expect(() => process.kill(server.pid, 0)).toThrow(/ESRCH/);
  });

  it('finds only programs that can be run, and nothing for an unknown name', () => {
    expect(findOnPath('node', `/nowhere:${join(process.execPath, '..')}`)).toBe(join(process.execPath, '..', 'node'));
    expect(findOnPath('no-such-program-here')).toBeUndefined();
  });
});
