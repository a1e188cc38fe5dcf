import { pause } from '../conformance/loopback';
import { doubleInjections, faultsLeft, faultsUnrecorded, worstRemovalMs } from './checks/fault-checks';
import { entriesOf } from './checks/history-entry';
import type { FaultRow, RunRow } from './checks/ledger-rows';
import { interruptedIds, interruptedRuns, missingRuns, residue, stuckRuns } from './checks/run-checks';
import { Chance } from './kit/chance';
import { ChaosSetup, type PlannedFault } from './kit/chaos-setup';
import { History } from './kit/history';
import { Lane } from './kit/lane';
import { readFaults, readRuns } from './kit/ledger';
import { Observer } from './kit/observer';
import { Rig } from './kit/rig';
import { RunBoard } from './kit/run-board';
import { Striker } from './kit/striker';

const KILLS = 40;
const LANES = 5;
const SEATS = 4;
/** A run is over by then, whatever happened to its worker; ms after it was asked for. */
const STUCK_MS = 90_000;
/** Where kills are aimed; the wait after the run was seen there makes the point random; ms. */
const AIMS = [
  ['baselining', 500],
  ['injecting', 60],
  ['injecting', 500],
  ['observing', 1_500],
  ['observing', 2_500],
  ['rolling_back', 40],
  ['verifying_recovery', 300],
] as const;

/** Seats have different plans: with and without deviation, two faults that follow one another, one that outlasts the lease of its worker. */
function planOf(seat: number): PlannedFault[] {
  const target = `t${2 * seat - 1}`;
  const durationMs = 1_500 + 50 * seat;
  const slow = { kind: 'latency', params: { latencyMs: 40 } };
  if (seat % 10 === 0) return [{ ...slow, target, durationMs: 14_000 }];
  if (seat % 2 === 0) return [{ target, kind: 'http_error', durationMs }];
  return [
    { ...slow, target, durationMs },
    { target: `t${2 * seat}`, kind: 'refuse', durationMs: 1_200, startAfterMs: 500 },
  ];
}

describe('workers killed with SIGKILL at random points of runs', () => {
  const chance = new Chance();
  const history = History.begin('worker-kill', chance.seed);
  let rig: Rig;
  let board: RunBoard;
  let observer: Observer;
  let striker: Striker;
  let experiments: string[];
  let going = true;

  async function killReapers(): Promise<void> {
    while (going) {
      await pause(chance.between(10_000, 15_000));
      if (going) await striker.kill('reaper');
    }
  }

  /** One kill at a random point near the aim; true when it interrupted a run. */
  async function killWorker(): Promise<boolean> {
    const [lifecycle, spread] = chance.pick(AIMS);
    const live = () => board.runs.filter((run) => striker.isLive(run));
    await board.until(20_000, () => live().length > 0);
    await board.until(2_000, () => live().some((run) => run.lifecycle === lifecycle));
    await pause(chance.between(0, spread));
    return (await striker.kill('worker')).length > 0;
  }

  /** Waits until every run is over. */
  const settle = () => board.until(STUCK_MS, () => board.open.length === 0);
  const rows = async (): Promise<{ runs: RunRow[]; faults: FaultRow[] }> => ({
    runs: await readRuns(rig.db),
    faults: await readFaults(rig.db),
  });

  beforeAll(
    history.step(async () => {
      rig = await Rig.start({ chance, processes: ['api', 'worker', 'reaper', 'agent'], proxies: 2 * LANES * SEATS, throwAway: true });
      const setup = await ChaosSetup.make(rig);
      experiments = [];
      for (let i = 1; i <= LANES * SEATS; i++) experiments.push(await setup.experiment(`Seat ${i}`, planOf(i)));
      board = new RunBoard(rig, history);
      observer = new Observer(rig, history);
      striker = new Striker(rig, history);
    }),
    60_000,
  );
  afterAll(async () => {
    going = false;
    await board?.end();
    await observer?.end();
    await rig?.close();
    history.end();
  }, 90_000);

  it(
    'leaves no fault after its deadline, makes none twice, ends every run and calls each interrupted one inconclusive',
    history.step(async () => {
      const lanes = Array.from({ length: LANES }, (_, i) => {
        const own = experiments.slice(i * SEATS, (i + 1) * SEATS);
        return new Lane(`lane ${i + 1}`, own, board, (runId) => striker.interrupted.has(runId)).go(() => going);
      });
      const reapers = killReapers();
      let hits = 0;
      for (let tries = 0; hits < KILLS && tries < 2 * KILLS; tries++) if (await killWorker()) hits++;
      // And then some that nobody disturbs, to know that runs do end otherwise.
      await board.until(30_000, () => board.runs.some(({ outcome }) => outcome === 'held' || outcome === 'deviated'));
      going = false;
      const settled = await settle();
      await Promise.all([...lanes, reapers]);
      await observer.end();
      const { runs, faults } = await rows();
      const told = history.read();
      report(runs, faults);
      history.demand([
        ...faultsLeft(told, faults),
        ...faultsUnrecorded(told, faults),
        ...doubleInjections(told, faults),
        ...stuckRuns(runs, Date.now(), STUCK_MS),
        ...interruptedRuns(told, runs),
        ...missingRuns(told, runs),
        ...residue(runs, faults),
        ...(settled ? [] : ['some runs are not over']),
      ]);
      expect(hits).toBe(KILLS);
      expect(interruptedIds(told).size).toBeGreaterThanOrEqual(KILLS);
      expect(runs.filter(({ outcome }) => outcome === 'held' || outcome === 'deviated').length).toBeGreaterThan(0);
    }),
    300_000,
  );

  it(
    'negative control: with worker and reaper frozen, stuck runs are found; woken, they end and nothing is left',
    history.step(async () => {
      const control = History.begin('worker-kill-control', chance.seed);
      const watch = new Observer(rig, control);
      const frozen = new Striker(rig, control);
      const asked = await Promise.all([1, 2, 3].map((i) => board.request('control', experiments[i]!)));
      expect(await board.until(20_000, () => board.in('observing').length > 0)).toBe(true);
      frozen.send('SIGSTOP', 'worker', 'reaper');
      const held = (await rows()).runs.filter((run) => striker.isLive(run)).map(({ id }) => id);
      // Longer than the lease, so that what the worker writes when it wakes must be refused.
      await pause(11_500);
      const atThatTime = (await rows()).runs.filter(({ id }) => asked.includes(id));
      expect(stuckRuns(atThatTime, Date.now(), 11_000).length).toBeGreaterThan(0);
      frozen.send('SIGCONT', 'worker', 'reaper');
      expect(await settle()).toBe(true);
      await watch.end();
      const { runs, faults } = await rows();
      expect(runs.filter(({ id, outcome }) => held.includes(id) && outcome !== 'inconclusive')).toEqual([]);
      control.demand([
        ...doubleInjections(control.read(), faults),
        ...faultsUnrecorded(control.read(), faults),
        ...faultsLeft(control.read(), faults),
        ...residue(runs, faults),
      ]);
      control.end();
    }),
    120_000,
  );

  function report(runs: RunRow[], faults: FaultRow[]): void {
    const told = history.read();
    const strikes = entriesOf(told, 'strike');
    const kills = (name: string) => strikes.filter(({ process }) => process === name).length;
    const points = strikes.flatMap(({ interrupted }) => interrupted.map(({ lifecycle }) => lifecycle));
    const count = (list: string[]) =>
      JSON.stringify(Object.fromEntries([...new Set(list)].sort().map((one) => [one, list.filter((x) => x === one).length])));
    const interrupted = runs.filter(({ id }) => interruptedIds(told).has(id));
    const inconclusive = interrupted.filter(({ outcome }) => outcome === 'inconclusive').length;
    const ends = runs.map(({ requestedAt, finishedAt }) => (finishedAt ?? Date.now()) - requestedAt);
    process.stdout.write(
      [
        `worker-kill: ${kills('worker')} kills of the worker, ${kills('reaper')} of the reaper, ${runs.length} runs, ${faults.length} faults in the ledger`,
        `  killed while held: ${count(points)}`,
        `  seen at the agent: ${entriesOf(told, 'presence').length} faults in ${observer.looks} looks; worst removal ${worstRemovalMs(told, faults)} ms after the deadline`,
        `  interrupted and inconclusive: ${inconclusive}/${interrupted.length}; outcomes ${count(runs.map(({ outcome, outcomeReason }) => outcomeReason ?? outcome))}`,
        `  faults ${count(faults.map(({ state }) => state))}; longest run ${Math.round(Math.max(...ends))} ms; refused requests ${entriesOf(told, 'request').filter(({ result }) => result !== 'ok').length}\n`,
      ].join('\n'),
    );
  }
});
