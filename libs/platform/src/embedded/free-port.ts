import { createServer } from 'node:net';

/** Whether a port can be bound on an address right now. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port that is free on loopback right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * The first free port from `first` on (0 = any).
 * @throws Error when none of `tries` ports is free
 */
export async function firstFreePort(first: number, tries = 20): Promise<number> {
  if (first === 0) return freePort();
  for (let port = first; port < first + tries; port++) if (await isPortFree(port)) return port;
  throw new Error(`no free port between ${first} and ${first + tries - 1}; set another first port`);
}
