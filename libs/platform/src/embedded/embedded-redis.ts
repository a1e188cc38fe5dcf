import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port';

export interface EmbeddedRedis {
  url: string;
  port: number;
  pid: number;
  stop(): Promise<void>;
}

/** Path of a program on PATH, or undefined. */
export function findOnPath(name: string, path = process.env.PATH ?? ''): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The flags of the production shape: nothing acknowledged is dropped, and timers fire promptly. */
const FLAGS = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction', '--hz', '100', '--save', ''];

/**
 * Starts a redis-server of our own on a free loopback port, with the production flags.
 * @returns undefined when this machine has no redis-server
 */
export async function startRedis(options: { dir: string; port?: number }): Promise<EmbeddedRedis | undefined> {
  const program = findOnPath('redis-server');
  if (!program) return undefined;
  const port = options.port ?? (await freePort());
  const child = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--dir', options.dir, ...FLAGS], { stdio: 'ignore' });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const client = new Redis({ port, host: '127.0.0.1', lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    for (const end = Date.now() + 10_000; ; await sleep(20)) {
      if (child.exitCode !== null) throw new Error(`redis-server ended at once on port ${port}`);
      const answer = await client.connect().then(
        () => client.ping(),
        () => 'not yet',
      );
      if (answer === 'PONG') break;
      if (Date.now() > end) throw new Error('redis-server did not answer within 10 s');
    }
  } finally {
    client.disconnect();
  }
  const stop = async () => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await exited;
    clearTimeout(force);
  };
  return { url: `redis://127.0.0.1:${port}`, port, pid: child.pid ?? 0, stop };
}
