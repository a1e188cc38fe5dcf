import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from '../../../test/conformance/loopback';
import { type ArmRequest, FaultKeeper } from './fault-keeper';
import type { ForwarderReply, ForwarderRequest, HeldFault } from './forwarder/protocol';
import { StateFile } from './state-file';

/** A forwarder in memory that can be silent, lose an answer, or refuse to let go. */
class FakeForwarder {
  held: HeldFault[] = [];
  silent = false;
  loseAnswer = false;
  sticky = false;

  async ask(request: ForwarderRequest): Promise<ForwarderReply> {
    if (this.silent) throw new Error('silent');
    if (request.op === 'arm') {
      this.held.push({
        name: request.name,
        target: request.target,
        since: Date.now(),
        remainingMs: request.remainingMs,
        leaseMs: request.leaseMs,
      });
    }
    if (request.op === 'disarm' && !this.sticky) this.held = this.held.filter(({ name }) => name !== request.name);
    if (this.loseAnswer) {
      this.loseAnswer = false;
      throw new Error('lost');
    }
    return { ok: true, faults: [...this.held], notListening: [] };
  }
}

const wanted = (over: Partial<ArmRequest> = {}): ArmRequest => ({
  name: 'gd-run-1-1',
  target: 'shop',
  kind: 'refuse',
  params: {},
  ttlMs: 60_000,
  leaseMs: 60_000,
  runId: null,
  ...over,
});

describe('fault keeper', () => {
  let dir: string;
  let forwarder: FakeForwarder;
  const keeper = () => new FaultKeeper(new StateFile(dir), forwarder, new Set(['shop', 'bank']), () => undefined);
  const onDisk = (): { name: string; state: string; endedBy: string | null }[] =>
    JSON.parse(readFileSync(join(dir, 'faults.json'), 'utf8')).faults;
  /** Changes what is on disk, as a crash or a clock would have. */
  const edit = (change: Record<string, unknown>): void => {
    const faults = onDisk().map((fault) => ({ ...fault, ...change }));
    writeFileSync(join(dir, 'faults.json'), JSON.stringify({ version: 1, faults }));
  };
  const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'keeper-'));
    forwarder = new FakeForwarder();
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('has the fault on disk before the forwarder hears of it', async () => {
    let seen: string | undefined;
    const ask = forwarder.ask.bind(forwarder);
    forwarder.ask = async (request) => {
      if (request.op === 'arm') seen = onDisk()[0]?.state;
      return ask(request);
    };
    await keeper().arm(wanted());
    expect(seen).toBe('arming');
    expect(onDisk()).toMatchObject([{ name: 'gd-run-1-1', state: 'active' }]);
  });

  it('keeps nothing when the forwarder is silent, and never arms that name again', async () => {
    const one = keeper();
    forwarder.silent = true;
    expect(await one.arm(wanted())).toEqual({ result: 'FORWARDER_DOWN' });
    forwarder.silent = false;
    expect(await one.arm(wanted())).toEqual({ result: 'NAME_ENDED' });
    expect(one.active()).toEqual([]);
  });

  it('drops what the forwarder armed although the answer was lost', async () => {
    const one = keeper();
    forwarder.loseAnswer = true;
    expect(await one.arm(wanted())).toEqual({ result: 'FORWARDER_DOWN' });
    await one.reconcile();
    expect(forwarder.held).toEqual([]);
  });

  it('goes on removing until the forwarder lets go', async () => {
    const one = keeper();
    await one.arm(wanted());
    forwarder.sticky = true;
    expect(await one.remove('gd-run-1-1')).toBe(false);
    expect((await one.find('gd-run-1-1')).fault?.state).toBe('active');
    expect(await one.renew({ names: ['gd-run-1-1'], runId: null })).toEqual([]);
    forwarder.sticky = false;
    await one.endDue();
    expect(await one.find('gd-run-1-1')).toMatchObject({ fault: { state: 'ended', endedBy: 'deleted' }, present: false });
  });

  it.each([
    ['died between disk and forwarder', { state: 'arming', since: null }, false, 'ended', 'not_armed'],
    ['died between forwarder and answer', { state: 'arming', since: null }, true, 'active', null],
    ['died with a live fault', {}, true, 'active', null],
    ['was away past the deadline', { deadline: '2020-01-01T00:00:00.000Z' }, true, 'ended', 'deadline'],
    ['was away past the lease', { leaseUntil: '2020-01-01T00:00:00.000Z' }, true, 'ended', 'lease'],
    ['lost its forwarder as well', {}, false, 'ended', 'forwarder_lost'],
  ])('recovers when the agent %s', async (_what, change, stillHeld, state, endedBy) => {
    await keeper().arm(wanted());
    edit(change);
    if (!stillHeld) forwarder.held = [];
    const next = keeper();
    await next.recover();
    expect((await next.find('gd-run-1-1')).fault).toMatchObject({ state, endedBy });
    expect(forwarder.held.length).toBe(state === 'active' ? 1 : 0);
  });

  it('drops what the forwarder holds when the file is damaged', async () => {
    await keeper().arm(wanted());
    writeFileSync(join(dir, 'faults.json'), '{"version":1,"faults":[{');
    const next = keeper();
    await next.recover();
    expect([forwarder.held, next.active()]).toEqual([[], []]);
  });

  it('gives no more time when the wall clock was set back', async () => {
    await keeper().arm(wanted());
    edit({ deadline: inSeconds(86_400), leaseUntil: inSeconds(86_400) });
    for (const held of forwarder.held) held.remainingMs = 150;
    const next = keeper();
    await next.recover();
    await pause(200);
    await next.endDue();
    expect((await next.find('gd-run-1-1')).fault).toMatchObject({ state: 'ended', endedBy: 'deadline' });
  });

  it('renews by run and only what has not ended', async () => {
    const one = keeper();
    await one.arm(wanted({ runId: 'r1' }));
    await one.arm(wanted({ name: 'gd-run-1-2', target: 'bank', runId: 'r1' }));
    await one.remove('gd-run-1-2');
    expect(await one.renew({ names: [], runId: 'r1' })).toEqual(['gd-run-1-1']);
    expect(await one.renew({ names: [], runId: null })).toEqual([]);
  });

  it('ends everything at a shutdown and says when one could not be confirmed', async () => {
    const one = keeper();
    await one.arm(wanted());
    await one.arm(wanted({ name: 'gd-run-1-2', target: 'bank' }));
    forwarder.sticky = true;
    expect(await one.endAll('shutdown')).toBe(false);
    forwarder.sticky = false;
    expect(await one.endAll('shutdown')).toBe(true);
    expect(forwarder.held).toEqual([]);
  });

  it('forgets the oldest ended names beyond a thousand', async () => {
    const one = keeper();
    for (let i = 1; i <= 1_010; i += 1) await one.remove(`gd-many-${i}`);
    expect(onDisk()).toHaveLength(1_000);
    expect(onDisk()[0]?.name).toBe('gd-many-11');
  }, 60_000);
});
