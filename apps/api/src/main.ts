import 'reflect-metadata';
import { loadConfig } from '@platform/config';
import { durabilityWarnings } from '@platform/database';
import { exitWithParent } from '@platform/lifecycle';
import { makeLogger } from '@platform/logging';
import { makeRegistry, serveMetrics } from '@platform/metrics';
import { Counter, Histogram } from 'prom-client';
import { DataSource } from 'typeorm';
import { createApp } from './create-app';

async function main(): Promise<void> {
  const config = loadConfig(process.env, { process: 'api', required: ['DATABASE_URL'] });
  const log = makeLogger('api', config.LOG_LEVEL);
  exitWithParent();
  const app = await createApp(config, log);
  for (const warning of await durabilityWarnings(app.get(DataSource))) log.warn({}, warning);

  const registry = makeRegistry('api');
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer HTTP requests.',
    labelNames: ['route', 'status'],
    registers: [registry],
  });
  const refused = new Counter({ name: 'graphql_refused_total', help: 'Documents refused before execution.', registers: [registry] });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', async (request, reply) => {
      seconds.observe({ route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) }, reply.elapsedTime / 1000);
      if (request.routeOptions.url === '/graphql' && reply.statusCode === 400) refused.inc();
    });
  const metrics = await serveMetrics(registry, config.METRICS_PORT);

  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onClose', async () => {
      metrics?.close();
    });
  await app.listen(config.PORT, config.HOST);
  log.info({ port: config.PORT, host: config.HOST }, 'the API listens');
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 500).unref();
});
