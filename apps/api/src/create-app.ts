import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { AccountsService } from '@identity';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '@platform/config';
import { LiveEvents } from '@platform/live';
import type { AppLog } from '@platform/nest';
import { DataSource } from 'typeorm';
import { ApiModule } from './api.module';
import { RequestContextFactory } from './graphql/request-context.factory';
import { serveSubscriptions } from './graphql/socket';
import { serveExplorer } from './http/explorer';
import { BODY_LIMIT, guardGraphql } from './http/graphql-guard';
import { serveHealth } from './http/health';
import { servePages } from './http/pages';

/** The API, ready to listen. Tests boot it in process; main.ts listens. */
export async function createApp(config: Config & { DATABASE_URL: string }, log: AppLog): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, trustProxy: false, forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot({ config, log }), adapter, {
    logger: false,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  const contexts = app.get(RequestContextFactory);
  const signedIn = async (secret: string | null) => (await contexts.actorFor(secret)) !== null;

  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] }, useDefaults: false },
    strictTransportSecurity: config.PUBLIC_URL.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
  fastify.addHook('onSend', async (request, reply) => {
    if (request.method === 'POST') reply.header('cache-control', 'no-store');
  });
  guardGraphql(fastify, { publicUrl: config.PUBLIC_URL, signedIn, schema: () => app.get(GraphQLSchemaHost).schema });
  await serveExplorer(fastify, config, signedIn);
  servePages(fastify, app.get(AccountsService), config);
  serveHealth(fastify, app.get(DataSource), app.get(AccountsService));
  await app.init();
  await app.get(LiveEvents).start();
  const stop = serveSubscriptions(app.getHttpServer(), app.get(GraphQLSchemaHost).schema, contexts, config.PUBLIC_URL);
  fastify.addHook('preClose', stop);
  return app;
}
