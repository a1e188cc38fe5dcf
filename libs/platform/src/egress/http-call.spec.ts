import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Socket, type Server as TcpServer } from 'node:net';
import { Egress, EgressError } from './http-call';

const open: (Server | TcpServer)[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listen<S extends Server | TcpServer>(server: S): Promise<number> {
  open.push(server);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error as EgressError).reason,
  );

describe('Egress', () => {
  it('calls what the operator named and nothing else on this machine', async () => {
    let hits = 0;
    const port = await listen(createServer((_request, response) => response.end(`hit ${++hits}`)));
    const named = new Egress([`127.0.0.1:${port}`]);
    expect(await named.call({ method: 'GET', url: `http://127.0.0.1:${port}/`, timeoutMs: 1000 })).toEqual({ status: 200, body: 'hit 1' });
    expect((await named.call({ method: 'GET', url: `http://localhost:${port}/`, timeoutMs: 1000 })).status).toBe(200);
    const before = hits;
    const none = new Egress([]);
    const spellings = [
      '127.0.0.1',
      'localhost',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '0x7f000001',
      '2130706433',
      '017700000001',
      '127.1',
      '0',
      '[::1]',
      '127.0.0.1.',
    ];
    for (const host of spellings)
      expect(await reasonOf(none.call({ method: 'GET', url: `http://${host}:${port}/`, timeoutMs: 1000 }))).not.toBe('answered');
    expect(hits).toBe(before);
  });

  it.each(['ftp://example.org/', 'file:///etc/passwd', 'http://user:secret@example.org/', 'nonsense', 'javascript:alert(1)'])(
    'does not call %s',
    async (url) => {
      expect(await reasonOf(new Egress([]).call({ method: 'GET', url, timeoutMs: 500 }))).toBe('invalid_url');
    },
  );

  it('does not follow a redirect to the inside', async () => {
    const port = await listen(createServer((_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end()));
    expect(
      (await new Egress([`127.0.0.1:${port}`]).call({ method: 'GET', url: `http://127.0.0.1:${port}/`, timeoutMs: 1000 })).status,
    ).toBe(302);
  });

  it('ends at the timeout when the other side is silent, drips or never ends', async () => {
    const silent = await listen(createTcp(() => undefined));
    const drip = await listen(
      createTcp((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        const timer = setInterval(() => socket.write('x'), 20);
        socket.on('close', () => clearInterval(timer)).on('error', () => undefined);
      }),
    );
    const egress = new Egress([`127.0.0.1:${silent}`, `127.0.0.1:${drip}`]);
    for (const port of [silent, drip]) {
      const started = Date.now();
      expect(await reasonOf(egress.call({ method: 'GET', url: `http://127.0.0.1:${port}/`, timeoutMs: 200 }))).toBe('timeout');
      expect(Date.now() - started).toBeLessThan(700);
    }
  });

  it('reads no more than a mebibyte', async () => {
    const port = await listen(
      createServer((_request, response) => {
        response.on('error', () => undefined);
        const timer = setInterval(() => response.write(Buffer.alloc(200_000)), 1);
        response.on('close', () => clearInterval(timer));
      }),
    );
    expect(
      await reasonOf(new Egress([`127.0.0.1:${port}`]).call({ method: 'GET', url: `http://127.0.0.1:${port}/`, timeoutMs: 5000 })),
    ).toBe('too_large');
  });

  it('is given up when the caller says so', async () => {
    const port = await listen(createTcp(() => undefined));
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 30);
    const egress = new Egress([`127.0.0.1:${port}`]);
    expect(await reasonOf(egress.call({ method: 'GET', url: `http://127.0.0.1:${port}/`, timeoutMs: 5000, signal: abort.signal }))).toBe(
      'aborted',
    );
  });

  it('holds at most 64 calls to one destination at once, and none of that holds up another', async () => {
    let most = 0;
    let now = 0;
    const slow = await listen(
      createServer((_request, response) => {
        most = Math.max(most, ++now);
        setTimeout(() => {
          now--;
          response.end();
        }, 50);
      }),
    );
    const quick = await listen(createServer((_request, response) => response.end('quick')));
    const egress = new Egress([`127.0.0.1:${slow}`, `127.0.0.1:${quick}`]);
    const many = Array.from({ length: 150 }, () => egress.call({ method: 'GET', url: `http://127.0.0.1:${slow}/`, timeoutMs: 2000 }));
    expect((await egress.call({ method: 'GET', url: `http://127.0.0.1:${quick}/`, timeoutMs: 2000 })).body).toBe('quick');
    expect((await Promise.all(many)).every(({ status }) => status === 200)).toBe(true);
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThanOrEqual(64);
  });

  it('tells an open port from a closed and from a forbidden one', async () => {
    const port = await listen(createTcp(() => undefined));
    const signal = new AbortController().signal;
    const egress = new Egress([`127.0.0.1:${port}`, '127.0.0.1:1']);
    expect(await egress.connect({ host: '127.0.0.1', port, timeoutMs: 500, signal })).toEqual({ connected: true });
    expect(await egress.connect({ host: '127.0.0.1', port: 1, timeoutMs: 500, signal })).toEqual({ connected: false, reason: 'refused' });
    expect(await egress.connect({ host: '127.0.0.1', port: 2, timeoutMs: 500, signal })).toEqual({
      connected: false,
      reason: 'unreachable',
    });
  });
});
