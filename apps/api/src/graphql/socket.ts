import type { Server } from 'node:http';
import { DocumentLimits, LIMITS } from '@platform/graphql';
import { GraphQLError, type GraphQLSchema, Kind, parse } from 'graphql';
import { CloseCode, type Context } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { bearerOf, cookieName, cookieOf, originAllowed } from '../http/credentials';
import type { RequestContextFactory } from './request-context.factory';

const MAX_SOCKETS_PER_ACTOR = 10;
const MAX_SUBSCRIPTIONS = 20;
const SIGNED_OUT = 4403;

interface Extra extends Record<PropertyKey, unknown> {
  request: { headers: { origin?: string; authorization?: string; cookie?: string }; socket: { remoteAddress?: string } };
  socket: { close(code: number, reason: string): void };
}
interface SocketState {
  secret?: string;
  actorId?: string;
  subscriptions: number;
}

/** Subscriptions over graphql-ws on `/graphql`. The limits of HTTP hold here too; queries and mutations go over HTTP. */
export function serveSubscriptions(
  server: Server,
  schema: GraphQLSchema,
  contexts: RequestContextFactory,
  publicUrl: string,
): () => Promise<void> {
  const limits = new DocumentLimits(schema);
  const open = new Map<string, number>();
  const states = new WeakMap<object, SocketState>();
  const wss = new WebSocketServer({
    server,
    path: '/graphql',
    maxPayload: LIMITS.bodyBytes,
    verifyClient: ({ origin }: { origin?: string }) => originAllowed(origin || undefined, publicUrl),
  });
  const stateOf = (ctx: Context<Record<string, unknown>, Extra>) => states.get(ctx.extra.socket)!;

  const disposable = useServer<Record<string, unknown>, Extra>(
    {
      schema,
      connectionInitWaitTimeout: 5000,
      onConnect: async (ctx) => {
        const { headers } = ctx.extra.request;
        const secret =
          bearerOf(ctx.connectionParams?.authorization) ??
          bearerOf(headers.authorization) ??
          cookieOf(headers.cookie, cookieName(publicUrl));
        const actor = await contexts.actorFor(secret);
        if (!secret || !actor) return false;
        const actorId = actor.auditId;
        if ((open.get(actorId) ?? 0) >= MAX_SOCKETS_PER_ACTOR) {
          ctx.extra.socket.close(CloseCode.TooManyInitialisationRequests, `at most ${MAX_SOCKETS_PER_ACTOR} sockets`);
          return false;
        }
        open.set(actorId, (open.get(actorId) ?? 0) + 1);
        states.set(ctx.extra.socket, { secret, actorId, subscriptions: 0 });
        return true;
      },
      onClose: (ctx) => {
        const state = states.get(ctx.extra.socket);
        if (state?.actorId) open.set(state.actorId, Math.max(0, (open.get(state.actorId) ?? 1) - 1));
      },
      context: async (ctx) => contexts.forSocket(stateOf(ctx).secret ?? null, ctx.extra.request.socket.remoteAddress ?? ''),
      onSubscribe: (ctx, _id, payload) => {
        const problem = limits.check(payload.query, (payload.variables ?? {}) as Record<string, unknown>);
        if (problem) return [new GraphQLError(problem.message, { extensions: { code: problem.code } })];
        const refused = onlySubscriptions(payload.query);
        if (refused) return [refused];
        const state = stateOf(ctx);
        if (state.subscriptions >= MAX_SUBSCRIPTIONS) {
          return [
            new GraphQLError(`At most ${MAX_SUBSCRIPTIONS} subscriptions per socket.`, { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }),
          ];
        }
        state.subscriptions++;
        return undefined;
      },
      onComplete: (ctx) => {
        const state = stateOf(ctx);
        state.subscriptions = Math.max(0, state.subscriptions - 1);
      },
      onError: (_ctx, _id, _payload, errors) => errors.map(hideInternals),
      onNext: (ctx, _id, _payload, _args, result) => {
        if (result.errors?.some((error) => codeOf(error) === 'UNAUTHENTICATED')) ctx.extra.socket.close(SIGNED_OUT, 'signed out');
        return result.errors ? { ...result, errors: result.errors.map(hideInternals) } : undefined;
      },
    },
    wss,
  );
  return async () => disposable.dispose();
}

function onlySubscriptions(query: string): GraphQLError | null {
  try {
    const document = parse(query, { maxTokens: LIMITS.tokens });
    const other = document.definitions.some(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation !== 'subscription',
    );
    return other
      ? new GraphQLError('This socket carries subscriptions only; send queries and mutations over HTTP.', {
          extensions: { code: 'USE_HTTP' },
        })
      : null;
  } catch (error) {
    return error instanceof GraphQLError
      ? new GraphQLError(error.message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } })
      : new GraphQLError('This document cannot be read.');
  }
}

const codeOf = (error: GraphQLError) => (error.originalError as { code?: string } | undefined)?.code ?? error.extensions?.code;

/** Codes of ours pass; anything unexpected is answered without details. */
function hideInternals(error: GraphQLError): GraphQLError {
  const code = codeOf(error);
  if (typeof code === 'string' && /^[A-Z_]+$/.test(code))
    return new GraphQLError(error.message, { path: error.path, extensions: { code } });
  return error.originalError
    ? new GraphQLError('Something went wrong on our side.', { path: error.path, extensions: { code: 'INTERNAL' } })
    : error;
}
