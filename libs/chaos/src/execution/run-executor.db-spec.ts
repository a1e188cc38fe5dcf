import { SYSTEM_ACTOR } from '@platform/auth';
import '../chaos.policy';
import { catalogEntities } from '@catalog';
import { identityEntities } from '@identity';
import { incidentsEntities } from '@incidents';
import { chaosEntities } from '..';
import { EnvironmentsService } from '../environments.service';
import { RunsService } from '../runs.service';
import { ExecutionKit } from './execution.test-kit';
import { RunExecutor } from './run-executor';

let kit: ExecutionKit;
beforeAll(async () => {
  kit = await ExecutionKit.start([...identityEntities, ...catalogEntities, ...incidentsEntities, ...chaosEntities]);
});
afterEach(() => kit?.quiet());
afterAll(() => kit?.close());

const execute = (runId: string) => new RunExecutor(kit.host()).execute(runId);
const lever = () => kit.db.query(`insert into emergency_stop (id, reason) values (gen_random_uuid(), 'test')`);
const engine = new RunsService(new EnvironmentsService());
const stop = (runId: string) => kit.work.run(SYSTEM_ACTOR, (tx) => engine.stop(tx, runId, 'enough'));

describe('outcomes', () => {
  it('deviated and recovered: measured, proposed, red evidence, and gone by evidence', async () => {
    const run = await kit.queued();
    await execute(run);
    expect(await kit.row(run)).toMatchObject({
      lifecycle: 'finished',
      outcome: 'deviated',
      outcome_reason: null,
      recovered: true,
      lease_until: null,
    });
    expect(await kit.faults(run)).toMatchObject([
      { state: 'cleared', evidence: 'read back', activated_at: expect.any(Date), ended_at: expect.any(Date) },
    ]);
    expect(kit.evidence).toMatchObject([{ runId: run, verdict: 'red' }]);
    const [deviation] = await kit.db.query('select * from run_deviation where run_id = $1', [run]);
    expect(deviation).toMatchObject({ probe: 'rate', baseline_median: 1, worst: 0.2, deviated: true, recovered: true });
    expect(Number(deviation!.time_to_detect_ms)).toBeLessThan(300);
    expect(await kit.db.query('select status, target_name from weakness where run_id = $1', [run])).toEqual([
      { status: 'proposed', target_name: 'target shop' },
    ]);
    const events = await kit.db.query<{ event: string }>(
      `select data->>'event' as event from run_event where run_id = $1 and kind = 'lifecycle' order by at, id`,
      [run],
    );
    expect(events.map(({ event }) => event)).toEqual([
      'leased',
      'baseline_met',
      'all_active',
      'durations_over',
      'all_cleared',
      'recovery_met',
    ]);
    expect(
      await kit.db.query(`select 1 as one from outbox where topic = 'chaos.runFinished' and payload->>'runId' = $1`, [run]),
    ).toHaveLength(1);
  });

  it('held: green evidence and nothing proposed', async () => {
    kit.system = 'steady';
    const run = await kit.queued();
    await execute(run);
    expect(await kit.row(run)).toMatchObject({ lifecycle: 'finished', outcome: 'held', recovered: true });
    expect(kit.evidence).toMatchObject([{ verdict: 'green' }]);
    expect(await kit.db.query('select 1 as one from weakness where run_id = $1', [run])).toEqual([]);
  });

  it('injects nothing when the baseline is not met, and goes straight to the end', async () => {
    kit.system = 'broken';
    const run = await kit.queued();
    await execute(run);
    expect(await kit.row(run)).toMatchObject({
      lifecycle: 'finished',
      outcome: 'inconclusive',
      outcome_reason: 'baseline_not_met',
      recovered: null,
    });
    expect(await kit.faults(run)).toEqual([]);
    expect(kit.arms).toEqual([]);
  });

  it('takes back what is there when another fault could not be made', async () => {
    const run = await kit.queued(kit.spec({ injections: [{ durationMs: 5_000 }, { target: 'nowhere', durationMs: 5_000 }] }));
    await execute(run);
    expect(await kit.row(run)).toMatchObject({ lifecycle: 'finished', outcome: 'inconclusive', outcome_reason: 'partial_injection' });
    expect((await kit.faults(run)).map(({ state }) => state)).toEqual(['cleared', 'never_armed']);
    expect(kit.evidence).toEqual([]);
  });

  it('stops when it is blind', async () => {
    const run = await kit.queued(kit.spec({ injections: [{ durationMs: 5_000 }] }));
    const going = execute(run);
    await kit.until(() => kit.side.present().length === 1);
    kit.system = 'blind';
    await kit.until(() => kit.side.present().length === 0);
    kit.system = 'steady';
    await going;
    expect(await kit.row(run)).toMatchObject({ lifecycle: 'finished', outcome: 'inconclusive', outcome_reason: 'blind' });
  });

  it('is red when a guard probe stops it', async () => {
    const run = await kit.queued(
      kit.spec({ injections: [{ durationMs: 5_000 }], guards: { abortOn: [{ probe: 'rate', consecutive: 2 }] } }),
    );
    await execute(run);
    expect(await kit.row(run)).toMatchObject({ lifecycle: 'finished', outcome: 'aborted', outcome_reason: 'guard_probe', recovered: true });
    expect(kit.evidence).toMatchObject([{ verdict: 'red' }]);
  });

  it('disturbs one target twice in a row, one fault at a time', async () => {
    const run = await kit.queued(kit.spec({ injections: [{ durationMs: 300 }, { durationMs: 300, startAfterMs: 300 }] }));
    await execute(run);
    expect(await kit.row(run)).toMatchObject({ lifecycle: 'finished', outcome: 'deviated' });
    expect((await kit.faults(run)).map(({ state }) => state)).toEqual(['cleared', 'cleared']);
  });
});

describe('safety', () => {
  it('has the intent in the ledger before the driver is asked', async () => {
    const run = await kit.queued();
    let seen: string[] = [];
    kit.onRequest = async (method) => {
      if (method === 'POST') seen = (await kit.faults(run)).map(({ state }) => state);
    };
    await execute(run);
    expect(seen).toEqual(['arming']);
  });

  it('arms nothing after a stop was acknowledged, also when it came while arming', async () => {
    const run = await kit.queued(kit.spec({ injections: [{ durationMs: 5_000 }, { target: 'other', durationMs: 5_000 }] }));
    let first = true;
    let asking: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => {
      asking = resolve;
    });
    kit.onRequest = async (method) => {
      if (method !== 'POST' || !first) return;
      first = false;
      asking!();
      await new Promise((resolve) => setTimeout(resolve, 400));
    };
    const going = execute(run);
    await asked;
    await stop(run);
    const armed = kit.arms.length;
    await going;
    expect(armed).toBe(1);
    expect(kit.arms).toHaveLength(1);
    expect(kit.side.present()).toEqual([]);
    expect(await kit.row(run)).toMatchObject({ lifecycle: 'finished', outcome: 'aborted', outcome_reason: 'stopped' });
  });

  it('cancels a queued run that is stopped, and refuses one under the lever', async () => {
    const [first, second] = [await kit.queued(), await kit.queued()];
    await stop(first);
    await execute(first);
    await lever();
    await execute(second);
    expect(await kit.row(first)).toMatchObject({ lifecycle: 'cancelled', outcome: 'not_evaluated' });
    expect(await kit.row(second)).toMatchObject({ lifecycle: 'refused', explanation: 'The emergency stop is engaged.' });
    expect(kit.arms).toEqual([]);
  });

  it('aborts what is under way when the lever is engaged', async () => {
    const run = await kit.queued(kit.spec({ injections: [{ durationMs: 20_000 }] }));
    const going = execute(run);
    await kit.until(() => kit.side.present().length === 1);
    await lever();
    await going;
    expect(await kit.row(run)).toMatchObject({ lifecycle: 'finished', outcome: 'aborted', outcome_reason: 'emergency_stop' });
    expect(kit.side.present()).toEqual([]);
  });

  it('lets one target carry one fault', async () => {
    const [first, second] = [await kit.queued(kit.spec({ injections: [{ durationMs: 2_500 }] })), await kit.queued()];
    kit.system = 'steady';
    const going = execute(first);
    await kit.until(() => kit.side.present().length === 1);
    await execute(second);
    await going;
    expect(await kit.row(second)).toMatchObject({ lifecycle: 'finished', outcome: 'failed_to_start', outcome_reason: 'nothing_armed' });
    expect((await kit.row(second)).explanation).toContain('carries a fault of RUN-');
    expect(await kit.row(first)).toMatchObject({ outcome: 'held' });
  });

  it('refuses the late writes of a worker that lost its lease, which only disarms', async () => {
    const run = await kit.queued(kit.spec({ injections: [{ durationMs: 5_000 }] }));
    const going = execute(run);
    await kit.until(async () => (await kit.row(run)).lifecycle === 'observing');
    await kit.db.query('update run set lease_epoch = lease_epoch + 1 where id = $1', [run]);
    const before = await kit.row(run);
    await going;
    expect(await kit.row(run)).toMatchObject({ lifecycle: 'observing', outcome: 'not_evaluated', lease_epoch: before.lease_epoch });
    expect(kit.side.present()).toEqual([]);
    await kit.db.query(`update run set lease_until = now() - interval '1 second' where id = $1`, [run]);
    await execute(run);
    expect(await kit.row(run)).toMatchObject({ lifecycle: 'finished', outcome: 'inconclusive', outcome_reason: 'worker_lost' });
    expect(kit.arms).toHaveLength(1);
  });

  it.each(['arming', 'active'] as const)('never injects again when a job is delivered again for a run with a fault %s', async (state) => {
    const run = await kit.queued();
    await kit.leftBehind(run, 'shop', state);
    await kit.db.query(
      `update run set lifecycle = 'injecting', started_at = now(), deadline_at = now() + interval '1 minute', lease_epoch = 1,
         lease_until = now() - interval '1 second' where id = $1`,
      [run],
    );
    await Promise.all([execute(run), execute(run)]);
    expect(kit.arms).toEqual([]);
    expect(kit.side.present()).toEqual([]);
    expect(await kit.row(run)).toMatchObject({
      lifecycle: 'finished',
      outcome: 'inconclusive',
      outcome_reason: 'worker_lost',
      recovered: true,
    });
    expect(await kit.faults(run)).toMatchObject([{ state: 'cleared' }]);
  });

  it('hands a run over when its worker is stopped', async () => {
    const run = await kit.queued(kit.spec({ injections: [{ durationMs: 20_000 }] }));
    const executor = new RunExecutor(kit.host());
    const going = executor.execute(run);
    await kit.until(() => kit.side.present().length === 1);
    await executor.close();
    await going;
    expect(kit.side.present()).toEqual([]);
    expect(await kit.row(run)).toMatchObject({ lifecycle: 'recovering' });
    await execute(run);
    expect(await kit.row(run)).toMatchObject({ lifecycle: 'finished', outcome: 'inconclusive', outcome_reason: 'lease_lost' });
  });
});

it('has entities that agree with the migration', async () => {
  const { upQueries } = await kit.dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
