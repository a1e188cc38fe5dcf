import { createPostgresBackend, Queue, type QueueOptions, setDefaultBackendFactory, Worker, type WorkerOptions } from 'bullmq';
import type { QueueName } from './job-contract';

/** Which server carries the queues. Without `redisUrl` they live in PostgreSQL, schema `bullmq`, made by the migrations. */
export interface QueueServer {
  redisUrl?: string | undefined;
  databaseUrl: string;
  /** Keeps deployments that share one Redis apart; default `second-story`. */
  prefix?: string | undefined;
}

const KEEP = { completed: { age: 3600, count: 5000 }, failed: { age: 86_400, count: 5000 } };

/** Must run before the first queue is made: BullMQ picks its backend at construction. */
export function selectQueueBackend(server: QueueServer): void {
  setDefaultBackendFactory(
    server.redisUrl ? undefined : (createPostgresBackend as unknown as Parameters<typeof setDefaultBackendFactory>[0]),
  );
}

function connection(server: QueueServer, role: 'producer' | 'worker', max: number): QueueOptions['connection'] {
  if (!server.redisUrl)
    return { connectionString: server.databaseUrl, schema: 'bullmq', migrate: false, max } as unknown as QueueOptions['connection'];
  // A dead or frozen Redis must answer with an error, not with silence; a worker’s blocking connection may not have a command timeout.
  return role === 'producer'
    ? { url: server.redisUrl, enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2000, commandTimeout: 1500 }
    : { url: server.redisUrl, maxRetriesPerRequest: null, connectTimeout: 2000 };
}

/** A queue to add to. Only the relay of the worker process adds. */
export function makeQueue(server: QueueServer, name: QueueName): Queue {
  const queue = new Queue(name, {
    connection: connection(server, 'producer', 2),
    prefix: server.prefix ?? 'second-story',
    defaultJobOptions: { removeOnComplete: KEEP.completed, removeOnFail: KEEP.failed },
  });
  queue.on('error', () => undefined);
  return queue;
}

/** A consumer. `processor` gets the name, data and id of each job. */
export function makeWorker(
  server: QueueServer,
  name: QueueName,
  concurrency: number,
  processor: ConstructorParameters<typeof Worker>[1],
): Worker {
  const options: WorkerOptions = {
    connection: connection(server, 'worker', 3),
    prefix: server.prefix ?? 'second-story',
    concurrency,
    lockDuration: 30_000,
    runRetryDelay: 1000,
    autorun: false,
  };
  return new Worker(name, processor, options);
}
