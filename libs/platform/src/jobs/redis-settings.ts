import { Redis } from 'ioredis';

/**
 * What is wrong with the settings of a Redis that carries the queue; empty when all is well. Without AOF a process kill loses every job (the
 * reconciler brings them back, late); with an eviction policy it may drop them; at `hz` below 100 delayed jobs are up to 100 ms late.
 */
export async function redisWarnings(url: string): Promise<string[]> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 2000,
    commandTimeout: 1500,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const setting = async (name: string) => ((await redis.config('GET', name)) as string[])[1] ?? '';
    const warnings: string[] = [];
    if ((await setting('appendonly')) !== 'yes')
      warnings.push('Redis has appendonly off: a crash loses its queue until the reconciler rebuilds it');
    if ((await setting('maxmemory-policy')) !== 'noeviction') warnings.push('Redis may evict jobs: set maxmemory-policy noeviction');
    if (Number(await setting('hz')) < 100) warnings.push('Redis runs with hz below 100: delayed jobs start up to 100 ms late');
    return warnings;
  } catch {
    return ['the settings of Redis could not be read'];
  } finally {
    redis.disconnect();
  }
}
