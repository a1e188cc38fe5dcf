import { entriesOf, type HistoryEntry } from './history-entry';
import { type FaultRow, FINAL_FAULTS, FINAL_LIFECYCLES, type RunRow } from './ledger-rows';

/** Runs that were not over within the limit after they were asked for. `judgedAt`: when the rows were read. */
export function stuckRuns(runs: readonly RunRow[], judgedAt: number, limitMs: number): string[] {
  return runs.flatMap(({ number, lifecycle, requestedAt, finishedAt }) => {
    const over = FINAL_LIFECYCLES.includes(lifecycle);
    const took = (over ? (finishedAt ?? judgedAt) : judgedAt) - requestedAt;
    return took > limitMs ? [`RUN-${number} is ${lifecycle} after ${took} ms`] : [];
  });
}

/** Runs whose worker was killed while it held them, and that do not say so: anything but inconclusive. */
export function interruptedRuns(history: readonly HistoryEntry[], runs: readonly RunRow[]): string[] {
  return [...interruptedIds(history)].flatMap((id) => {
    const run = runs.find((row) => row.id === id);
    if (!run) return [`the interrupted run ${id} is gone`];
    if (run.outcome === 'inconclusive') return [];
    return [`RUN-${run.number} was interrupted and is ${run.lifecycle}, ${run.outcome} (${run.outcomeReason})`];
  });
}

/** The runs that were interrupted at least once. */
export function interruptedIds(history: readonly HistoryEntry[]): Set<string> {
  return new Set(entriesOf(history, 'strike').flatMap(({ interrupted }) => interrupted.map(({ runId }) => runId)));
}

/** Runs asked for and acknowledged that the database does not have. */
export function missingRuns(history: readonly HistoryEntry[], runs: readonly RunRow[]): string[] {
  const known = new Set(runs.map(({ id }) => id));
  return entriesOf(history, 'request').flatMap(({ runId, result }) =>
    result === 'ok' && !known.has(runId ?? '') ? [`the acknowledged run ${runId} is gone`] : [],
  );
}

/** Faults that the record does not call gone, and finished runs that own one. */
export function residue(runs: readonly RunRow[], ledger: readonly FaultRow[]): string[] {
  return ledger.flatMap(({ runId, externalName, state }) => {
    if (FINAL_FAULTS.includes(state)) return [];
    const run = runs.find(({ id }) => id === runId);
    return [`${externalName} is ${state}, its run is ${run?.lifecycle ?? 'gone'}`];
  });
}
