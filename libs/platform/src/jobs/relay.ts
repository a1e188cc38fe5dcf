import type { Queue } from 'bullmq';
import type { Pool } from 'pg';
import type { JobContract, QueueName } from './job-contract';

const BATCH = 200;
const ADD_MS = 3000;

interface OutboxRow {
  id: string;
  topic: string;
  payload: Record<string, unknown>;
  stamp: string;
}

/**
 * Moves outbox rows to the queue: locks a batch, adds it, marks it sent, commits. Dying anywhere in between sends a row again, with the same
 * job id; handlers are idempotent. Several relays share the work through row locks.
 */
export class OutboxRelay {
  constructor(
    private readonly pool: Pool,
    private readonly queues: ReadonlyMap<QueueName, Queue>,
    private readonly jobs: ReadonlyMap<string, JobContract<unknown>>,
  ) {}

  /** Sends everything that waits; returns how many rows were sent. Throws when the queue is down; the rows stay. */
  async drain(): Promise<number> {
    let sent = 0;
    for (;;) {
      const count = await this.sendBatch();
      sent += count;
      if (count < BATCH) return sent;
    }
  }

  /** Seconds the oldest unsent row has waited; 0 when none waits. */
  async lagSeconds(): Promise<number> {
    const { rows } = await this.pool.query<{ lag: number | null }>(
      'select extract(epoch from now() - min(created_at))::float8 lag from outbox where sent_at is null',
    );
    return rows[0]?.lag ?? 0;
  }

  private async sendBatch(): Promise<number> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const { rows } = await client.query<OutboxRow>(
        `select id::text, topic, payload, (extract(epoch from created_at) * 1000)::bigint::text as stamp from outbox where sent_at is null order by id limit ${BATCH} for update skip locked`,
      );
      const unknown: string[] = [];
      const byQueue = new Map<
        QueueName,
        { name: string; data: unknown; opts: { jobId: string; attempts: number; backoff: { type: string; delay: number } } }[]
      >();
      for (const row of rows) {
        const job = this.jobs.get(row.topic);
        if (!job) {
          unknown.push(row.id);
          continue;
        }
        const list = byQueue.get(job.queue) ?? [];
        list.push({
          name: row.topic,
          data: { outboxId: row.id, payload: row.payload },
          // With the time in it, rows of a restored or fresh database never meet the ids of an older one in the same Redis.
          opts: { jobId: `o-${row.id}-${row.stamp}`, attempts: job.attempts, backoff: { type: 'exponential', delay: 1000 } },
        });
        byQueue.set(job.queue, list);
      }
      for (const [name, list] of byQueue) await within(ADD_MS, this.queues.get(name)!.addBulk(list));
      if (unknown.length > 0) {
        await client.query(
          `update outbox set sent_at = now(), last_error = 'no job has this name in this release' where id = any($1::bigint[])`,
          [unknown],
        );
      }
      await client.query('update outbox set sent_at = now(), attempts = attempts + 1 where id = any($1::bigint[]) and sent_at is null', [
        rows.map((row) => row.id),
      ]);
      await client.query('commit');
      return rows.length;
    } catch (error) {
      broken = error as Error;
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** A queue that cannot be reached never answers; the rows must not stay locked for that long. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the queue did not answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
