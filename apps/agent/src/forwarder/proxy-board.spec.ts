import { createHash, randomBytes } from 'node:crypto';
import { Agent, createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { freePort, pause, within } from '../../../../test/conformance/loopback';
import type { ForwarderReply, ProxyFault } from './protocol';
import { ProxyBoard } from './proxy-board';

const big = randomBytes(8 * 1024 * 1024);
const sha = (data: Buffer): string => createHash('sha256').update(data).digest('hex');

describe('forwarder proxies', () => {
  let service: Server;
  let served = 0;
  let port: number;
  let board: ProxyBoard;
  const keepAlive = new Agent({ keepAlive: true, maxSockets: 1 });

  beforeEach(async () => {
    served = 0;
    service = createServer((req, response) => {
      served += 1;
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => response.end(req.url === '/big' ? big : sha(Buffer.concat(chunks))));
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    port = await freePort();
    board = new ProxyBoard();
    const upstream = { host: '127.0.0.1', port: (service.address() as AddressInfo).port };
    const reply = await board.handle({
      op: 'configure',
      supervisor: null,
      targets: [{ name: 'shop', listen: { host: '127.0.0.1', port }, upstream }],
    });
    expect(reply).toEqual({ ok: true, faults: [], notListening: [] });
  });
  afterEach(async () => {
    keepAlive.destroy();
    await board.close();
    service.closeAllConnections();
    await new Promise((resolve) => service.close(resolve));
  });

  const arm = (fault: ProxyFault, remainingMs = 60_000, name = 'f1'): Promise<ForwarderReply> =>
    board.handle({ op: 'arm', name, target: 'shop', fault, remainingMs, leaseMs: 60_000 });
  const disarm = () => board.handle({ op: 'disarm', name: 'f1' });
  const ask = (path = '/', body: Buffer | null = null, timeoutMs = 5_000) =>
    new Promise<{ status: number; body: Buffer; ms: number }>((resolve, reject) => {
      const started = performance.now();
      const options = { port, path, method: body ? 'POST' : 'GET', agent: keepAlive, signal: AbortSignal.timeout(timeoutMs) };
      const req = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks), ms: performance.now() - started }),
        );
      });
      req.on('error', reject);
      req.end(body);
    });

  it('passes large bodies both ways unharmed', async () => {
    expect((await ask('/', big)).body.toString()).toBe(sha(big));
    expect(sha((await ask('/big')).body)).toBe(sha(big));
  });

  it('passes large bodies unharmed under latency with jitter, in bounded memory', async () => {
    await arm({ kind: 'latency', latencyMs: 20, jitterMs: 20 });
    const before = process.memoryUsage().rss;
    expect(sha((await ask('/big', null, 20_000)).body)).toBe(sha(big));
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('slows an existing connection and lets it go on when the fault ends', async () => {
    await ask();
    await arm({ kind: 'latency', latencyMs: 300, jitterMs: 0 });
    const slow = await ask();
    expect(slow.ms).toBeGreaterThan(295);
    expect(slow.ms).toBeLessThan(1_000);
    const cutShort = ask();
    await pause(100);
    await disarm();
    expect((await cutShort).ms).toBeLessThan(280);
    expect((await ask()).ms).toBeLessThan(200);
  });

  it('keeps jitter within its bounds', async () => {
    await arm({ kind: 'latency', latencyMs: 60, jitterMs: 40 });
    const times: number[] = [];
    for (let i = 0; i < 12; i += 1) times.push((await ask()).ms);
    expect(Math.min(...times)).toBeGreaterThan(19);
    expect(Math.max(...times)).toBeLessThan(400);
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(5);
  });

  it.each([['refuse'], ['reset']] as const)('breaks an existing connection under %s before the service sees a request', async (kind) => {
    await ask();
    await arm({ kind });
    await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(served).toBe(1);
    await disarm();
    expect((await ask()).status).toBe(200);
  });

  it('starves an existing connection in a black hole and closes it at the end', async () => {
    await ask();
    await arm({ kind: 'blackhole' });
    const starved = ask('/', null, 10_000).then(
      () => 'answered',
      (error: NodeJS.ErrnoException) => error.code,
    );
    await pause(300);
    expect(served).toBe(1);
    await disarm();
    expect(await starved).toBe('ECONNRESET');
    expect((await ask()).status).toBe(200);
  });

  it('answers with a status on a connection that was open, and lets a running answer end', async () => {
    await arm({ kind: 'latency', latencyMs: 200, jitterMs: 0 });
    const running = ask();
    await pause(50);
    await disarm();
    expect((await running).status).toBe(200);
    await arm({ kind: 'http_error', status: 503 });
    expect((await ask()).status).toBe(503);
    expect((await ask('/', big)).status).toBe(503);
    expect(served).toBe(1);
    await disarm();
    expect((await ask()).status).toBe(200);
  });

  it('forgets clients that leave a black hole', async () => {
    await arm({ kind: 'blackhole' });
    const sockets = await Promise.all(
      Array.from(
        { length: 50 },
        () =>
          new Promise<ReturnType<typeof connect>>((resolve) => {
            const socket = connect({ port }, () => resolve(socket));
          }),
      ),
    );
    for (const socket of sockets) socket.end('GET / HTTP/1.1\r\n\r\n');
    expect(await within(2_000, async () => sockets.every((socket) => socket.destroyed))).toBe(true);
  });

  it('drops a fault at its deadline, at the lapse of its lease, and not before', async () => {
    await arm({ kind: 'refuse' }, 400);
    await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
    await pause(500);
    expect((await ask()).status).toBe(200);
    await board.handle({ op: 'arm', name: 'f2', target: 'shop', fault: { kind: 'refuse' }, remainingMs: 60_000, leaseMs: 300 });
    await pause(200);
    await board.handle({ op: 'renew', name: 'f2', leaseMs: 300 });
    await pause(200);
    expect(await board.handle({ op: 'list' })).toMatchObject({ faults: [{ name: 'f2', target: 'shop' }] });
    await pause(200);
    expect(await board.handle({ op: 'list' })).toMatchObject({ faults: [] });
    expect((await ask()).status).toBe(200);
  });

  it('holds one fault per target and knows no others', async () => {
    await arm({ kind: 'refuse' });
    expect(await arm({ kind: 'reset' }, 60_000, 'f2')).toEqual({ ok: false, error: 'TARGET_BUSY' });
    const elsewhere = { op: 'arm', name: 'f3', target: 'other', fault: { kind: 'reset' }, remainingMs: 1, leaseMs: 1 } as const;
    expect(await board.handle(elsewhere)).toEqual({ ok: false, error: 'UNKNOWN_TARGET' });
    expect(await board.handle({ op: 'renew', name: 'f9', leaseMs: 1 })).toEqual({ ok: false, error: 'UNKNOWN_FAULT' });
    expect(await board.handle({ op: 'disarm', name: 'f9' })).toMatchObject({ ok: true });
  });

  it('breaks the client connection when the service is down', async () => {
    service.closeAllConnections();
    await new Promise((resolve) => service.close(resolve));
    await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  });
});
