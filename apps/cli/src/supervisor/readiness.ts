import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '@platform/config';

/** Whether the API answers, and whether it still waits for its first admin; undefined while it is not ready. */
async function apiReadiness(config: Pick<Config, 'HOST' | 'PORT'>): Promise<{ needsFirstAdmin: boolean } | undefined> {
  const host = ['0.0.0.0', '::'].includes(config.HOST) ? '127.0.0.1' : config.HOST;
  try {
    const answer = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${config.PORT}/health/ready`, {
      signal: AbortSignal.timeout(2_000),
    });
    if (!answer.ok) return undefined;
    const body = (await answer.json()) as { needsFirstAdmin?: boolean };
    return { needsFirstAdmin: body.needsFirstAdmin === true };
  } catch {
    return undefined;
  }
}

/** Looks every 100 ms until the API is ready; `stillHoping` throws when that has become hopeless. */
export async function untilApiReady(
  config: Pick<Config, 'HOST' | 'PORT'>,
  stillHoping: () => void,
  withinMs = 60_000,
): Promise<{ needsFirstAdmin: boolean }> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(100)) {
    stillHoping();
    const ready = await apiReadiness(config);
    if (ready) return ready;
  }
  throw new Error(`the API was not ready within ${withinMs / 1000} s`);
}
