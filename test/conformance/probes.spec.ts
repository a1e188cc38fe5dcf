import { type AddressInfo, createServer, type Server } from 'node:net';
import { findProbe, type ProbeDefinition, type ProbeHost, takeSample, withExperimentDefaults } from '@chaos/engine';
import { describeProbe } from './describe-probe';
import { callHttp, callTcp, freePort, startService } from './loopback';
import { type ProbeHarness, probeChecks } from './probe-checks';

const host: ProbeHost = { http: callHttp, connect: callTcp, now: () => new Date(), monotonicMs: () => performance.now() };
let service: { port: number; close: () => Promise<void> };
let silent: Server;
let silentPort: number;
let nobody: number;

beforeAll(async () => {
  service = await startService();
  silent = createServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  silentPort = (silent.address() as AddressInfo).port;
  nobody = await freePort();
});
afterAll(async () => {
  await service.close();
  silent.close();
});

function probeOf(kind: string): ProbeDefinition {
  const probe = findProbe(kind);
  if (!probe) throw new Error(`there is no probe ${kind}`);
  return probe;
}

const http = (value: unknown, isRight: ProbeHarness['healthy']['isRight']) => async (): Promise<ProbeHarness> => {
  const settings = (port: number) => ({ url: `http://127.0.0.1:${port}/`, value });
  return {
    probe: probeOf('http'),
    host,
    healthy: { settings: settings(service.port), isRight },
    refused: { settings: settings(nobody), measured: false },
    silent: { settings: settings(silentPort) },
  };
};
const tcp = (value: string, measured: boolean, isRight: ProbeHarness['healthy']['isRight']) => async (): Promise<ProbeHarness> => {
  const settings = (port: number) => ({ host: '127.0.0.1', port, value });
  return {
    probe: probeOf('tcp'),
    host,
    healthy: { settings: settings(service.port), isRight },
    refused: { settings: settings(nobody), measured },
    silent: null,
  };
};
const isTime = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < 1_000;

describeProbe('http latency', http({ from: 'latencyMs' }, isTime));
describeProbe(
  'http status',
  http({ from: 'status' }, (value) => value === 200),
);
describeProbe(
  'http number in the body',
  http({ from: 'json', pointer: '/price/amount' }, (value) => value === 12.5),
);
describeProbe(
  'http text in the body',
  http({ from: 'json', pointer: '/name' }, (value) => value === 'catalog'),
);
describeProbe('tcp latency', tcp('latencyMs', false, isTime));
describeProbe(
  'tcp reachable',
  tcp('reachable', true, (value) => value === true),
);

describe('http probe', () => {
  const call = { signal: new AbortController().signal, timeoutMs: 1_000 };
  const read = (body: string, pointer: string, status = 200) => {
    const answering: ProbeHost = { ...host, http: async () => ({ status, body }) };
    return probeOf('http').measure({ url: 'http://shop.test/', value: { from: 'json', pointer, unit: 'ms' } }, answering, call);
  };

  it.each([
    ['nothing at the pointer', '{"a":1}', '/b', 200, 'nothing plain at /b'],
    ['null at the pointer', '{"a":null}', '/a', 200, 'nothing plain at /a'],
    ['an object at the pointer', '{"a":{}}', '/a', 200, 'nothing plain at /a'],
    ['a body that is not JSON', '<html>', '/a', 200, 'the body is not JSON'],
    ['an error status', '{"a":1}', '/a', 503, 'status 503'],
  ])('cannot evaluate %s', async (_what, body, pointer, status, error) => {
    expect(await read(body, pointer, status)).toMatchObject({ value: null, unit: 'ms', error });
  });

  it('gives samples that are judged by the tolerance', async () => {
    const { steadyState } = withExperimentDefaults({
      steadyState: {
        title: 'In stock',
        probes: [
          {
            name: 'stock',
            kind: 'http',
            settings: { url: `http://127.0.0.1:${service.port}/`, value: { from: 'json', pointer: '/stock' } },
            tolerance: { gt: 7 },
          },
        ],
      },
      hypothesis: 'Stock is known.',
      injections: [],
    });
    const probe = steadyState.probes[0];
    if (!probe) throw new Error('no probe');
    expect(await takeSample(probe, host, call.signal)).toMatchObject({ value: 7, met: false, error: null });
    expect(await takeSample({ ...probe, kind: 'oracle' }, host, call.signal)).toMatchObject({ value: null, met: null });
  });
});

describe('the probe kit', () => {
  const broken = (measure: ProbeDefinition['measure']): ProbeDefinition => ({ ...probeOf('http'), measure });
  it.each<[string, ProbeDefinition['measure'], string]>([
    ['invents a value', async () => ({ at: new Date(), value: 1, unit: null, error: null }), 'tells a refused connection'],
    ['throws', async () => Promise.reject(new Error('broken')), 'tells a refused connection'],
    [
      'ignores its time-out',
      () => new Promise((resolve) => setTimeout(() => resolve({ at: new Date(), value: null, unit: null, error: 'x' }), 1_500)),
      'keeps its time-out',
    ],
    ['has neither value nor error', async () => ({ at: new Date(), value: null, unit: null, error: null }), 'reads a healthy system'],
    [
      'ignores the abort',
      () => new Promise((resolve) => setTimeout(() => resolve({ at: new Date(), value: null, unit: null, error: 'x' }), 2_500)),
      'ends when it is aborted',
    ],
  ])('catches a probe that %s', async (_what, measure, rule) => {
    const harness = await http({ from: 'status' }, (value) => value === 200)();
    const problems = await probeChecks.find(({ name }) => name === rule)?.run({ ...harness, probe: broken(measure) });
    expect(problems?.length).toBeGreaterThan(0);
  });
});
