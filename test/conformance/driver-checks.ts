import { type CallOptions, type ChaosDriver, type DriverState, EXTERNAL_NAME_PREFIX, type FaultPlan } from '@chaos/engine';
import type { DriverHarness } from './driver-harness';
import { within } from './loopback';

/** One rule of the contract. Gives the list of what the driver does wrong; empty means it keeps the rule. */
export interface DriverCheck {
  name: string;
  run(harness: DriverHarness): Promise<string[]>;
}

const call = (over: Partial<CallOptions> = {}): CallOptions => ({ signal: new AbortController().signal, timeoutMs: 1_500, ...over });

/** Collects what did not hold. */
class Findings {
  readonly problems: string[] = [];
  /** Bound, so that checks can take it apart. */
  readonly expect = (holds: boolean, rule: string): void => {
    if (!holds) this.problems.push(rule);
  };
}

function prepared(harness: DriverHarness, over: Partial<FaultPlan> = {}): DriverState {
  const result = harness.driver.prepare(harness.plan(over));
  if (!result.ok) throw new Error(`the harness gave a plan that is refused: ${result.refusal.message}`);
  return result.state;
}

const arm = (driver: ChaosDriver, state: DriverState, over: Partial<CallOptions> = {}) =>
  driver.arm(state, { ...call(over), remainingMs: state.durationMs });

/** Disarms with retries, as the engine does, until the evidence says gone. */
async function heal(driver: ChaosDriver, state: DriverState): Promise<boolean> {
  return within(5_000, async () => {
    await driver.disarm(state, call());
    return (await driver.evidence(state, call())).result === 'gone';
  });
}

async function listed(driver: ChaosDriver): Promise<string[]> {
  const list = await driver.listMine(EXTERNAL_NAME_PREFIX, call());
  return list.result === 'listed' ? list.faults.map(({ externalName }) => externalName) : ['(list unconfirmed)'];
}

function check(name: string, examine: (harness: DriverHarness, findings: Findings) => Promise<void>): DriverCheck {
  return {
    name,
    run: async (harness) => {
      const findings = new Findings();
      try {
        await examine(harness, findings);
      } catch (error) {
        findings.problems.push(`a method threw: ${error instanceof Error ? error.message : String(error)}`);
      }
      return findings.problems;
    },
  };
}

/** The rules every driver keeps. */
export const driverChecks: readonly DriverCheck[] = [
  check('heals after inject', async (harness, { expect }) => {
    const state = prepared(harness);
    expect(!(await harness.isAffected()), 'prepare has no effect');
    expect((await arm(harness.driver, state)).result === 'active', 'arm answers active');
    expect(await harness.isAffected(), 'the target is disturbed after arm');
    expect((await harness.driver.status(state, call())).result === 'active', 'status answers active');
    expect((await harness.driver.disarm(state, call())).result === 'accepted', 'disarm is accepted');
    expect(await heal(harness.driver, state), 'evidence says gone');
    expect(!(await harness.isAffected()), 'the target is undisturbed once evidence says gone');
    expect((await harness.driver.status(state, call())).result === 'cleared', 'status answers cleared');
  }),
  check('heals twice without harm', async (harness, { expect }) => {
    const state = prepared(harness);
    await arm(harness.driver, state);
    for (const time of ['first', 'second']) {
      expect((await harness.driver.disarm(state, call())).result === 'accepted', `the ${time} disarm is accepted`);
      expect((await harness.driver.evidence(state, call())).result === 'gone', `evidence says gone after the ${time} disarm`);
    }
    expect(!(await harness.isAffected()), 'the target is undisturbed');
  }),
  check('heals without inject', async (harness, { expect }) => {
    const state = prepared(harness);
    expect((await harness.driver.status(state, call())).result === 'never_armed', 'status answers never_armed');
    expect((await harness.driver.disarm(state, call())).result === 'accepted', 'disarm is accepted');
    expect((await harness.driver.evidence(state, call())).result === 'gone', 'evidence says gone');
  }),
  check('survives an abort mid-way', async (harness, { expect }) => {
    const state = prepared(harness);
    const abort = new AbortController();
    harness.cutOff('hang');
    const arming = arm(harness.driver, state, { signal: abort.signal, timeoutMs: 5_000 });
    setTimeout(() => abort.abort(), 100);
    const started = performance.now();
    expect((await arming).result === 'unconfirmed', 'an aborted arm is unconfirmed');
    expect(performance.now() - started < 2_000, 'an aborted arm ends at once');
    harness.reconnect();
    expect(await heal(harness.driver, state), 'the fault can be removed afterwards');
    expect(!(await harness.isAffected()), 'the target is undisturbed');
  }),
  check('keeps its time-outs', async (harness, { expect }) => {
    const state = prepared(harness);
    harness.cutOff('hang');
    const started = performance.now();
    expect((await arm(harness.driver, state, { timeoutMs: 200 })).result === 'unconfirmed', 'an arm without an answer is unconfirmed');
    expect(
      (await harness.driver.disarm(state, call({ timeoutMs: 200 }))).result === 'unconfirmed',
      'a disarm without an answer is unconfirmed',
    );
    expect(performance.now() - started < 1_500, 'two calls of 200 ms end within 1.5 s');
    harness.reconnect();
    expect(await heal(harness.driver, state), 'the fault can be removed afterwards');
  }),
  check('refuses outside the allowed targets', async (harness, { expect }) => {
    const plan = harness.plan();
    const other = harness.driver.prepare({ ...plan, allowedTargets: ['something-else'] });
    expect(!other.ok && other.refusal.code === 'TARGET_NOT_ALLOWED', 'prepare refuses a target that is not allowed');
    const none = harness.driver.prepare({ ...plan, allowedTargets: [] });
    expect(!none.ok, 'prepare refuses when nothing is allowed');
    const state = prepared(harness, { target: 'no-such-target', allowedTargets: ['no-such-target'] });
    expect((await arm(harness.driver, state)).result === 'never_armed', 'arm refuses a target the connection does not offer');
    expect((await listed(harness.driver)).length === 0, 'nothing is left of it');
  }),
  check('refuses bad plans', async (harness, { expect }) => {
    const refused = (over: Partial<FaultPlan>, code: string) => {
      const result = harness.driver.prepare(harness.plan(over));
      return !result.ok && result.refusal.code === code;
    };
    expect(refused({ fault: { kind: 'meteor', params: {} } }, 'UNKNOWN_KIND'), 'an unknown kind is refused');
    expect(refused({ fault: { ...harness.plan().fault, params: { surprise: 1 } } }, 'BAD_PARAMS'), 'an unknown parameter is refused');
    expect(refused({ durationMs: Number.POSITIVE_INFINITY }, 'BAD_DURATION'), 'a fault without an end is refused');
    expect(refused({ externalName: '../../x' }, 'BAD_NAME'), 'a name that is not ours is refused');
  }),
  check('says unconfirmed when it cannot tell', async (harness, { expect }) => {
    const state = prepared(harness);
    await arm(harness.driver, state);
    harness.cutOff('refused');
    expect((await harness.driver.status(state, call())).result === 'unconfirmed', 'status is unconfirmed');
    expect((await harness.driver.disarm(state, call())).result === 'unconfirmed', 'disarm is unconfirmed');
    expect((await harness.driver.evidence(state, call())).result === 'unconfirmed', 'evidence is unconfirmed');
    expect((await harness.driver.listMine(EXTERNAL_NAME_PREFIX, call())).result === 'unconfirmed', 'the list is unconfirmed');
    harness.reconnect();
    expect(await heal(harness.driver, state), 'the fault can be removed afterwards');
  }),
  check('leaves nothing behind', async (harness, { expect }) => {
    for (let i = 0; i < 3; i += 1) {
      const state = prepared(harness);
      await arm(harness.driver, state);
      expect(await heal(harness.driver, state), 'evidence says gone');
    }
    expect((await listed(harness.driver)).length === 0, 'the list of ours is empty');
    expect(!(await harness.isAffected()), 'the target is undisturbed');
  }),
  check('arms once by key', async (harness, { expect }) => {
    const state = prepared(harness);
    const [first, second] = [await arm(harness.driver, state), await arm(harness.driver, state)];
    const same = first.result === 'active' && second.result === 'active' && first.since.getTime() === second.since.getTime();
    expect(same, 'the second arm finds the first');
    expect((await listed(harness.driver)).filter((name) => name === state.externalName).length === 1, 'one fault is listed');
    await harness.driver.disarm(state, call());
    expect((await harness.driver.evidence(state, call())).result === 'gone', 'one disarm removes it');
    expect(!(await harness.isAffected()), 'the target is undisturbed');
  }),
  check('lists ours only', async (harness, { expect }) => {
    const foreign = await harness.makeForeignFault();
    const state = prepared(harness);
    await arm(harness.driver, state);
    const names = await listed(harness.driver);
    expect(names.includes(state.externalName), 'ours is listed');
    expect(!names.includes(foreign), 'the foreign one is not listed');
    expect(await heal(harness.driver, state), 'evidence says gone');
  }),
  check('gives evidence only when gone', async (harness, { expect }) => {
    const state = prepared(harness);
    await arm(harness.driver, state);
    expect((await harness.driver.evidence(state, call())).result === 'present', 'evidence says present while it is there');
    const unstick = harness.stickRemoval();
    await harness.driver.disarm(state, call({ timeoutMs: 300 }));
    const stuck = await harness.driver.evidence(state, call({ timeoutMs: 300 }));
    expect(stuck.result !== 'gone', 'evidence does not say gone while removing is stuck');
    unstick();
    expect(await heal(harness.driver, state), 'evidence says gone when it is');
  }),
  check('finds by name what a lost answer armed', async (harness, { expect }) => {
    const state = prepared(harness);
    harness.loseNextAnswer();
    expect((await arm(harness.driver, state)).result === 'unconfirmed', 'an arm whose answer is lost is unconfirmed');
    expect(await harness.isAffected(), 'the target is disturbed');
    expect((await harness.driver.status(state, call())).result === 'active', 'status finds it by name');
    expect(await heal(harness.driver, state), 'it can be removed');
  }),
  check('survives a lost answer to disarm', async (harness, { expect }) => {
    const state = prepared(harness);
    await arm(harness.driver, state);
    harness.loseNextAnswer();
    expect((await harness.driver.disarm(state, call())).result === 'unconfirmed', 'a disarm whose answer is lost is unconfirmed');
    expect((await harness.driver.disarm(state, call())).result === 'accepted', 'the next disarm is accepted');
    expect((await harness.driver.evidence(state, call())).result === 'gone', 'evidence says gone');
  }),
  check('survives a server error, then success', async (harness, { expect }) => {
    const state = prepared(harness);
    harness.failNext();
    expect((await arm(harness.driver, state)).result === 'unconfirmed', 'an arm answered with an error is unconfirmed, not active');
    expect((await harness.driver.status(state, call())).result === 'never_armed', 'status says that it is not there');
    expect((await arm(harness.driver, state)).result === 'active', 'a later arm succeeds');
    harness.failNext();
    expect((await harness.driver.disarm(state, call())).result === 'unconfirmed', 'a disarm answered with an error is unconfirmed');
    expect(await heal(harness.driver, state), 'it can be removed');
  }),
  check('ends by itself at the deadline', async (harness, { expect }) => {
    const state = prepared(harness, { durationMs: 600 });
    await arm(harness.driver, state);
    const over = await within(2_500, async () => (await harness.driver.evidence(state, call())).result === 'gone');
    expect(over, 'evidence says gone after the deadline without a disarm');
    expect(!(await harness.isAffected()), 'the target is undisturbed');
    const late = await harness.driver.arm(prepared(harness), { ...call(), remainingMs: 0 });
    expect(late.result === 'never_armed', 'nothing is armed when no time is left');
  }),
];
