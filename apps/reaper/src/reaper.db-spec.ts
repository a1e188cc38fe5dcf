import { loadConfig } from '@platform/config';
import { ExecutionKit } from '../../../libs/chaos/src/execution/execution.test-kit';
import { createReaper, type RunningReaper } from './create-reaper';

let kit: ExecutionKit;
const running: RunningReaper[] = [];
beforeAll(async () => {
  kit = await ExecutionKit.start();
  for (let i = 0; i < 50; i++) await kit.target(`t${i}`);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((reaper) => reaper.stop(0)));
  await kit.quiet();
});
afterAll(() => kit?.close());

const quiet = { info: () => undefined, warn: () => undefined };
function reap(): void {
  const config = loadConfig({ DATABASE_URL: kit.db.appUrl, NODE_ENV: 'test' }, { process: 'reaper', required: ['DATABASE_URL'] });
  running.push(createReaper(config, quiet, () => kit.driver));
}
async function run(lifecycle: string, leaseSeconds: number | null): Promise<string> {
  const id = await kit.queued();
  await kit.db.query(
    `update run set lifecycle = $2, started_at = now(), deadline_at = now() + interval '1 minute', lease_epoch = 1,
       lease_until = now() + make_interval(secs => $3::float8) where id = $1`,
    [id, lifecycle, leaseSeconds],
  );
  return id;
}
const engage = () =>
  kit.db.query(`with s as (insert into emergency_stop (id, reason) values (gen_random_uuid(), 'test') returning id)
    select pg_notify('second_story_live', json_build_object('topic', 'stop', 'id', id)::text) from s`);
const states = async (id: string) => [...new Set((await kit.faults(id)).map(({ state }) => state))];

it('removes a fault past its deadline although its worker lives, with evidence', async () => {
  const id = await run('observing', 60);
  await kit.leftBehind(id, 'shop', 'active', -10);
  reap();
  await kit.until(async () => (await states(id))[0] === 'cleared');
  expect(kit.side.present()).toEqual([]);
  expect(await kit.faults(id)).toMatchObject([{ evidence: 'read back', ended_at: expect.any(Date) }]);
  expect(await kit.row(id)).toMatchObject({ lifecycle: 'observing' });
});

it('leaves a fault alone that is neither due nor abandoned', async () => {
  const id = await run('observing', 60);
  await kit.leftBehind(id, 'shop', 'active');
  reap();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await states(id)).toEqual(['active']);
  expect(kit.side.present()).toHaveLength(1);
  await kit.db.query('update run set stop_requested_at = now() where id = $1', [id]);
  await kit.until(async () => (await states(id))[0] === 'cleared');
});

it('takes care of a run whose worker died: faults gone, recovering, a worker asked once, by two reapers', async () => {
  const id = await run('injecting', -1);
  await kit.leftBehind(id, 'shop', 'arming');
  reap();
  reap();
  await kit.until(async () => (await states(id))[0] === 'cleared' && (await kit.row(id)).lifecycle === 'recovering');
  expect(kit.side.present()).toEqual([]);
  expect(await kit.row(id)).toMatchObject({ interruption: 'worker_lost', outcome: 'not_evaluated' });
  const asked = await kit.db.query(`select 1 as one from outbox where topic = 'chaos.executeRun' and payload->>'runId' = $1`, [id]);
  expect(asked).toHaveLength(1);
});

it('ends a run that no worker came for: inconclusive when clean, for hands when not', async () => {
  const [clean, dirty] = [await run('recovering', null), await run('recovering', null)];
  kit.side.stuck = true;
  await kit.leftBehind(dirty, 'other', 'active');
  await kit.db.query(`update run set state_changed_at = now() - interval '61 seconds' where id = any($1::uuid[])`, [[clean, dirty]]);
  reap();
  await kit.until(async () => (await kit.row(clean)).lifecycle === 'finished' && (await kit.row(dirty)).lifecycle === 'rollback_failed');
  expect(await kit.row(clean)).toMatchObject({ outcome: 'inconclusive', outcome_reason: 'worker_lost', recovered: null });
  expect(await kit.row(dirty)).toMatchObject({ outcome: 'not_evaluated', finished_at: null });
  await kit.db.query(`update fault set expires_at = now() - interval '31 seconds' where run_id = $1`, [dirty]);
  await kit.until(async () => (await states(dirty))[0] === 'stuck');
  kit.side.stuck = false;
  await kit.db.query('update fault set next_attempt_at = now() where run_id = $1', [dirty]);
  await kit.until(async () => (await kit.row(dirty)).lifecycle === 'rolling_back');
  expect(await states(dirty)).toEqual(['cleared']);
});

it('removes 50 faults within five seconds of the emergency stop while their worker sleeps', async () => {
  const id = await run('observing', 60);
  for (let i = 0; i < 50; i++) await kit.leftBehind(id, `t${i}`, 'active', 60_000, i + 1);
  reap();
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(kit.side.present()).toHaveLength(50);
  const started = Date.now();
  await engage();
  await kit.until(() => kit.side.present().length === 0);
  const ms = Date.now() - started;
  await kit.until(async () => (await states(id)).every((state) => state === 'cleared'));
  console.info(`50 faults gone after ${ms} ms, by evidence after ${Date.now() - started} ms`);
  expect(Date.now() - started).toBeLessThan(5_000);
});

it('sweeps a fault that the ledger does not know, and one that it calls over, and leaves others’ alone', async () => {
  const id = await run('observing', 60);
  await kit.leftBehind(id, 'shop', 'active');
  await kit.db.query(`update fault set state = 'cleared', evidence = 'believed' where run_id = $1`, [id]);
  const make = (name: string, target: string) =>
    kit.side.call({
      method: 'POST',
      url: 'fake://side/f/',
      headers: {},
      body: JSON.stringify({ name, target, kind: 'down', ms: 60_000 }),
      timeoutMs: 100,
      signal: new AbortController().signal,
    });
  await make('gd-unknown-1', 't1');
  await make('someone-elses', 't2');
  reap();
  await kit.until(() => kit.side.present().length === 1);
  expect(kit.side.present()).toMatchObject([{ name: 'someone-elses' }]);
  await kit.until(
    async () => (await kit.db.query(`select 1 as one from run_event where run_id = $1 and kind = 'sweep'`, [id])).length === 1,
  );
});
