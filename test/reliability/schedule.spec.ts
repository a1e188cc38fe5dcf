import { pause, within } from '../conformance/loopback';
import { firingProblems, type SlotRow, strayDrills, worstLagMs } from './checks/firing-checks';
import { entriesOf } from './checks/history-entry';
import { Chance } from './kit/chance';
import { ChaosSetup } from './kit/chaos-setup';
import { History } from './kit/history';
import { Rig } from './kit/rig';
import { Striker } from './kit/striker';

const GAME_DAYS = 24;
const WORKERS = ['worker', 'worker-2', 'worker-3'];
/** From the first slot to the last; ms. */
const SPAN_MS = 20_000;
/** How late a game day may begin while workers are killed; ms. */
const LAG_MS = 10_000;

describe('game days on the calendar while workers are killed', () => {
  const chance = new Chance();
  const history = History.begin('schedule', chance.seed);
  let rig: Rig;
  let experiments: string[];

  /** Puts a game day with one run on the calendar. */
  async function schedule(into: History, number: number, inMs: number): Promise<void> {
    const plannedRuns = [{ experimentId: experiments[number - 1]!, offsetSeconds: 0 }];
    const input = { title: `Game day ${number}`, environmentId, plannedRuns };
    const { gameDay } = await rig.api.must('gameDayCreate', input, 'gameDay { id revision }');
    const start = Date.now();
    const slot = start + inMs;
    const given = { id: gameDay.id, expectedRevision: gameDay.revision, at: new Date(slot).toISOString(), zone: 'Europe/Lisbon' };
    const { result } = await rig.api.try('gameDaySchedule', given, 'gameDay { id }');
    into.add({ op: 'schedule', gameDayId: gameDay.id, slot, start, end: Date.now(), result });
  }
  let environmentId: string;

  async function readSlots(): Promise<SlotRow[]> {
    const { rows } = await rig.db.query<SlotRow>(
      `select game_day_id as "gameDayId", (extract(epoch from slot) * 1000)::float8 as slot, status,
         (extract(epoch from fired_at) * 1000)::float8 as "firedAt",
         (select count(*)::int from run where run.occurrence_id = o.id) as runs from occurrence o order by slot`,
    );
    return rows;
  }
  const readDrills = async (): Promise<number> =>
    (await rig.db.query<{ count: number }>(`select count(*)::int as count from incident where kind = 'drill'`)).rows[0]!.count;
  const allMade = async () => (await readSlots()).every(({ runs }) => runs > 0);

  async function untilMade(withinMs: number): Promise<void> {
    for (const end = Date.now() + withinMs; Date.now() < end && !(await allMade()); ) await pause(200);
  }

  beforeAll(
    history.step(async () => {
      rig = await Rig.start({ chance, processes: ['api', ...WORKERS, 'reaper', 'agent'], proxies: GAME_DAYS + 2, throwAway: true });
      const setup = await ChaosSetup.make(rig);
      environmentId = setup.environmentId;
      experiments = [];
      for (let i = 1; i <= GAME_DAYS + 2; i++)
        experiments.push(await setup.experiment(`Short ${i}`, [{ target: `t${i}`, kind: 'http_error', durationMs: 300 }]));
    }),
    90_000,
  );
  afterAll(async () => {
    await rig?.close();
    history.end();
  }, 90_000);

  it(
    'fires each exactly once',
    history.step(async () => {
      const striker = new Striker(rig, history);
      for (let i = 1; i <= GAME_DAYS; i++) await schedule(history, i, 3_000 + chance.between(0, SPAN_MS));
      for (const end = Date.now() + SPAN_MS + 2_000; Date.now() < end; ) {
        await pause(chance.between(300, 1_500));
        await striker.kill(chance.pick(WORKERS));
      }
      await untilMade(LAG_MS);
      const slots = await readSlots();
      const kills = entriesOf(history.read(), 'strike').length;
      process.stdout.write(
        `schedule: ${slots.length} game days, ${kills} kills of 3 workers, worst start ${Math.round(worstLagMs(slots))} ms late\n`,
      );
      history.demand([...firingProblems(history.read(), slots, LAG_MS), ...strayDrills(await readDrills(), slots)]);
      expect(slots).toHaveLength(GAME_DAYS);
      expect(kills).toBeGreaterThan(10);
    }),
    120_000,
  );

  it(
    'negative control: with every worker frozen, the game days that do not begin are found; woken, they begin once',
    history.step(async () => {
      const control = History.begin('schedule-control', chance.seed);
      const striker = new Striker(rig, control);
      // The last one killed may still be on its way back: one that is not there cannot be frozen, and would fire.
      expect(await within(10_000, async () => WORKERS.every((name) => rig.stack.child(name).pid !== undefined))).toBe(true);
      striker.send('SIGSTOP', ...WORKERS);
      await Promise.all([1, 2].map((i) => schedule(control, GAME_DAYS + i, 1_000)));
      await pause(4_000);
      expect(firingProblems(control.read(), await readSlots(), 2_000)).toHaveLength(2);
      striker.send('SIGCONT', ...WORKERS);
      await untilMade(20_000);
      control.demand([...firingProblems(control.read(), await readSlots(), 30_000), ...strayDrills(await readDrills(), await readSlots())]);
      control.end();
    }),
    90_000,
  );
});
