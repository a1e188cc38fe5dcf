/** The reaper: removes faults that are due, whatever became of the worker that made them. */
import { loadConfig } from '@platform/config';
import { exitWithParent } from '@platform/lifecycle';
import { makeLogger } from '@platform/logging';
import { serveMetrics } from '@platform/metrics';
import { createReaper } from './create-reaper';

/** Less than the supervisor waits before it kills. */
const GRACE_MS = 55_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env, { process: 'reaper', required: ['DATABASE_URL'] });
  const log = makeLogger('reaper', config.LOG_LEVEL);
  const reaper = createReaper(config, log);
  await serveMetrics(reaper.registry, config.METRICS_PORT);
  log.info({}, 'the reaper watches');
  let leaving = false;
  const leave = (why: string): void => {
    if (leaving) return;
    leaving = true;
    log.info({ why }, 'stopping when no fault is left');
    reaper.stop(GRACE_MS).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => leave('SIGTERM'));
  process.on('SIGINT', () => leave('SIGINT'));
  exitWithParent(() => leave('the supervisor is gone'));
}

main().catch((error: Error) => {
  process.stderr.write(`The reaper cannot start: ${error.message}\n`);
  process.exit(1);
});
