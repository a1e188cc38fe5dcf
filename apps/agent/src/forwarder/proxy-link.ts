import { connect, type Socket } from 'node:net';
import { DelayQueue } from './delay-queue';
import type { ProxyFault } from './protocol';

/** Most bytes held back on one connection before the upstream is asked to wait. */
const MAX_DELAYED_BYTES = 256 * 1024;

/**
 * One client connection and its connection to the upstream.
 * `flowing`: bytes pass (delayed under latency). `waiting`: accepted under reset or http_error, nothing sent upstream yet.
 * `swallowing`: what arrives is thrown away and nothing is answered, until the fault ends and the connection is closed.
 */
export class ProxyLink {
  private readonly upstream: Socket | null;
  private readonly delayed = new DelayQueue((chunk) => (chunk ? this.toClient(chunk) : this.client.end()));
  private mode: 'flowing' | 'waiting' | 'swallowing' = 'flowing';
  /** True from the first byte of a request until the first byte of its answer. */
  private awaitingAnswer = false;

  constructor(
    private readonly client: Socket,
    to: { host: string; port: number },
    private fault: ProxyFault | null,
    private readonly onGone: (link: ProxyLink) => void,
  ) {
    client.setNoDelay(true);
    client.on('error', () => this.close());
    client.on('close', () => this.close());
    client.on('data', (chunk) => this.fromClient(chunk));
    client.on('drain', () => this.resumeUpstream());
    if (fault?.kind === 'blackhole') this.mode = 'swallowing';
    if (fault?.kind === 'reset' || fault?.kind === 'http_error') this.mode = 'waiting';
    this.upstream = this.mode === 'flowing' ? this.openUpstream(to) : null;
    client.on('end', () => (this.upstream && this.mode === 'flowing' ? this.upstream.end() : this.close()));
  }

  private openUpstream(to: { host: string; port: number }): Socket {
    const upstream = connect({ host: to.host, port: to.port, noDelay: true, allowHalfOpen: true });
    // A service that is really down looks the same through the proxy: the client's connection breaks.
    upstream.on('error', () => this.mode === 'flowing' && this.break());
    upstream.on('close', () => this.mode === 'flowing' && !this.delayed.busy && this.client.end());
    upstream.on('data', (chunk) => this.fromUpstream(chunk));
    upstream.on('end', () => this.mode === 'flowing' && this.queueOrEnd());
    upstream.on('drain', () => this.client.resume());
    return upstream;
  }

  private fromClient(chunk: Buffer): void {
    if (this.mode === 'swallowing') return;
    if (this.mode === 'waiting' && this.fault?.kind === 'reset') this.break();
    else if (this.fault?.kind === 'http_error' && !this.awaitingAnswer) this.answer(this.fault.status);
    else {
      this.awaitingAnswer = true;
      if (this.upstream && !this.upstream.write(chunk)) this.client.pause();
    }
  }

  private fromUpstream(chunk: Buffer): void {
    if (this.mode !== 'flowing') return;
    this.awaitingAnswer = false;
    if (this.fault?.kind === 'latency') this.delayed.push(chunk, delayOf(this.fault));
    else if (this.delayed.busy) this.delayed.push(chunk, 0);
    else this.toClient(chunk);
    if (this.delayed.size > MAX_DELAYED_BYTES) this.upstream?.pause();
  }

  private queueOrEnd(): void {
    if (this.delayed.busy) this.delayed.push(null, 0);
    else this.client.end();
  }

  private toClient(chunk: Buffer): void {
    if (this.client.destroyed) return;
    if (!this.client.write(chunk)) this.upstream?.pause();
    else this.resumeUpstream();
  }

  private resumeUpstream(): void {
    if (this.mode === 'flowing' && !this.client.writableNeedDrain && this.delayed.size <= MAX_DELAYED_BYTES) this.upstream?.resume();
  }

  private answer(status: number): void {
    // The rest of the request is read and dropped: closing with unread bytes would reset the connection and lose the answer.
    this.mode = 'swallowing';
    this.client.end(`HTTP/1.1 ${status} Injected\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
    this.upstream?.destroy();
  }

  /** A fault begins on this connection. */
  begin(fault: ProxyFault): void {
    this.fault = fault;
    if (fault.kind === 'refuse' || fault.kind === 'reset') this.break();
    if (fault.kind === 'blackhole') this.swallow();
  }

  private swallow(): void {
    this.mode = 'swallowing';
    this.delayed.clear();
    this.client.resume();
    this.upstream?.pause();
  }

  /** The fault ends: what was held back goes on, what was starved is closed so that the client can start afresh. */
  endFault(): void {
    this.fault = null;
    if (this.mode === 'flowing') {
      this.delayed.flush();
      this.resumeUpstream();
    } else this.close();
  }

  /** Closes with a reset, as a crashed service would. */
  private break(): void {
    this.client.resetAndDestroy();
    this.close();
  }

  /** Closes both sides and forgets what was held back. May be called twice. */
  close(): void {
    this.delayed.clear();
    this.client.destroy();
    this.upstream?.destroy();
    this.onGone(this);
  }
}

function delayOf({ latencyMs, jitterMs }: { latencyMs: number; jitterMs: number }): number {
  return latencyMs + (Math.random() * 2 - 1) * jitterMs;
}
