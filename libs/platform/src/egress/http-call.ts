import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction, connect as tcpConnect } from 'node:net';
import { type BulkheadPolicy, bulkhead } from 'cockatiel';
import { judgeAddress, plainAddress } from './addresses';

const MAX_BODY = 1024 * 1024;
/** Calls to one destination at once, and waiting behind them: a slow one must not take the sockets of all others. */
const AT_ONCE = 64;
const WAITING = 512;
const MAX_DESTINATIONS = 1000;

/** An outgoing request that was not sent, or not answered in full. */
export class EgressError extends Error {
  constructor(
    readonly reason: 'refused_address' | 'invalid_url' | 'timeout' | 'aborted' | 'too_large' | 'unreachable' | 'overloaded',
    message: string,
  ) {
    super(message);
    this.name = 'EgressError';
  }
}

export interface EgressRequest {
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: string | null;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

export interface EgressAnswer {
  status: number;
  body: string;
}

/** How an attempt to open a TCP connection ended. */
export type EgressConnect = { connected: true } | { connected: false; reason: 'refused' | 'timeout' | 'aborted' | 'unreachable' };

/**
 * All outgoing calls of the product. Checks the address, literal or looked up, at the moment of connecting, so that a name that changes its
 * mind is caught; follows no redirects; ends at the timeout whatever the other side does; reads at most 1 MiB.
 */
export class Egress {
  private readonly allow: ReadonlySet<string>;
  private readonly bulkheads = new Map<string, BulkheadPolicy>();

  /** `allow`: `host:port` entries of the operator's file that may be private or loopback. */
  constructor(allow: readonly string[]) {
    this.allow = new Set(allow.map((entry) => entry.replace(/^localhost:/, '127.0.0.1:')));
  }

  /** Sends one request. Rejects with EgressError. The timeout counts from the start of the request itself, not from waiting for a place. */
  async call(request: EgressRequest): Promise<EgressAnswer> {
    try {
      return await this.bulkheadOf(request.url).execute(() => this.send(request));
    } catch (error) {
      throw error instanceof EgressError ? error : new EgressError('overloaded', 'too many calls wait for this destination');
    }
  }

  private bulkheadOf(url: string): BulkheadPolicy {
    const destination = URL.canParse(url) ? new URL(url).host : '';
    let policy = this.bulkheads.get(destination);
    if (!policy) {
      if (this.bulkheads.size >= MAX_DESTINATIONS) this.bulkheads.clear();
      policy = bulkhead(AT_ONCE, WAITING);
      this.bulkheads.set(destination, policy);
    }
    return policy;
  }

  private send({ method, url, headers = {}, body, timeoutMs, signal }: EgressRequest): Promise<EgressAnswer> {
    return new Promise((resolve, reject) => {
      const target = parseUrl(url);
      if (!target) return reject(new EgressError('invalid_url', 'Only http and https addresses without user name are called.'));
      const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80));
      const literal = plainAddress(target.hostname);
      if (literal && !judgeAddress(literal, port, this.allow).allowed) return reject(refusedAddress());
      const request = (target.protocol === 'https:' ? https : http).request(target, {
        method,
        headers,
        agent: false,
        lookup: this.lookup(port),
      });
      const timer = setTimeout(() => fail(new EgressError('timeout', `no full answer within ${timeoutMs} ms`)), timeoutMs);
      const onAbort = () => fail(new EgressError('aborted', 'the call was given up'));
      const settle = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      const fail = (error: EgressError) => {
        settle();
        request.destroy();
        reject(error);
      };
      if (signal?.aborted) return onAbort();
      signal?.addEventListener('abort', onAbort, { once: true });
      request.on('error', (error) => fail(error instanceof EgressError ? error : new EgressError('unreachable', codeOf(error))));
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > MAX_BODY) fail(new EgressError('too_large', 'the answer is larger than 1 MiB'));
          else chunks.push(chunk);
        });
        response.on('error', (error) => fail(new EgressError('unreachable', codeOf(error))));
        response.on('end', () => {
          settle();
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
        });
        response.on('aborted', () => fail(new EgressError('unreachable', 'the connection was cut in the middle of the answer')));
      });
      request.end(body ?? undefined);
    });
  }

  /** Opens a TCP connection and closes it at once. Never rejects. */
  connect({
    host,
    port,
    timeoutMs,
    signal,
  }: {
    host: string;
    port: number;
    timeoutMs: number;
    signal: AbortSignal;
  }): Promise<EgressConnect> {
    return new Promise((resolve) => {
      const literal = plainAddress(host);
      if (signal.aborted) return resolve({ connected: false, reason: 'aborted' });
      if (literal && !judgeAddress(literal, port, this.allow).allowed) return resolve({ connected: false, reason: 'unreachable' });
      const socket = tcpConnect({ host: literal ?? host, port, lookup: this.lookup(port) });
      const finish = (answer: EgressConnect) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        socket.destroy();
        resolve(answer);
      };
      const onAbort = () => finish({ connected: false, reason: 'aborted' });
      const timer = setTimeout(() => finish({ connected: false, reason: 'timeout' }), timeoutMs);
      signal.addEventListener('abort', onAbort, { once: true });
      socket.once('connect', () => finish({ connected: true }));
      socket.once('error', (error) => finish({ connected: false, reason: codeOf(error) === 'ECONNREFUSED' ? 'refused' : 'unreachable' }));
    });
  }

  private lookup(port: number): LookupFunction {
    return (hostname, options, callback) => {
      dnsLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
        if (error) return callback(error, '', 0);
        // One bad address among several is enough: which one is used is not ours to choose.
        if (addresses.length === 0 || addresses.some(({ address }) => !judgeAddress(address, port, this.allow).allowed))
          return callback(refusedAddress(), '', 0);
        if (options.all) return (callback as unknown as (error: null, list: LookupAddress[]) => void)(null, addresses);
        return callback(null, addresses[0]!.address, addresses[0]!.family);
      });
    };
  }
}

const refusedAddress = () =>
  new EgressError('refused_address', 'This address may not be called from here; the operator’s allow file names private addresses.');
const codeOf = (error: Error) => (error as NodeJS.ErrnoException).code ?? error.message;

function parseUrl(text: string): URL | null {
  try {
    const url = new URL(text);
    if (!['http:', 'https:'].includes(url.protocol) || url.username || url.password) return null;
    if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
    return url.hostname && (isIP(url.hostname.replace(/^\[|\]$/g, '')) || /^[a-z0-9.-]+$/i.test(url.hostname)) ? url : null;
  } catch {
    return null;
  }
}
