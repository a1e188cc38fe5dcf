import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerFor, HttpError } from './call-errors';

interface RouteRequest {
  /** Values of the `:name` parts of the route. */
  params: Record<string, string>;
  /** Parsed JSON body, undefined when there is none. */
  body: unknown;
  /** Aborts when the client closes the connection before it has its answer. */
  signal: AbortSignal;
}

interface RouteAnswer {
  status?: number;
  body: unknown;
}

type Route = (request: RouteRequest) => RouteAnswer | Promise<RouteAnswer>;
/** Keys such as `GET /albums/:sku`. */
export type Routes = Record<string, Route>;

const MAX_BODY_BYTES = 65_536;

/** A small JSON server that bounds its work, notices clients that leave, and drains before it stops. */
export class JsonServer {
  private readonly server: Server;
  private readonly routes: { method: string; parts: string[]; route: Route }[];
  private active = 0;

  /** @param maxInFlight requests above it are refused with 503; health routes are exempt */
  constructor(
    routes: Routes,
    private readonly maxInFlight: number,
  ) {
    this.routes = Object.entries(routes).map(([key, route]) => {
      const [method = '', path = ''] = key.split(' ');
      return { method, parts: path.split('/'), route };
    });
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  /** Requests being answered now. */
  get inFlight(): number {
    return this.active;
  }

  /** @throws the listen error, such as EADDRINUSE */
  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => resolve());
    });
  }

  /** Takes nothing new, waits for what is being answered, then closes what is left after the limit. */
  async drain(limitMs: number): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    const limit = setTimeout(() => this.server.closeAllConnections(), limitMs);
    await closed;
    clearTimeout(limit);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const left = new AbortController();
    response.on('close', () => {
      if (!response.writableFinished) left.abort();
    });
    this.active += 1;
    try {
      const { route, params } = this.find(request);
      if (this.active > this.maxInFlight && !request.url?.startsWith('/health/'))
        throw new HttpError(503, 'OVERLOADED', `more than ${this.maxInFlight} requests at once`);
      const answer = await route({ params, body: await readBody(request), signal: left.signal });
      send(response, answer.status ?? 200, answer.body);
    } catch (error) {
      const { status, code, message } = answerFor(error);
      send(response, status, { error: { code, message } });
    } finally {
      this.active -= 1;
    }
  }

  private find(request: IncomingMessage): { route: Route; params: Record<string, string> } {
    const parts = (request.url ?? '/').split('?')[0]?.split('/') ?? [];
    let pathKnown = false;
    for (const candidate of this.routes) {
      if (candidate.parts.length !== parts.length) continue;
      const params: Record<string, string> = {};
      const fits = candidate.parts.every((part, index) => {
        if (!part.startsWith(':')) return part === parts[index];
        params[part.slice(1)] = parts[index] ?? '';
        return true;
      });
      if (fits && candidate.method === request.method) return { route: candidate.route, params };
      pathKnown ||= fits;
    }
    if (pathKnown) throw new HttpError(405, 'METHOD_NOT_ALLOWED', `${request.method} is not possible here`);
    throw new HttpError(404, 'NOT_FOUND', 'there is nothing at this path');
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_BODY_BYTES) throw new HttpError(413, 'TOO_LARGE', 'the body is larger than 64 KiB');
    chunks.push(chunk as Buffer);
  }
  if (bytes === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new HttpError(400, 'NOT_JSON', 'the body is not JSON');
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed || response.headersSent) return;
  const payload = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload), connection: 'close' });
  response.end(payload);
}
