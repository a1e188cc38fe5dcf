import { pause } from '../conformance/loopback';
import { doubleInjections, faultsUnrecorded } from './checks/fault-checks';
import { entriesOf } from './checks/history-entry';
import { residue } from './checks/run-checks';
import { slowestStopMs, stopProblems } from './checks/stop-checks';
import { Chance } from './kit/chance';
import { ChaosSetup } from './kit/chaos-setup';
import { History } from './kit/history';
import { readFaults, readRuns } from './kit/ledger';
import { Observer } from './kit/observer';
import { Rig } from './kit/rig';
import { RunBoard } from './kit/run-board';
import { Striker } from './kit/striker';

const EXPERIMENTS = 5;
const FAULTS = 10;
const SPARE = 4;
const ALL = EXPERIMENTS * FAULTS;
/** How soon after the acknowledgement everything is gone; ms. */
const LIMIT_MS = 5_000;

describe('emergency stop', () => {
  const chance = new Chance();
  let rig: Rig;
  let experiments: string[];
  let spares: string[];

  beforeAll(async () => {
    // A long lease of the target side: here only the reaper can have removed what is gone.
    const env = { AGENT_LEASE_MS: '120000' };
    const proxies = ALL + SPARE;
    rig = await Rig.start({ chance, processes: ['api', 'worker', 'reaper', 'agent'], proxies, throwAway: true, env });
    const setup = await ChaosSetup.make(rig);
    const fault = (n: number) => ({ target: `t${n}`, kind: 'latency', params: { latencyMs: 20 }, durationMs: 90_000 });
    const make = (title: string, first: number, count: number) =>
      setup.experiment(
        title,
        Array.from({ length: count }, (_, i) => fault(first + i)),
      );
    experiments = [];
    for (let i = 0; i < EXPERIMENTS; i++) experiments.push(await make(`Ten faults ${i + 1}`, i * FAULTS + 1, FAULTS));
    spares = [];
    for (let i = 1; i <= SPARE; i++) spares.push(await make(`Spare ${i}`, ALL + i, 1));
  }, 90_000);
  afterAll(() => rig?.close(), 90_000);

  /** Brings `at` faults up, freezes, pulls the stop with requests before and after it, looks on, wakes, looks on. */
  async function stopped(history: History, frozen: string[], lookMs: number, at = ALL): Promise<{ reached: number; ended: boolean }> {
    const board = new RunBoard(rig, history);
    const observer = new Observer(rig, history);
    const striker = new Striker(rig, history);
    for (const id of experiments) await board.request('ten faults', id);
    await board.until(30_000, () => observer.present.length >= at);
    const reached = observer.present.length;
    striker.send('SIGSTOP', ...frozen);
    await Promise.all(spares.slice(0, 2).map((id) => board.request('before the stop', id)));
    const start = Date.now();
    const { result, data, why } = await rig.api.try('emergencyStopEngage', { reason: 'The suite pulls it.' }, 'emergencyStop { id }');
    history.add({ op: 'emergencyStop', start, end: Date.now(), result });
    if (result !== 'ok') throw new Error(why);
    await Promise.all(spares.slice(2).map((id) => board.request('after the stop', id)));
    await pause(lookMs);
    striker.send('SIGCONT', ...frozen);
    await pause(4_000);
    const ended = await board.until(60_000, () => board.open.length === 0);
    await board.end();
    await observer.end();
    await rig.api.must('emergencyStopRelease', { id: data.emergencyStop.id, reason: 'The suite is done.' });
    return { reached, ended };
  }

  it.each<[string, string[], boolean]>([
    ['50 faults active and a frozen worker', ['worker'], false],
    ['faults being armed and a worker that goes on', [], true],
    ['faults being armed and a frozen worker', ['worker'], true],
  ])(
    'with %s removes everything within five seconds and arms nothing after the acknowledgement',
    async (what, frozen, early) => {
      const history = History.begin('emergency-stop', chance.seed);
      const before = (await readRuns(rig.db)).length;
      const { reached, ended } = await stopped(history, frozen, LIMIT_MS + 1_000, early ? chance.between(5, 35) : ALL);
      const [runs, faults] = [await readRuns(rig.db), await readFaults(rig.db)];
      const told = history.read();
      const own = runs.slice(before);
      const [stop] = entriesOf(told, 'emergencyStop');
      const asked = entriesOf(told, 'request').map(({ lane, result }) => `${lane} ${result}`);
      process.stdout.write(
        `emergency-stop, ${what}: ${reached} faults seen before it, acknowledged in ${stop!.end - stop!.start} ms, last fault gone ${slowestStopMs(told)} ms after that\n` +
          `  ${[...new Set(asked)].join(', ')}; runs ${own.map(({ lifecycle, outcome, outcomeReason }) => `${lifecycle}/${outcomeReason ?? outcome}`).join(' ')}\n`,
      );
      history.demand([
        ...stopProblems(told, LIMIT_MS),
        ...doubleInjections(told, faults),
        ...faultsUnrecorded(told, faults),
        ...residue(runs, faults),
      ]);
      expect(ended).toBe(true);
      if (!early) expect([reached, entriesOf(told, 'presence').length]).toEqual([ALL, ALL]);
      expect(own.filter(({ outcome }) => ['held', 'deviated'].includes(outcome))).toEqual([]);
      history.end();
    },
    120_000,
  );

  it('negative control: with the reaper frozen as well, the faults that stay are found', async () => {
    const history = History.begin('emergency-stop-control', chance.seed);
    const { reached } = await stopped(history, ['worker', 'reaper'], LIMIT_MS + 2_000);
    expect(reached).toBe(ALL);
    expect(stopProblems(history.read(), LIMIT_MS)).toHaveLength(ALL);
    expect(residue(await readRuns(rig.db), await readFaults(rig.db))).toEqual([]);
    history.end();
  }, 120_000);
});
