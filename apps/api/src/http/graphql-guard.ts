import { DocumentLimits, fragmentsOf, LIMITS, rootFieldsOf } from '@platform/graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type GraphQLSchema, Kind, parse } from 'graphql';
import { bearerOf, cookieName, cookieOf, originAllowed } from './credentials';

const INTROSPECTION = /\b__(schema|type)\b/;

interface GuardOptions {
  publicUrl: string;
  schema: () => GraphQLSchema;
  signedIn: (secret: string | null) => Promise<boolean>;
}

/** Refuses an operation before it reaches Apollo: method, origin, limits, introspection by strangers, a key over several fields. */
export function guardGraphql(app: FastifyInstance, { publicUrl, schema, signedIn }: GuardOptions): void {
  let limits: DocumentLimits | undefined;
  const refuse = (reply: FastifyReply, status: number, code: string, message: string) =>
    reply
      .code(status)
      .header('content-type', 'application/json; charset=utf-8')
      .send({ errors: [{ message, extensions: { code } }] });

  app.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.url.split('?')[0] !== '/graphql' || request.method === 'OPTIONS') return;
    if (request.method !== 'POST') {
      if (request.method === 'GET' && wantsPage(request)) return;
      return refuse(reply, 405, 'USE_POST', 'Send operations with POST and content-type application/json.');
    }
    if (!originAllowed(request.headers.origin, publicUrl))
      return refuse(reply, 403, 'FOREIGN_ORIGIN', 'Operations are taken from pages of this deployment only.');
    const body = request.body;
    if (Array.isArray(body)) return refuse(reply, 400, 'NO_BATCHES', 'Send one operation per request.');
    const { query, variables } = (body ?? {}) as { query?: unknown; variables?: unknown };
    if (typeof query !== 'string') return refuse(reply, 400, 'QUERY_MISSING', 'The body needs a `query` text.');
    limits ??= new DocumentLimits(schema());
    const problem = limits.check(query, isRecord(variables) ? variables : {});
    if (problem) return refuse(reply, 400, problem.code, problem.message);
    if (INTROSPECTION.test(query)) {
      const secret = bearerOf(request.headers.authorization) ?? cookieOf(request.headers.cookie, cookieName(publicUrl));
      if (!(await signedIn(secret))) return refuse(reply, 401, 'UNAUTHENTICATED', 'Sign in to read the schema.');
    }
    const key = request.headers['idempotency-key'];
    if (key !== undefined) {
      if (typeof key !== 'string' || key.length === 0 || key.length > 255)
        return refuse(reply, 400, 'IDEMPOTENCY_KEY_INVALID', 'An Idempotency-Key has 1 to 255 characters.');
      if (!oneMutationField(query)) {
        return refuse(
          reply,
          400,
          'IDEMPOTENCY_NEEDS_ONE_FIELD',
          'With an Idempotency-Key a document has one operation with exactly one mutation field.',
        );
      }
    }
  });
}

/** Larger bodies are refused by the server itself. */
export const BODY_LIMIT = LIMITS.bodyBytes;

const wantsPage = (request: FastifyRequest) => (request.headers.accept ?? '').includes('text/html');
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function oneMutationField(query: string): boolean {
  try {
    const document = parse(query, { noLocation: true });
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const [operation] = operations;
    return operations.length === 1 && operation !== undefined && rootFieldsOf(operation, fragmentsOf(document)) === 1;
  } catch {
    return true; // Apollo says where the mistake is.
  }
}
