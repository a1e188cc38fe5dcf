import { createServer as createHttpServer, request as httpRequest, type Server } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import type { HttpCall, TcpConnect } from '@chaos/engine';

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** An HTTP service on loopback that answers 200 with a JSON body at once. */
export async function startService(port = 0): Promise<{ port: number; close: () => Promise<void> }> {
  const server: Server = createHttpServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ stock: 7, price: { amount: 12.5 }, open: true, name: 'catalog' }));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Real HTTP over node:http, each call on a connection of its own. */
export const callHttp: HttpCall = ({ method, url, headers, body, timeoutMs, signal }) =>
  new Promise((resolve, reject) => {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const request = httpRequest(url, { method, headers, agent: false, signal: bounded }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body ?? undefined);
  });

/** Real TCP over node:net. */
export const callTcp: TcpConnect = ({ host, port, timeoutMs, signal }) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve({ connected: false, reason: 'aborted' });
    const socket = connect({ host, port });
    const done = (answer: Awaited<ReturnType<TcpConnect>>): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => done({ connected: false, reason: 'timeout' }), timeoutMs);
    signal.addEventListener('abort', () => done({ connected: false, reason: 'aborted' }), { once: true });
    socket.on('connect', () => done({ connected: true }));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      done({ connected: false, reason: error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable' }),
    );
  });

/** Waits. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again until `ask` gives true or the time is over; the last answer. */
export async function within(ms: number, ask: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + ms;
  for (;;) {
    if (await ask()) return true;
    if (performance.now() > end) return false;
    await pause(25);
  }
}
