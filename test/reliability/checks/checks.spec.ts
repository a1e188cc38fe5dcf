import { doubleInjections, faultsLeft, faultsUnrecorded, worstRemovalMs } from './fault-checks';
import { firingProblems, type SlotRow, strayDrills, worstLagMs } from './firing-checks';
import type { HistoryEntry, Presence, Write } from './history-entry';
import type { FaultRow, RunRow } from './ledger-rows';
import { interruptedRuns, missingRuns, residue, stuckRuns } from './run-checks';
import { slowestStopMs, stopProblems } from './stop-checks';
import { longOutages, lostWrites, strangeRows, type WrittenRow } from './write-checks';

const T = 1_000_000;
const presence = (over: Partial<Presence> = {}): Presence => ({
  op: 'presence',
  name: 'gd-a-1',
  target: 't1',
  start: T,
  since: T,
  lastSeen: T + 1_900,
  end: T + 2_000,
  result: 'ok',
  ...over,
});
const fault = (over: Partial<FaultRow> = {}): FaultRow => ({
  runId: 'a',
  ordinal: 1,
  externalName: 'gd-a-1',
  targetKey: 'c/t1',
  state: 'cleared',
  expiresAt: T + 2_000,
  ...over,
});
const run = (over: Partial<RunRow> = {}): RunRow => ({
  id: 'a',
  number: 1,
  epoch: 1,
  lifecycle: 'finished',
  outcome: 'inconclusive',
  outcomeReason: 'worker_lost',
  requestedAt: T,
  finishedAt: T + 9_000,
  ...over,
});
const strike: HistoryEntry = {
  op: 'strike',
  process: 'worker',
  signal: 'SIGKILL',
  pid: 2,
  start: T,
  end: T,
  result: 'ok',
  interrupted: [{ runId: 'a', lifecycle: 'injecting' }],
};
const stop: HistoryEntry = { op: 'emergencyStop', start: T + 900, end: T + 1_000, result: 'ok' };
const write = (over: Partial<Write> = {}): Write => ({ op: 'write', kind: 'team', key: 'k1', start: T, end: T, result: 'ok', ...over });
const row = (over: Partial<WrittenRow> = {}): WrittenRow => ({ kind: 'team', key: 'k1', audits: 1, ...over });

describe('a sound history', () => {
  it('passes every check', () => {
    const history = [presence(), strike, write(), stop];
    expect([
      ...faultsLeft(history, [fault()]),
      ...faultsUnrecorded(history, [fault()]),
      ...doubleInjections(history, [fault()]),
      ...stuckRuns([run()], T + 90_000, 60_000),
      ...interruptedRuns(history, [run()]),
      ...residue([run()], [fault()]),
      ...stopProblems(history),
      ...lostWrites(history, [row()]),
      ...strangeRows(history, [row()]),
    ]).toEqual([]);
    expect(worstRemovalMs(history, [fault({ expiresAt: T + 1_400 })])).toBe(600);
    expect(slowestStopMs(history)).toBe(1_000);
  });

  it('lets two faults follow one another on a target', () => {
    const next = presence({ name: 'gd-b-1', start: T + 1_950, since: T + 1_960, lastSeen: T + 3_000, end: T + 3_100 });
    expect(doubleInjections([presence(), next], [])).toEqual([]);
  });
});

describe('the checks of faults', () => {
  it.each<[string, string[], string]>([
    ['a fault that outlives its deadline', faultsLeft([presence({ end: T + 7_001 })], [fault()]), '5001 ms after'],
    ['a fault without a row', faultsUnrecorded([presence({ name: 'gd-x-1' })], [fault()]), 'without a row'],
    ['a fault that was called never armed', faultsUnrecorded([presence()], [fault({ state: 'never_armed' })]), 'never armed'],
    ['a fault that came back', doubleInjections([presence(), presence({ start: T + 3_000, end: T + 4_000 })], []), 'came back'],
    ['two faults for one step', doubleInjections([], [fault(), fault({ externalName: 'gd-a-2' })]), 'two faults'],
    [
      'two faults on one target',
      doubleInjections([presence(), presence({ name: 'gd-b-1', start: T + 500, since: T + 500, end: T + 5_000, lastSeen: T + 4_900 })], []),
      'were on t1',
    ],
    ['a fault left in the ledger', residue([run()], [fault({ state: 'unconfirmed' })]), 'is unconfirmed'],
  ])('find %s', (_what, problems, text) => {
    expect(problems).toEqual([expect.stringContaining(text)]);
  });
});

describe('the checks of runs', () => {
  it.each<[string, string[], string]>([
    ['a run that never ends', stuckRuns([run({ lifecycle: 'recovering', finishedAt: null })], T + 61_000, 60_000), 'recovering'],
    ['a run that ended too late', stuckRuns([run({ finishedAt: T + 61_000 })], T + 90_000, 60_000), '61000 ms'],
    ['an interrupted run that held', interruptedRuns([strike], [run({ outcome: 'held', outcomeReason: null })]), 'held'],
    ['an interrupted run that deviated', interruptedRuns([strike], [run({ outcome: 'deviated' })]), 'deviated'],
    [
      'an interrupted run that goes on',
      interruptedRuns([strike], [run({ lifecycle: 'observing', outcome: 'not_evaluated' })]),
      'observing',
    ],
    ['an interrupted run that is gone', interruptedRuns([strike], []), 'is gone'],
    [
      'an acknowledged run that is gone',
      missingRuns([{ op: 'request', lane: '1', runId: 'z', why: '', start: T, end: T, result: 'ok' }], [run()]),
      'z is gone',
    ],
  ])('find %s', (_what, problems, text) => {
    expect(problems).toEqual([expect.stringContaining(text)]);
  });
});

describe('the check of the emergency stop', () => {
  it.each<[string, HistoryEntry[], string]>([
    ['a fault that began after it', [stop, presence({ since: T + 1_001 })], 'began 1 ms after'],
    ['a fault that stayed', [stop, presence({ end: T + 6_001 })], 'was there 5001 ms after'],
    ['a stop without acknowledgement', [{ ...stop, result: 'unknown' }, presence()], 'not acknowledged'],
  ])('finds %s', (_what, history, text) => {
    expect(stopProblems(history)).toEqual([expect.stringContaining(text)]);
  });
});

describe('the checks of writes', () => {
  it.each<[string, string[], string]>([
    ['an acknowledged write that is not there', lostWrites([write()], [row({ key: 'k2' })]), 'team k1 was acknowledged'],
    ['a refused write that is there', strangeRows([write({ result: 'fail' })], [row()]), 'was refused'],
    ['a row that nobody wrote', strangeRows([], [row()]), 'by nobody'],
    ['a row that is there twice', strangeRows([write()], [row(), row()]), 'twice'],
    ['a row without audit event', strangeRows([write()], [row({ audits: 0 })]), '0 audit events'],
    [
      'an outage that took too long',
      longOutages([{ op: 'outage', what: 'api', start: T, end: T + 10_001, result: 'ok' }], { api: 10_000 }),
      '10001 ms',
    ],
  ])('find %s', (_what, problems, text) => {
    expect(problems).toEqual([expect.stringContaining(text)]);
  });

  it('let an unknown write be there or not', () => {
    const history = [write({ result: 'unknown' }), write({ key: 'k2', result: 'unknown' })];
    expect([...lostWrites(history, [row()]), ...strangeRows(history, [row()])]).toEqual([]);
  });
});

describe('the checks of game days', () => {
  const schedule: HistoryEntry = { op: 'schedule', gameDayId: 'g', slot: T, start: T - 9_000, end: T - 9_000, result: 'ok' };
  const slot = (over: Partial<SlotRow> = {}): SlotRow => ({ gameDayId: 'g', slot: T, status: 'done', firedAt: T + 400, runs: 1, ...over });

  it('pass a game day that fired once in time', () => {
    expect([...firingProblems([schedule], [slot()], 2_000), ...strayDrills(1, [slot()])]).toEqual([]);
    expect(worstLagMs([slot()])).toBe(400);
  });

  it.each<[string, string[], string]>([
    ['one that never fired', firingProblems([schedule], [slot({ status: 'missed', firedAt: null })], 2_000), 'fired 0 times'],
    ['one that fired twice', firingProblems([schedule], [slot(), slot({ slot: T + 1 })], 2_000), 'fired 2 times'],
    ['one that fired early', firingProblems([schedule], [slot({ firedAt: T - 1 })], 2_000), '1 ms before'],
    ['one that fired late', firingProblems([schedule], [slot({ firedAt: T + 2_001 })], 2_000), '2001 ms after'],
    ['one with two runs', firingProblems([schedule], [slot({ runs: 2 })], 2_000), 'made 2 runs'],
    ['a drill too many', strayDrills(2, [slot()]), '2 drills for 1'],
  ])('find %s', (_what, problems, text) => {
    expect(problems).toEqual([expect.stringContaining(text)]);
  });
});
