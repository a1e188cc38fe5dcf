import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOnce, eventually, freeBases, MusiccorpUnderTest, pause, RunningProcess } from './musiccorp.test-kit';
import { callJson } from './runtime/json-client';
import { TcpForwarder } from './tcp-forwarder.test-kit';
import { musiccorpTopology } from './topology';

const stateFile = join(tmpdir(), `musiccorp-${process.pid}.json`);
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

beforeAll(() => buildOnce(), 40_000);
afterAll(() => rmSync(stateFile, { force: true }));

describe('the launcher', () => {
  it('starts a service again within two seconds, with the switches in force', async () => {
    const system = await MusiccorpUnderTest.start({ MUSICCORP_STATE_FILE: stateFile });
    try {
      await system.switches({ timeouts: true, circuitBreakers: true });
      const pidOf = (name: string) => {
        const state = JSON.parse(readFileSync(stateFile, 'utf8')) as { services: { name: string; pid: number }[] };
        return state.services.find((service) => service.name === name)?.pid ?? 0;
      };
      const first = pidOf('order');
      expect((await system.call('order', { path: '/health/live' })).body).toMatchObject({ pid: first });
      process.kill(first, 'SIGKILL');
      await eventually(2000, async () => expect((await system.call('order', { path: '/health/ready' })).status).toBe(200));
      expect(pidOf('order')).not.toBe(first);
      expect((await system.call('order', { path: '/switches' })).body).toMatchObject({
        timeouts: true,
        circuitBreakers: true,
        bulkheads: false,
      });
    } finally {
      await system.stop();
    }
  });

  it('leaves nothing behind on SIGTERM, and its services leave when it is killed', async () => {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const env = { ...(await freeBases()), MUSICCORP_DIRECT: '1', MUSICCORP_STATE_FILE: stateFile };
      const launcher = new RunningProcess('main.js', [], env);
      await eventually(10_000, async () => expect(launcher.output).toContain('"all-ready"'));
      const { services } = JSON.parse(readFileSync(stateFile, 'utf8')) as { services: { pid: number }[] };
      expect(services.every(({ pid }) => isAlive(pid))).toBe(true);
      const code = await launcher.stop(signal);
      if (signal === 'SIGTERM') expect(code).toBe(0);
      await eventually(6000, async () => expect(services.filter(({ pid }) => isAlive(pid))).toEqual([]));
    }
  });

  it('refuses a taken port by name and stops', async () => {
    const env = { ...(await freeBases()), MUSICCORP_DIRECT: '1' };
    const taken = musiccorpTopology(env).services[2]?.port ?? 0;
    const squatter = new TcpForwarder(taken, taken);
    await squatter.listen();
    const launcher = new RunningProcess('main.js', [], env);
    expect(await launcher.exited).toBe(1);
    expect(launcher.output).toContain(`port ${taken} is taken`);
    await squatter.close();
  });

  it('refuses a wrong setting with a readable message', async () => {
    const launcher = new RunningProcess('main.js', [], { MUSICCORP_DEADLINE_MS: 'soon' });
    expect(await launcher.exited).toBe(78);
    expect(launcher.output).toContain('MUSICCORP_DEADLINE_MS must be a whole number from 100 to 30000');
  });
});

describe('a service alone', () => {
  it('is not ready without the agent, says why, and becomes ready when the proxies appear', async () => {
    const env = await freeBases();
    const topology = musiccorpTopology(env);
    const service = new RunningProcess('service.js', ['payment'], env);
    const port = topology.services[4]?.port ?? 0;
    const ready = () => callJson(port, { path: '/health/ready' }, { ceilingMs: 1000 });
    const before = await eventually(5000, ready);
    expect(before.status).toBe(503);
    expect(before.body).toMatchObject({ ready: false, unreachableProxies: ['payment-to-provider'] });
    expect((before.body as { reason: string }).reason).toContain('is the agent running?');
    const place = topology.proxies[8];
    const proxy = new TcpForwarder(place?.listenPort ?? 0, place?.upstreamPort ?? 0);
    await proxy.listen();
    await eventually(3000, async () => expect((await ready()).status).toBe(200));
    await proxy.close();
    expect(await service.stop()).toBe(0);
  });

  it('answers what it has begun when it is told to stop', async () => {
    const env = await freeBases();
    const topology = musiccorpTopology(env);
    const place = topology.proxies[1];
    const slow = new TcpForwarder(place?.listenPort ?? 0, place?.upstreamPort ?? 0);
    await slow.listen();
    slow.set({ latencyMs: 700 });
    const catalog = new RunningProcess('service.js', ['catalog'], env);
    const gateway = new RunningProcess('service.js', ['gateway'], { ...env, MUSICCORP_TRAFFIC: 'off' });
    const port = topology.services[0]?.port ?? 0;
    for (const { url } of [topology.services[0], topology.services[2]].map((service) => service ?? { url: '' }))
      await eventually(5000, async () =>
        expect((await callJson(Number(url.split(':')[2]), { path: '/health/live' }, { ceilingMs: 500 })).status).toBe(200),
      );
    const page = callJson(port, { path: '/catalog' }, { ceilingMs: 5000 });
    await pause(200);
    const stopped = gateway.stop();
    await pause(100);
    await expect(callJson(port, { path: '/health/live' }, { ceilingMs: 500 })).rejects.toThrow();
    expect((await page).status).toBe(200);
    expect(await stopped).toBe(0);
    await catalog.stop();
    await slow.close();
  });
});
