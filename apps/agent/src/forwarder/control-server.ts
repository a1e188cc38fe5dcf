import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import type { ForwarderReply, ForwarderRequest } from './protocol';

const MAX_LINE = 1024 * 1024;
const IDLE_MS = 10_000;

/** Starts the control port on loopback: one request line, one reply line, then the connection is closed. */
export function startControlServer(secret: string, handle: (request: ForwarderRequest) => Promise<ForwarderReply>): Promise<Server> {
  const server = createServer((socket) => serve(socket, secret, handle));
  server.maxConnections = 64;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => resolve(server));
  });
}

function serve(socket: Socket, secret: string, handle: (request: ForwarderRequest) => Promise<ForwarderReply>): void {
  let text = '';
  let answered = false;
  socket.setEncoding('utf8');
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    text += chunk;
    const end = text.indexOf('\n');
    if (text.length > MAX_LINE) socket.destroy();
    if (end < 0 || answered) return;
    answered = true;
    const request = parse(text.slice(0, end), secret);
    if (request) void handle(request).then((reply) => socket.end(`${JSON.stringify(reply)}\n`));
    else socket.destroy();
  });
}

function parse(line: string, secret: string): ForwarderRequest | null {
  try {
    const { secret: given, ...request } = JSON.parse(line) as ForwarderRequest & { secret: unknown };
    const [a, b] = [Buffer.from(String(given)), Buffer.from(secret)];
    return a.length === b.length && timingSafeEqual(a, b) ? (request as ForwarderRequest) : null;
  } catch {
    return null;
  }
}
