import { request } from 'node:http';

export interface JsonRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with leading slash. */
  path: string;
  /** Sent as JSON when given. */
  body?: unknown;
}

export interface JsonAnswer {
  status: number;
  body: unknown;
}

const MAX_ANSWER_BYTES = 1_048_576;

/**
 * One JSON call to a loopback port on a connection of its own: a fault on a proxy then meets every new call at once.
 * @param ceilingMs last resort after which the socket is destroyed, so that a lost connection never waits for ever
 * @throws Error when there is no complete JSON answer, or the signal aborts
 */
export function callJson(port: number, call: JsonRequest, options: { signal?: AbortSignal; ceilingMs: number }): Promise<JsonAnswer> {
  const payload = call.body === undefined ? undefined : JSON.stringify(call.body);
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: '127.0.0.1',
      port,
      agent: false,
      method: call.method ?? 'GET',
      path: call.path,
      signal: options.signal,
      headers: payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) },
    });
    const ceiling = setTimeout(() => outgoing.destroy(new Error(`no answer within ${options.ceilingMs} ms`)), options.ceilingMs);
    const fail = (error: Error) => {
      clearTimeout(ceiling);
      reject(error);
    };
    outgoing.on('error', fail);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      incoming.on('error', fail);
      incoming.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MAX_ANSWER_BYTES) outgoing.destroy(new Error('the answer is larger than 1 MiB'));
        else chunks.push(chunk);
      });
      incoming.on('end', () => {
        clearTimeout(ceiling);
        try {
          resolve({ status: incoming.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
        } catch {
          reject(new Error('the answer is not JSON'));
        }
      });
    });
    outgoing.end(payload);
  });
}
