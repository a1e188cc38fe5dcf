import { type FaultPlan, findDriver } from '@chaos/engine';
import { AgentKit } from './agent-kit';
import { describeDriver } from './describe-driver';
import type { DriverHarness } from './driver-harness';
import { FaultyHttp } from './faulty-http';
import { callHttp } from './loopback';

let kit: AgentKit;
let names = 0;

/** One real agent serves the whole file; each harness removes what it left. */
async function makeHarness(): Promise<DriverHarness> {
  const network = new FaultyHttp(callHttp);
  const driver = findDriver('local')?.create({ url: kit.url, token: kit.token() }, { http: network.call });
  if (!driver) throw new Error('there is no local driver');
  let resume = (): void => undefined;
  const plan = (over: Partial<FaultPlan> = {}): FaultPlan => {
    names += 1;
    const fault = { kind: 'latency', params: { latencyMs: 250, jitterMs: 20 } };
    const allowedTargets = ['order-catalog', 'order-inventory'];
    return {
      externalName: `gd-run-7-${names}`,
      target: 'order-catalog',
      allowedTargets,
      fault,
      durationMs: 20_000,
      leaseMs: 15_000,
      ...over,
    };
  };
  return {
    driver,
    plan,
    isAffected: () => kit.isAffected('order-catalog'),
    loseNextAnswer: () => network.loseNextAnswer(),
    failNext: () => network.failNext(),
    cutOff: (how) => network.cutOff(how),
    reconnect: () => network.reconnect(),
    stickRemoval: () => {
      // A frozen forwarder cannot remove anything; the agent must not claim that it did.
      const pid = kit.forwarderPid;
      process.kill(pid, 'SIGSTOP');
      resume = () => {
        process.kill(pid, 'SIGCONT');
        resume = () => undefined;
      };
      return () => resume();
    },
    makeForeignFault: async () => {
      const name = 'someone-elses';
      await kit.call('POST', '/faults', { name, target: 'order-inventory', kind: 'refuse', ttlMs: 60_000, leaseMs: 60_000 });
      return name;
    },
    close: async () => {
      resume();
      for (const { name } of (await kit.call('GET', '/faults')).body.faults) await kit.call('DELETE', `/faults/${name}`);
    },
  };
}

beforeAll(async () => {
  kit = await AgentKit.make(['order-catalog', 'order-inventory']);
  await kit.start();
});
afterAll(() => kit.close());

describeDriver('local with a real agent', makeHarness);

describe('local driver', () => {
  const call = () => ({ signal: new AbortController().signal, timeoutMs: 1_500 });

  it('keeps a fault by heartbeat and learns which ones have ended', async () => {
    const { driver, plan, close } = await makeHarness();
    const prepared = driver.prepare(plan());
    if (!prepared.ok) throw new Error(prepared.refusal.message);
    await driver.arm(prepared.state, { ...call(), remainingMs: 10_000 });
    expect(await driver.renew?.([prepared.state.externalName, 'gd-gone-1'], call())).toEqual({
      result: 'renewed',
      held: [prepared.state.externalName],
    });
    await close();
  });

  it('lists the targets of the operator', async () => {
    const { driver } = await makeHarness();
    const list = await driver.listTargets(call());
    expect(list.result === 'listed' && list.targets.map(({ name }) => name)).toEqual(['order-catalog', 'order-inventory']);
  });

  it('never arms a name again after its removal', async () => {
    const { driver, plan } = await makeHarness();
    const prepared = driver.prepare(plan());
    if (!prepared.ok) throw new Error(prepared.refusal.message);
    await driver.disarm(prepared.state, call());
    expect(await driver.arm(prepared.state, { ...call(), remainingMs: 10_000 })).toMatchObject({
      result: 'never_armed',
      reason: expect.stringContaining('NAME_ENDED'),
    });
  });

  it.each([
    ['no address', { token: 'x'.repeat(40) }],
    ['a short token', { url: 'http://127.0.0.1:4620', token: 'x' }],
    ['another protocol', { url: 'file:///etc/passwd', token: 'x'.repeat(40) }],
  ])('refuses settings with %s', (_what, settings) => {
    expect(() => findDriver('local')?.create(settings, { http: callHttp })).toThrow();
  });
});
