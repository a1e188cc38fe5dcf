import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Config } from '@platform/config';
import { poolOf } from '@platform/database';
import { type AnyJobHandler, makeQueue, OutboxRelay, QUEUES, type QueueName, selectQueueBackend, type Ticker } from '@platform/jobs';
import type { AppLog } from '@platform/nest';
import type { Queue } from 'bullmq';
import { Gauge, type Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { contractsOf, handlersByJob } from './boot-check';
import { makeConsumers } from './consumers';
import { handlers as handlerClasses } from './features';
import { RelayLoop } from './relay-loop';
import { TickerLoop } from './ticker-loop';
import { tickerClasses, WorkerModule } from './worker.module';

export interface RunningWorker {
  context: INestApplicationContext;
  /** Takes no more work, lets what runs hand over, ends every connection. */
  stop(): Promise<void>;
}

/** A worker, running. Tests start it in process; main.ts adds signals and metrics. */
export async function createWorker(config: Config & { DATABASE_URL: string }, log: AppLog, registry: Registry): Promise<RunningWorker> {
  const server = { databaseUrl: config.DATABASE_URL, redisUrl: config.REDIS_URL, prefix: config.REDIS_PREFIX };
  selectQueueBackend(server);
  const context = await NestFactory.createApplicationContext(WorkerModule.forRoot({ config, log }), { logger: false, abortOnError: false });
  const handlers = handlersByJob(handlerClasses.map((type) => context.get<AnyJobHandler>(type)));
  const queues = new Map<QueueName, Queue>(QUEUES.map((name) => [name, makeQueue(server, name)]));
  const relay = new OutboxRelay(poolOf(context.get(DataSource)), queues, contractsOf(handlers));
  new Gauge({
    name: 'outbox_lag_seconds',
    help: 'How long the oldest unsent outbox row has waited.',
    registers: [registry],
    async collect() {
      this.set(await relay.lagSeconds());
    },
  });
  const consumers = makeConsumers({ server, concurrency: config.WORKER_CONCURRENCY, handlers, registry, log });
  const loop = new RelayLoop(relay, config.DATABASE_URL, log);
  const tickers = new TickerLoop(
    tickerClasses.map((type) => context.get<Ticker>(type)),
    registry,
    log,
  );
  for (const consumer of consumers) void consumer.run().catch((error: Error) => log.error({ err: error }, 'a consumer ended'));
  loop.start();
  tickers.start();
  return {
    context,
    stop: async () => {
      await tickers.stop();
      await loop.stop();
      // Closing waits for active jobs; the run executor is told to hand over by the context's shutdown hooks at the same time.
      await Promise.all([Promise.all(consumers.map((consumer) => consumer.close())), context.close()]);
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}
