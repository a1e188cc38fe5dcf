import { randomUUID } from 'node:crypto';
import { IncidentsService, TimelineService } from '@incidents';
import type { Tx } from '@platform/database';
import { UnitOfWork } from '@platform/database';
import { DataSource } from 'typeorm';
import { type GameDayWorld, makeGameDayWorld } from '../../../test/e2e/gamedays/game-day-world';
import { startTestApi, type TestApi } from '../../../test/setup/test-api';
import { type DueOccurrence, FiringService } from './firing.service';
import { PlannedRunsService } from './planned-runs.service';
import { SettlingService } from './settling.service';
import { drain } from './tickers/drain';
import { FireGameDaysTicker } from './tickers/fire-game-days.ticker';

let api: TestApi;
let world: GameDayWorld;
beforeAll(async () => {
  api = await startTestApi({ DATABASE_POOL_SIZE: '20' });
  world = await makeGameDayWorld(api);
});
afterAll(() => api?.close());

const worker = <Service extends object>(Type: new (...args: never[]) => Service, ...more: object[]): Service => {
  const parts = [api.app.get(UnitOfWork), ...more] as never[];
  return new Type(...parts);
};
const firing = (Type: typeof FiringService = FiringService) =>
  worker(Type as never, api.app.get(IncidentsService), api.app.get(TimelineService)) as FiringService;
const occurrence = async (id: string) => (await api.db.query('select * from occurrence where id = $1', [id]))[0] as Record<string, unknown>;

/** One line per firing: which slot began, and the drill that was opened for it. */
type History = { occurrenceId: string; incidentId: string }[];

/** What actually began, as the audit trail of the firing transactions says. */
const history = (): Promise<History> =>
  api.db.query(
    `select data->>'occurrenceId' as "occurrenceId", data->>'incidentId' as "incidentId" from audit_event where action = 'gameDay.fired'`,
  );

/** Everything that is wrong with a history; empty when each slot began exactly once. */
function violations(slots: readonly string[], fired: History): string[] {
  const times = new Map(slots.map((slot) => [slot, 0]));
  for (const { occurrenceId } of fired) times.set(occurrenceId, (times.get(occurrenceId) ?? 0) + 1);
  return [...times].filter(([, count]) => count !== 1).map(([slot, count]) => `${slot} began ${count} times`);
}

async function dueSlots(count: number): Promise<string[]> {
  const experiment = await world.experiment('one-target');
  const slots: string[] = [];
  for (let i = 0; i < count; i++) slots.push(await world.due(await world.planned({ experiments: [experiment] }), i / 10));
  return slots;
}

/** Forgets every game day, so that each test counts its own. */
async function clear(): Promise<void> {
  await api.db.query(`update occurrence set status = 'cancelled', reason = 'test' where status in ('scheduled', 'fired', 'running')`);
  await api.db.query(`delete from audit_event where action = 'gameDay.fired'`);
}

describe('slots that are due', () => {
  beforeEach(clear);

  it.each([2, 4])('begin exactly once with %i workers at 100 slots', async (workers) => {
    const slots = await dueSlots(100);
    await Promise.all(Array.from({ length: workers }, () => new FireGameDaysTicker(firing()).run()));
    expect(violations(slots, await history())).toEqual([]);
    const rows = await api.db.query(
      `select count(*)::int as occurrences, count(distinct o.incident_id)::int as drills, count(distinct r.occurrence_id)::int as planned
       from occurrence o join incident i on i.id = o.incident_id and i.kind = 'drill' join game_day_run r on r.occurrence_id = o.id
       where o.status = 'fired' and o.id = any($1::uuid[])`,
      [slots],
    );
    expect(rows).toEqual([{ occurrences: 100, drills: 100, planned: 100 }]);
  });

  it('begin more than once without the claim: the check above can fail', async () => {
    class Unclaimed extends FiringService {
      protected override async claim(tx: Tx): Promise<DueOccurrence | null> {
        const [due] = await tx.query<DueOccurrence>(
          `select o.id as "occurrenceId", o.slot, o.trigger, g.id as "gameDayId", g.number, g.title, g.scenario, g.zone, 0 as "latenessSeconds",
             300 as "maxLatenessSeconds", null as "emergencyStop", 'open' as protection, 'x' as "environmentName", false as "environmentArchived"
           from occurrence o join game_day g on g.id = o.game_day_id where o.status = 'scheduled' and o.slot <= now() order by o.slot, o.id limit 1`,
        );
        await tx.query('select pg_sleep(0.05)');
        return due ?? null;
      }
    }
    await api.db.query('drop index occurrence_incident_unique');
    await api.db.query('alter table game_day_run drop constraint game_day_run_pk');
    const slots = await dueSlots(6);
    await Promise.all(Array.from({ length: 4 }, () => drain(() => firing(Unclaimed).fireNext())));
    expect(violations(slots, await history())).not.toEqual([]);
    await api.db.query(`delete from game_day_run where occurrence_id = any($1::uuid[])`, [slots]);
    await api.db.query('alter table game_day_run add constraint game_day_run_pk primary key (occurrence_id, position)');
    await api.db.query('create unique index occurrence_incident_unique on occurrence (incident_id) where incident_id is not null');
  });

  it('are missed with a reason when they are too late, and never begin', async () => {
    const day = await world.planned();
    const slot = await world.due(day, 301);
    await new FireGameDaysTicker(firing()).run();
    expect(await occurrence(slot)).toMatchObject({
      status: 'missed',
      reason: expect.stringMatching(/5 min after its time; at most 5 min/),
      incident_id: null,
    });
    expect(await api.db.query('select status, scheduled_at from game_day where id = $1', [day])).toEqual([
      { status: 'planned', scheduled_at: null },
    ]);
    expect(await history()).toEqual([]);
  });

  it('begin within the lateness that their plan allows', async () => {
    const day = await world.planned();
    await api.db.query('update game_day set max_lateness_seconds = 3600 where id = $1', [day]);
    const slot = await world.due(day, 3_000);
    await new FireGameDaysTicker(firing()).run();
    expect((await occurrence(slot)).status).toBe('fired');
  });

  it('do not begin before their time', async () => {
    const slot = await world.due(await world.planned(), -60);
    await new FireGameDaysTicker(firing()).run();
    expect((await occurrence(slot)).status).toBe('scheduled');
  });

  it.each([
    ['the global emergency stop', () => engage(null), /emergency stop is engaged: drill of the stop/],
    ['the emergency stop of the environment', () => engage(world.environmentId), /emergency stop is engaged/],
    ['a forbidden environment', () => protect('forbidden'), /never allowed/],
    ['an environment that needs an approval', () => protect('approval'), /needs an approval/],
  ])('are skipped with a reason under %s, and go on afterwards', async (_what, engageIt, reason) => {
    const release = await engageIt();
    const day = await world.planned();
    const slot = await world.due(day, 1);
    await new FireGameDaysTicker(firing()).run();
    await release();
    expect(await occurrence(slot)).toMatchObject({ status: 'skipped', reason: expect.stringMatching(reason), incident_id: null });
    const next = await world.due(day, 0.1);
    await new FireGameDaysTicker(firing()).run();
    expect((await occurrence(next)).status).toBe('fired');
  });

  it('leave nothing behind when the transaction that begins them fails', async () => {
    class Failing extends TimelineService {
      override addEntry(): Promise<string> {
        return Promise.reject(new Error('the disk is full'));
      }
    }
    const slot = await world.due(await world.planned(), 1);
    const before = await api.db.query('select count(*)::int as n from incident');
    const broken = worker(FiringService as never, api.app.get(IncidentsService), Object.create(Failing.prototype)) as FiringService;
    await expect(broken.fireNext()).rejects.toThrow('the disk is full');
    expect((await occurrence(slot)).status).toBe('scheduled');
    expect(await api.db.query('select count(*)::int as n from incident')).toEqual(before);
    await new FireGameDaysTicker(firing()).run();
    expect((await occurrence(slot)).status).toBe('fired');
  });

  it('can be taken off the calendar or begin, never both', async () => {
    const operator = await api.as('operator');
    for (let round = 0; round < 10; round++) {
      const day = await world.planned();
      const slot = await world.due(day, 0.1);
      const [codes] = await Promise.all([
        operator.refusal('gameDayUnschedule', { id: day, expectedRevision: 1 }),
        new FireGameDaysTicker(firing()).run(),
      ]);
      await new FireGameDaysTicker(firing()).run();
      const { status } = await occurrence(slot);
      expect([codes.length === 0 ? 'cancelled' : 'fired']).toEqual([status]);
    }
  });
});

describe('planned runs', () => {
  beforeEach(clear);
  const requestAll = (workers = 1) =>
    Promise.all(Array.from({ length: workers }, () => drain(() => api.app.get(PlannedRunsService).requestNext())));
  const settleAll = (workers = 1) =>
    Promise.all(Array.from({ length: workers }, () => drain(() => api.app.get(SettlingService).settleNext())));
  const planOf = (slot: string) =>
    api.db.query<{ position: number; status: string; run_id: string | null; reason: string | null }>(
      'select position, status, run_id, reason from game_day_run where occurrence_id = $1 order by position',
      [slot],
    );
  const begin = async (experiments: string[], offsets: number[] = []) => {
    const slot = await world.due(await world.planned({ experiments, offsets }), 0.1);
    await firing().fireNext();
    return slot;
  };

  it('are asked for once each with 4 workers, with the drill and the slot', async () => {
    const slots: string[] = [];
    for (let i = 0; i < 20; i++) slots.push(await begin([await world.experiment(`own-${randomUUID().slice(0, 6)}`)]));
    await requestAll(4);
    const runs = await api.db.query(
      `select count(*)::int as runs, count(distinct r.occurrence_id)::int as slots, bool_and(r.incident_id = o.incident_id) as drill, bool_and(r.purpose = 'game_day') as purpose
       from run r join occurrence o on o.id = r.occurrence_id where o.id = any($1::uuid[]) and o.status = 'running'`,
      [slots],
    );
    expect(runs).toEqual([{ runs: 20, slots: 20, drill: true, purpose: true }]);
  });

  it('wait for their offset, and for the one before on the same target, but not for others', async () => {
    const [same, other] = [await world.experiment('shared'), await world.experiment('apart')];
    const slot = await begin([same, same, other, other], [0, 0, 0, 3_600]);
    await requestAll();
    expect((await planOf(slot)).map(({ status }) => status)).toEqual(['requested', 'waiting', 'requested', 'waiting']);
    const [first] = await planOf(slot);
    await world.finish(first!.run_id!);
    await settleAll();
    await requestAll();
    expect((await planOf(slot)).map(({ status }) => status)).toEqual(['finished', 'requested', 'requested', 'waiting']);
  });

  it('are refused on the record when the engine refuses them, and the rest goes on', async () => {
    const busy = await world.experiment('busy');
    const gone = await world.experiment('gone');
    await begin([busy]);
    await requestAll();
    await api.db.query(`update experiment set archived_at = now() where id = $1`, [gone]);
    const slot = await begin([busy, gone, await world.experiment('free')]);
    await requestAll(2);
    const plan = await planOf(slot);
    expect(plan.map(({ status }) => status)).toEqual(['refused', 'refused', 'requested']);
    expect(plan[0]!.reason).toMatch(/RUN-\d+ has a target of this plan and is not over/);
    expect(plan[1]!.reason).toMatch(/archived/);
    const entries = await api.db.query(
      `select text from timeline_entry t join occurrence o on o.incident_id = t.incident_id where o.id = $1 and text like 'The planned run of%'`,
      [slot],
    );
    expect(entries).toHaveLength(2);
  });

  it('end the game day when the last one is over, with milestones from the ledger, once with 4 workers', async () => {
    const slot = await begin([await world.experiment('one'), await world.experiment('two')]);
    await requestAll();
    const [one, two] = await planOf(slot);
    await world.finish(one!.run_id!);
    await settleAll(4);
    expect((await occurrence(slot)).status).toBe('running');
    await world.finish(two!.run_id!, 'held');
    await settleAll(4);
    expect(await occurrence(slot)).toMatchObject({ status: 'done', ended_at: expect.any(Date) });
    const milestones = await api.db.query<{ milestone: string; at: Date; confidence: string }>(
      'select m.milestone, m.at, m.confidence from incident_milestone m join occurrence o on o.incident_id = m.incident_id where o.id = $1',
      [slot],
    );
    const at = new Map(milestones.map((one_) => [one_.milestone, one_.at.getTime()]));
    const ledger = await api.db.query<{ from: Date; until: Date }>(
      'select min(activated_at) as from, max(ended_at) as until from fault where run_id = any($1::uuid[])',
      [[one!.run_id, two!.run_id]],
    );
    expect(at.get('impact_start')).toBe(ledger[0]!.from.getTime());
    expect(at.get('mitigated')).toBe(ledger[0]!.until.getTime());
    expect(at.get('detected')! - at.get('impact_start')!).toBeGreaterThan(1_000);
    expect(at.get('resolved')!).toBeGreaterThanOrEqual(at.get('mitigated')!);
    expect(milestones.every(({ confidence }) => confidence === 'measured')).toBe(true);
    const told = await api.db.query(
      `select text from timeline_entry t join occurrence o on o.incident_id = t.incident_id where o.id = $1 and (text like 'The game day GD-%' or text like 'Every planned run%')`,
      [slot],
    );
    expect(told).toHaveLength(2);
  });

  it('end the game day also when every one of them was refused', async () => {
    const gone = await world.experiment('gone-too');
    await api.db.query(`update experiment set archived_at = now() where id = $1`, [gone]);
    const slot = await begin([gone]);
    await requestAll();
    await settleAll();
    expect((await occurrence(slot)).status).toBe('done');
  });
});

describe('the tables', () => {
  it('are what the entities say', async () => {
    const log = await api.app.get(DataSource).driver.createSchemaBuilder().log();
    const own = /"(game_day\w*|occurrence|observation|checklist_item)"/;
    expect(log.upQueries.map(({ query }) => query).filter((query) => own.test(query))).toEqual([]);
  });
});

const engage = async (environmentId: string | null) => {
  await api.db.query(`insert into emergency_stop (id, environment_id, reason) values ($1, $2, 'drill of the stop')`, [
    randomUUID(),
    environmentId,
  ]);
  return () => api.db.query('update emergency_stop set released_at = now()');
};
const protect = async (protection: string) => {
  await api.db.query('update environment set protection = $2 where id = $1', [world.environmentId, protection]);
  return () => api.db.query(`update environment set protection = 'open' where id = $1`, [world.environmentId]);
};
