import { statSync } from 'node:fs';
import { join } from 'node:path';
import { AgentKit } from '../../../test/conformance/agent-kit';
import { pause, startService, within } from '../../../test/conformance/loopback';
import { isAlive, refOf } from './process-ref';

const latency = (name: string, target: string, over: Record<string, unknown> = {}) => ({
  name,
  target,
  kind: 'latency',
  params: { latencyMs: 300 },
  ttlMs: 60_000,
  leaseMs: 30_000,
  ...over,
});

describe('agent', () => {
  let kit: AgentKit;
  beforeAll(async () => {
    kit = await AgentKit.make(['order-catalog', 'order-inventory']);
    await kit.start();
  });
  afterAll(() => kit.close());
  afterEach(async () => {
    for (const { name } of (await kit.call('GET', '/faults')).body.faults) await kit.call('DELETE', `/faults/${name}`);
  });

  it('makes a token of 256 bits that only its owner can read', () => {
    expect(statSync(join(kit.folder, 'token')).mode & 0o777).toBe(0o600);
    expect(Buffer.from(kit.token(), 'base64url')).toHaveLength(32);
    expect(kit.output).not.toContain(kit.token());
  });

  it.each([{}, { authorization: 'Bearer nope' }, { authorization: 'Basic abc' }])(
    'refuses everything but health without the token (%j)',
    async (headers) => {
      for (const path of ['/faults', '/targets', '/faults/gd-1-1', '/nowhere']) {
        expect((await kit.raw('GET', path, null, headers as Record<string, string>)).status).toBe(401);
      }
      expect((await kit.raw('DELETE', '/faults/gd-1-1', null, headers as Record<string, string>)).status).toBe(401);
      expect((await kit.raw('GET', '/health', null, {})).status).toBe(200);
    },
  );

  it('offers the targets of the file', async () => {
    const { body } = await kit.call('GET', '/targets');
    expect(body.targets.map((target) => [target.name, target.kind, target.fault])).toEqual([
      ['order-catalog', 'proxy', null],
      ['order-inventory', 'proxy', null],
    ]);
  });

  it('slows traffic down and back up, on that target only', async () => {
    expect((await kit.call('POST', '/faults', latency('gd-slow-1', 'order-catalog'))).status).toBe(201);
    const slow = await kit.through('order-catalog');
    expect(slow.ok).toBe(true);
    expect(slow.ms).toBeGreaterThan(290);
    expect((await kit.through('order-inventory')).ms).toBeLessThan(290);
    expect((await kit.call('DELETE', '/faults/gd-slow-1')).status).toBe(204);
    expect((await kit.through('order-catalog')).ms).toBeLessThan(290);
  });

  it.each([
    ['refuse', {}, 'ECONNRESET'],
    ['reset', {}, 'ECONNRESET'],
    ['blackhole', {}, 'ABORT_ERR'],
  ])('fails traffic under %s and heals it', async (kind, params, code) => {
    const name = `gd-${kind}-1`;
    await kit.call('POST', '/faults', latency(name, 'order-catalog', { kind, params }));
    const failed = await kit.through('order-catalog', 500);
    expect(failed.ok).toBe(false);
    expect(failed.error).toBe(code);
    await kit.call('DELETE', `/faults/${name}`);
    expect((await kit.through('order-catalog')).ok).toBe(true);
  });

  it('answers with the status of http_error', async () => {
    await kit.call('POST', '/faults', latency('gd-error-1', 'order-catalog', { kind: 'http_error', params: { status: 502 } }));
    expect((await kit.through('order-catalog')).status).toBe(502);
  });

  it('adopts the same request, refuses another of that name and a second fault on the target', async () => {
    expect((await kit.call('POST', '/faults', latency('gd-twice-1', 'order-catalog'))).status).toBe(201);
    const again = await kit.call('POST', '/faults', latency('gd-twice-1', 'order-catalog', { ttlMs: 30_000 }));
    expect(again.status).toBe(200);
    const other = await kit.call('POST', '/faults', latency('gd-twice-1', 'order-catalog', { params: { latencyMs: 1 } }));
    expect([other.status, other.body.error.code]).toEqual([409, 'NAME_TAKEN']);
    const busy = await kit.call('POST', '/faults', latency('gd-twice-2', 'order-catalog'));
    expect([busy.status, busy.body.error.code]).toEqual([409, 'TARGET_BUSY']);
  });

  it('makes one fault of ten equal requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => kit.call('POST', '/faults', latency('gd-race-1', 'order-catalog'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
  });

  it('never arms a name that has ended, even when the removal came first', async () => {
    expect((await kit.call('DELETE', '/faults/gd-late-1')).status).toBe(204);
    const late = await kit.call('POST', '/faults', latency('gd-late-1', 'order-catalog'));
    expect([late.status, late.body.error.code]).toEqual([410, 'NAME_ENDED']);
    expect(await kit.isAffected('order-catalog')).toBe(false);
  });

  it.each([
    ['no name', { name: undefined }, 'name'],
    ['a name with a path in it', { name: '../../etc' }, 'name'],
    ['a name over 63 characters', { name: 'a'.repeat(64) }, 'name'],
    ['no end', { ttlMs: undefined }, 'ttlMs'],
    ['an end in more than an hour', { ttlMs: 3_600_001 }, 'ttlMs'],
    ['an unknown kind', { kind: 'meteor' }, 'kind'],
    ['a latency below zero', { params: { latencyMs: -5 } }, 'params.latencyMs'],
    ['more jitter than latency', { params: { latencyMs: 5, jitterMs: 6 } }, 'params.jitterMs'],
    ['an unknown parameter', { params: { latencyMs: 5, shell: 'rm' } }, 'params'],
    ['an unknown field', { command: 'rm' }, ''],
  ])('refuses %s', async (_what, over, path) => {
    const answer = await kit.call('POST', '/faults', latency('gd-bad-1', 'order-catalog', over as Record<string, unknown>));
    expect([answer.status, answer.body.error.code, answer.body.error.path]).toEqual([400, 'BAD_REQUEST', path]);
    expect((await kit.call('GET', '/faults')).body.faults).toEqual([]);
  });

  it('refuses what is not JSON, what is too large, unknown targets and unknown paths', async () => {
    const headers = { authorization: `Bearer ${kit.token()}` };
    expect((await kit.raw('POST', '/faults', '{', headers)).status).toBe(400);
    expect((await kit.raw('POST', '/faults', 'x'.repeat(70_000), headers)).status).toBe(413);
    expect((await kit.call('POST', '/faults', latency('gd-bad-2', 'elsewhere'))).body.error.code).toBe('UNKNOWN_TARGET');
    expect((await kit.call('GET', '/nowhere')).status).toBe(404);
    expect((await kit.call('GET', '/faults/GD_1')).status).toBe(400);
  });

  it('takes a fault back at its deadline, within a second', async () => {
    await kit.call('POST', '/faults', latency('gd-deadline-1', 'order-catalog', { ttlMs: 700 }));
    await pause(1_700);
    const { body } = await kit.call('GET', '/faults/gd-deadline-1');
    expect([body.state, body.endedBy, body.present]).toEqual(['ended', 'deadline', false]);
    expect(Date.parse(body.endedAt) - Date.parse(body.since)).toBeLessThan(1_700);
  });

  it('takes a fault back when the heartbeat stops, and keeps it while it goes on', async () => {
    await kit.call('POST', '/faults', latency('gd-lease-1', 'order-catalog', { leaseMs: 600, runId: 'run-1' }));
    for (let i = 0; i < 5; i += 1) {
      await pause(250);
      expect((await kit.call('POST', '/heartbeat', i % 2 ? { runId: 'run-1' } : { names: ['gd-lease-1'] })).body.held).toEqual([
        'gd-lease-1',
      ]);
    }
    expect(await kit.isAffected('order-catalog')).toBe(true);
    expect(await within(1_600, async () => (await kit.call('GET', '/faults/gd-lease-1')).body.endedBy === 'lease')).toBe(true);
    expect(await kit.isAffected('order-catalog')).toBe(false);
    expect((await kit.call('POST', '/heartbeat', { names: ['gd-lease-1'] })).body.held).toEqual([]);
  });

  it('brings a killed forwarder back and says that the fault is over', async () => {
    await kit.call('POST', '/faults', latency('gd-forwarder-1', 'order-catalog'));
    process.kill(kit.forwarderPid, 'SIGKILL');
    expect(await within(3_000, async () => (await kit.call('GET', '/faults/gd-forwarder-1')).body.endedBy === 'forwarder_lost')).toBe(true);
    expect((await kit.through('order-catalog')).ok).toBe(true);
  });
});

describe('agent that is stopped', () => {
  it('takes its faults back on SIGTERM and leaves no process', async () => {
    const kit = await AgentKit.make(['order-catalog']);
    await kit.start();
    await kit.call('POST', '/faults', latency('gd-term-1', 'order-catalog', { kind: 'blackhole', params: {} }));
    const forwarder = refOf(kit.forwarderPid);
    expect(await kit.end('SIGTERM')).toBe(0);
    expect(isAlive(forwarder)).toBe(false);
    await kit.start();
    expect((await kit.call('GET', '/faults')).body.faults).toEqual([]);
    expect((await kit.call('GET', '/faults/gd-term-1')).body.endedBy).toBe('shutdown');
    await kit.close();
  });

  it('says plainly that a proxy port is taken', async () => {
    const kit = await AgentKit.make(['order-catalog']);
    const blocker = await startService(kit.proxies.get('order-catalog'));
    await expect(kit.start()).rejects.toThrow(/Port \d+ of the proxy "order-catalog" cannot be opened \(EADDRINUSE\)/);
    await blocker.close();
    await kit.close();
  });
});
