import { SYSTEM_ACTOR } from '@platform/auth';
import { makeDataSource, poolOf, UnitOfWork } from '@platform/database';
import { UuidSource } from '@platform/ids';
import { type Delivery, defineJob, JobHandler, makeQueue, OutboxRelay, type QueueServer, selectQueueBackend } from '@platform/jobs';
import { Client } from 'pg';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { contractsOf, handlersByJob } from '../../../apps/worker/src/boot-check';
import { makeConsumers } from '../../../apps/worker/src/consumers';
import { RelayLoop } from '../../../apps/worker/src/relay-loop';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

const job = defineJob({ name: 'test.count', queue: 'default', attempts: 3, schema: z.object({ n: z.number() }) });
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Counts its deliveries; fails the first of every tenth. */
class CountHandler extends JobHandler<{ n: number }> {
  readonly job = job;
  readonly deliveries = new Map<number, string[]>();
  async handle({ n }: { n: number }, { outboxId }: Delivery): Promise<void> {
    const seen = this.deliveries.get(n) ?? [];
    this.deliveries.set(n, [...seen, outboxId]);
    if (n % 10 === 0 && seen.length === 0) throw new Error('fails the first time');
  }
}

const backends: [string, string | undefined][] = [['PostgreSQL', undefined]];
if (process.env.TEST_REDIS_URL) backends.push(['Redis', process.env.TEST_REDIS_URL]);

describe.each(backends)('delivery over %s', (_name, redisUrl) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db?.drop());

  it('delivers every committed request, in spite of relays that die between adding and committing, and none that was rolled back', async () => {
    const dataSource = await makeDataSource({ url: db.appUrl, poolSize: 6, applicationName: 'test', entities: [] }).initialize();
    const work = new UnitOfWork(dataSource, new UuidSource());
    const server: QueueServer = { databaseUrl: db.appUrl, redisUrl, prefix: `test-${process.pid}` };
    selectQueueBackend(server);
    const handler = new CountHandler();
    const handlers = handlersByJob([handler]);
    const queue = makeQueue(server, 'default');
    const queues = new Map([['default' as const, queue]]);
    const relay = () => new OutboxRelay(poolOf(dataSource), queues, contractsOf(handlers));

    for (let n = 1; n <= 50; n++) await work.run(SYSTEM_ACTOR, async (tx) => tx.enqueue(job, { n }));
    await work
      .run(SYSTEM_ACTOR, async (tx) => {
        tx.enqueue(job, { n: 999 });
        throw new Error('rolled back');
      })
      .catch(() => undefined);

    // A relay that added the batch and died before its commit: the rows are unsent again, the jobs are there.
    await relay().drain();
    await db.query('update outbox set sent_at = null');
    await Promise.all([relay().drain(), relay().drain()]);
    expect(await db.query('select count(*)::int as n from outbox where sent_at is null')).toEqual([{ n: 0 }]);

    const consumers = makeConsumers({ server, concurrency: 5, handlers, registry: new Registry(), log });
    const loop = new RelayLoop(relay(), db.appUrl, log);
    for (const consumer of consumers) void consumer.run();
    loop.start();
    const until = async (done: () => boolean) => {
      const end = Date.now() + 15_000;
      while (!done() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await until(() => handler.deliveries.size === 50 && [10, 20, 30, 40, 50].every((n) => (handler.deliveries.get(n) ?? []).length >= 2));
    const started = Date.now();
    await work.run(SYSTEM_ACTOR, async (tx) => tx.enqueue(job, { n: 51 }));
    await until(() => handler.deliveries.has(51));
    const awake = Date.now() - started;
    await loop.stop();
    await Promise.all(consumers.map((consumer) => consumer.close()));
    await queue.obliterate({ force: true });
    await queue.close();
    await dataSource.destroy();

    expect([...handler.deliveries.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 51 }, (_, i) => i + 1));
    // The same request keeps its outbox id over every delivery: that is what handlers are idempotent by.
    for (const ids of handler.deliveries.values()) expect(new Set(ids).size).toBe(1);
    expect(awake).toBeLessThan(900);
  });

  it('keeps the rows while the queue is down', async () => {
    const client = new Client({ connectionString: db.appUrl });
    await client.connect();
    await client.query(`update outbox set sent_at = now() where sent_at is null`);
    await client.query(`insert into outbox (topic, payload) values ('test.count', '{"n": 1}')`);
    const dataSource = await makeDataSource({ url: db.appUrl, poolSize: 2, applicationName: 'test', entities: [] }).initialize();
    const dead = makeQueue({ databaseUrl: 'postgres://nobody:x@127.0.0.1:1/none', redisUrl: redisUrl && 'redis://127.0.0.1:1' }, 'default');
    const relay = new OutboxRelay(poolOf(dataSource), new Map([['default' as const, dead]]), new Map([[job.name, job as never]]));
    await expect(relay.drain()).rejects.toThrow();
    expect(await relay.lagSeconds()).toBeGreaterThan(0);
    expect((await client.query('select 1 from outbox where sent_at is null')).rowCount).toBe(1);
    await client.end();
    await dataSource.destroy();
    await dead.close().catch(() => undefined);
  });
});
