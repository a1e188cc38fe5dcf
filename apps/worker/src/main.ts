import 'reflect-metadata';
import { loadConfig } from '@platform/config';
import { redisWarnings } from '@platform/jobs';
import { exitWithParent } from '@platform/lifecycle';
import { makeLogger } from '@platform/logging';
import { makeRegistry, serveMetrics } from '@platform/metrics';
import { createWorker } from './create-worker';

const GRACE_MS = 25_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env, { process: 'worker', required: ['DATABASE_URL'] });
  const log = makeLogger('worker', config.LOG_LEVEL);
  exitWithParent();
  const registry = makeRegistry('worker');
  const worker = await createWorker(config, log, registry);
  for (const warning of config.REDIS_URL ? await redisWarnings(config.REDIS_URL) : []) log.warn({}, warning);
  const metrics = await serveMetrics(registry, config.METRICS_PORT);
  log.info({ queue: config.REDIS_URL ? 'redis' : 'postgresql' }, 'the worker takes jobs');

  let leaving = false;
  const leave = (signal: string) => {
    if (leaving) return;
    leaving = true;
    log.info({ signal }, 'the worker hands over and leaves');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    metrics?.close();
    worker.stop().then(
      () => process.exit(0),
      (error: Error) => {
        log.error({ err: error }, 'the worker could not leave in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => leave('SIGTERM'));
  process.on('SIGINT', () => leave('SIGINT'));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
