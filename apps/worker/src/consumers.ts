import { type AnyJobHandler, makeWorker, QUEUES, type QueueServer } from '@platform/jobs';
import type { AppLog } from '@platform/nest';
import { type Job, UnrecoverableError, type Worker } from 'bullmq';
import { Counter, Histogram, type Registry } from 'prom-client';

interface ConsumerOptions {
  server: QueueServer;
  concurrency: number;
  handlers: ReadonlyMap<string, AnyJobHandler>;
  registry: Registry;
  log: AppLog;
}

/** One consumer per queue that has jobs. Not started yet: call `run()` on each. */
export function makeConsumers({ server, concurrency, handlers, registry, log }: ConsumerOptions): Worker[] {
  const total = new Counter({ name: 'jobs_total', help: 'Jobs by name and end.', labelNames: ['job', 'end'], registers: [registry] });
  const seconds = new Histogram({ name: 'job_seconds', help: 'Time a job took.', labelNames: ['job'], registers: [registry] });

  const process = async (job: Job): Promise<void> => {
    const data = job.data as { outboxId: string; payload: unknown };
    const handler = handlers.get(job.name);
    if (!handler) throw new UnrecoverableError(`no handler for ${job.name} in this release`);
    const parsed = handler.job.schema.safeParse(data.payload);
    // Trying again cannot mend a payload; the row it is about is found again by the reconciler.
    if (!parsed.success) throw new UnrecoverableError(`the payload of ${job.name} cannot be read: ${parsed.error.message}`);
    const stop = seconds.startTimer({ job: job.name });
    try {
      await handler.handle(parsed.data as never, { outboxId: data.outboxId, attempt: job.attemptsMade + 1 });
      total.inc({ job: job.name, end: 'done' });
    } catch (error) {
      total.inc({ job: job.name, end: 'failed' });
      log.warn({ err: error, job: job.name, outboxId: data.outboxId }, 'a job failed; it is tried again while tries are left');
      throw error;
    } finally {
      stop();
    }
  };

  const wanted = new Set([...handlers.values()].map((handler) => handler.job.queue));
  return QUEUES.filter((name) => wanted.has(name)).map((name) => {
    const worker = makeWorker(server, name, concurrency, process);
    worker.on('error', (error) => log.warn({ err: error, queue: name }, 'the queue cannot be reached; trying again'));
    return worker;
  });
}
