import type { FaultPlan } from '@chaos/engine';
import { describeDriver } from './describe-driver';
import { driverChecks } from './driver-checks';
import type { DriverHarness } from './driver-harness';
import { DEFECTS, type Defect, FakeDriver } from './fake.driver';
import { FakeTargetSide } from './fake-target-side';
import { FaultyHttp } from './faulty-http';

let names = 0;

async function makeHarness(defect: Defect | null = null): Promise<DriverHarness> {
  const side = new FakeTargetSide(['shop', 'other']);
  const network = new FaultyHttp(side.call);
  const plan = (over: Partial<FaultPlan> = {}): FaultPlan => {
    names += 1;
    const fault = { kind: 'down', params: {} };
    return {
      externalName: `gd-fake-${names}`,
      target: 'shop',
      allowedTargets: ['shop'],
      fault,
      durationMs: 20_000,
      leaseMs: 15_000,
      ...over,
    };
  };
  return {
    driver: new FakeDriver(network.call, defect),
    plan,
    isAffected: async () => side.present().some(({ target }) => target === 'shop'),
    loseNextAnswer: () => network.loseNextAnswer(),
    failNext: () => network.failNext(),
    cutOff: (how) => network.cutOff(how),
    reconnect: () => network.reconnect(),
    stickRemoval: () => {
      side.stuck = true;
      return () => {
        side.stuck = false;
      };
    },
    makeForeignFault: async () => {
      const body = JSON.stringify({ name: 'someone-elses', target: 'other', kind: 'down', ms: 60_000 });
      await side.call({ method: 'POST', url: 'fake://side/f/', headers: {}, body, timeoutMs: 1_000, signal: new AbortController().signal });
      return 'someone-elses';
    },
    close: async () => undefined,
  };
}

describe('faulty fake', () => describeDriver('without a defect', () => makeHarness()));

/** For each defect the rule that must catch it. Other rules may catch it as well. */
const CAUGHT_BY: Record<Defect, string> = {
  'believes the acknowledgement': 'gives evidence only when gone',
  'always says gone': 'gives evidence only when gone',
  'forgets to remove': 'heals after inject',
  'arms twice': 'arms once by key',
  'throws on a lost answer': 'finds by name what a lost answer armed',
  'takes silence for success': 'finds by name what a lost answer armed',
  'takes a missing fault for an error': 'heals without inject',
  'ignores the allowed targets': 'refuses outside the allowed targets',
  'lists everything': 'lists ours only',
  'ignores the time-out': 'keeps its time-outs',
  'drops the deadline': 'ends by itself at the deadline',
};

describe('the kit', () => {
  it.each(DEFECTS.map((defect) => [defect, CAUGHT_BY[defect]] as const))('catches a driver that %s', async (defect, rule) => {
    const check = driverChecks.find(({ name }) => name === rule);
    const problems = await check?.run(await makeHarness(defect));
    expect(problems?.length).toBeGreaterThan(0);
  });
});
