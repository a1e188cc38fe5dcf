import { connect, createServer, type Server, type Socket } from 'node:net';

export type ForwarderMode = 'pass' | 'refuse' | 'black-hole' | { latencyMs: number };

/** A TCP proxy for tests: passes on, delays answers, refuses, or swallows everything. */
export class TcpForwarder {
  private mode: ForwarderMode = 'pass';
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(
    private readonly listenPort: number,
    private readonly upstreamPort: number,
  ) {
    this.server = createServer((client) => this.serve(client));
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.listenPort, '127.0.0.1', () => resolve());
    });
  }

  /** Connections made under the former mode are cut. */
  set(mode: ForwarderMode): void {
    this.mode = mode;
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.set('refuse');
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private serve(client: Socket): void {
    this.keep(client);
    if (this.mode === 'refuse') return void client.resetAndDestroy();
    if (this.mode === 'black-hole') return void client.resume();
    const delay = typeof this.mode === 'object' ? this.mode.latencyMs : 0;
    const upstream = connect({ host: '127.0.0.1', port: this.upstreamPort });
    this.keep(upstream);
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      setTimeout(() => {
        if (!client.destroyed) client.write(chunk);
      }, delay);
    });
    upstream.on('end', () => setTimeout(() => client.end(), delay));
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}
