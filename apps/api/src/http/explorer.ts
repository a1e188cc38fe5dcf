import fastifyStatic from '@fastify/static';
import type { Config } from '@platform/config';
import { getDistDirectory, renderAltair } from 'altair-static';
import type { FastifyInstance } from 'fastify';
import { bearerOf, cookieName, cookieOf } from './credentials';

/** The explorer is a packaged page with inline scripts; it gets a policy of its own and still cannot reach another host. */
const EXPLORER_CSP = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self' ws: wss:",
  "frame-ancestors 'none'",
].join('; ');

const FIRST_QUERY = `# Second Story: every type, field and argument is described in the docs panel.
query Start {
  viewer { user { name role } teams { name } }
  incidents(first: 5) { nodes { key title status { name } severity declaredAt } }
}
`;

/** `/graphql` in a browser: an explorer that works offline, for signed-in people. */
export async function serveExplorer(
  app: FastifyInstance,
  config: Config,
  signedIn: (secret: string | null) => Promise<boolean>,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: getDistDirectory(),
    prefix: '/graphql/explorer/',
    index: false,
    decorateReply: false,
    setHeaders: (reply) => void reply.header('content-security-policy', EXPLORER_CSP),
  });
  const page = renderAltair({
    baseURL: '/graphql/explorer/',
    endpointURL: '/graphql',
    subscriptionsEndpoint: `${config.PUBLIC_URL.replace(/^http/, 'ws')}/graphql`,
    subscriptionsProtocol: 'graphql-ws',
    initialQuery: FIRST_QUERY,
  });
  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?')[0]!;
    if (request.method !== 'GET' || path !== '/graphql' || !(request.headers.accept ?? '').includes('text/html')) return;
    const secret = bearerOf(request.headers.authorization) ?? cookieOf(request.headers.cookie, cookieName(config.PUBLIC_URL));
    if (!(await signedIn(secret))) return reply.redirect('/sign-in?next=/graphql', 303);
    return reply
      .header('content-security-policy', EXPLORER_CSP)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page);
  });
}
