import { createServer, type Server, type Socket } from 'node:net';
import type { ProxyFault, ProxyTarget } from './protocol';
import { ProxyLink } from './proxy-link';

/** Most connections of one proxy at a time; more are closed at once, so that memory stays bounded. */
const MAX_CONNECTIONS = 4_096;
const RELISTEN_MS = 200;

/** One listening port with its connections and at most one fault. */
export class ProxyListener {
  private readonly server: Server;
  private readonly links = new Set<ProxyLink>();
  private fault: ProxyFault | null = null;
  private retry: NodeJS.Timeout | null = null;
  private closed = false;
  /** Why the port is not listened on; null while it is. */
  problem: string | null = 'starting';

  constructor(readonly target: ProxyTarget) {
    this.server = createServer({ allowHalfOpen: true }, (client) => this.accept(client));
    this.server.maxConnections = MAX_CONNECTIONS;
  }

  /** Resolves when the port is open or is known not to be (`problem`); in that case it is tried again by itself. */
  listen(): Promise<void> {
    return new Promise((resolve) => {
      const failed = (error: NodeJS.ErrnoException) => {
        this.problem = error.code ?? error.message;
        if (!this.closed) this.retry = setTimeout(() => this.listen(), RELISTEN_MS);
        resolve();
      };
      this.server.once('error', failed);
      this.server.listen({ host: this.target.listen.host, port: this.target.listen.port }, () => {
        this.server.off('error', failed);
        this.server.on('error', () => undefined);
        this.problem = null;
        resolve();
      });
    });
  }

  private accept(client: Socket): void {
    if (this.fault?.kind === 'refuse') {
      // The port stays ours: closing the listener would let another process take it and the fault could not be taken back.
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    this.links.add(new ProxyLink(client, this.target.upstream, this.fault, (link) => this.links.delete(link)));
  }

  /** Begins a fault on new and existing connections. */
  begin(fault: ProxyFault): void {
    this.fault = fault;
    for (const link of [...this.links]) link.begin(fault);
  }

  /** Ends the fault, if there is one. */
  end(): void {
    this.fault = null;
    for (const link of [...this.links]) link.endFault();
  }

  /** Closes the port and every connection. */
  close(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    for (const link of [...this.links]) link.close();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
