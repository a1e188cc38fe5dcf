import { AccountsService } from '@identity';
import type { FastifyInstance } from 'fastify';
import { DataSource } from 'typeorm';

/** `/health/live`: the process answers. `/health/ready`: it can do its work; 503 with the reason when the database is away. No versions. */
export function serveHealth(app: FastifyInstance, dataSource: DataSource, accounts: AccountsService): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await dataSource.query('select 1');
      return { status: 'ready', needsFirstAdmin: await accounts.needsFirstAdmin() };
    } catch {
      return reply.code(503).header('retry-after', '2').send({ status: 'waiting', reason: 'the database cannot be reached' });
    }
  });
}
