import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ApiAnswer, type ApiRequest, refusal } from './agent-api';
import { carriesToken } from './token';

const MAX_BODY = 64 * 1024;

/** What the HTTP server serves. */
export interface HttpServerOptions {
  token: string;
  /** Answers GET /health, which needs no token. */
  health: () => ApiAnswer;
  /** Answers everything else; called only with the token. */
  handle: (request: ApiRequest) => Promise<ApiAnswer>;
  /** Told of an error of our own. */
  onError: (error: unknown) => void;
}

/** Opens the control port. Rejects when it is taken. */
export function startHttpServer(address: { host: string; port: number }, options: HttpServerOptions): Promise<Server> {
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000, keepAliveTimeout: 5_000, maxHeaderSize: 8_192 },
    (request, response) => {
      answer(request, options).then(
        (result) => send(response, result),
        (error) => {
          options.onError(error);
          send(response, refusal(500, 'INTERNAL', 'Something of ours went wrong; the log of the agent says what.'));
        },
      );
    },
  );
  server.maxConnections = 256;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => resolve(server));
  });
}

async function answer(request: IncomingMessage, options: HttpServerOptions): Promise<ApiAnswer> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const method = request.method ?? 'GET';
  if (path === '/health' && method === 'GET') return options.health();
  if (!carriesToken(request.headers.authorization, options.token)) return refusal(401, 'UNAUTHENTICATED', 'A bearer token is needed.');
  if (method !== 'POST') return options.handle({ method, path, body: null });
  const text = await readBody(request);
  if (text === null) return refusal(413, 'TOO_LARGE', 'A body has at most 64 KiB.');
  try {
    return await options.handle({ method, path, body: JSON.parse(text) });
  } catch (error) {
    if (error instanceof SyntaxError) return refusal(400, 'BAD_REQUEST', 'The body is not JSON.');
    throw error;
  }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read on to the end, keeping nothing: closing early would lose the answer.
    if (size <= MAX_BODY) chunks.push(chunk);
  }
  return size > MAX_BODY ? null : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, body }: ApiAnswer): void {
  if (response.destroyed) return;
  const text = body === null ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...(text ? { 'content-type': 'application/json; charset=utf-8' } : {}),
  });
  response.end(text);
}
