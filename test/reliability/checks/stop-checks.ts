import { entriesOf, type HistoryEntry } from './history-entry';

/** What an acknowledged emergency stop may not leave: a fault after `limitMs`, or one that began after the acknowledgement. */
export function stopProblems(history: readonly HistoryEntry[], limitMs = 5_000): string[] {
  return entriesOf(history, 'emergencyStop').flatMap(({ end: acknowledgedAt, result }) => {
    if (result !== 'ok') return ['the emergency stop was not acknowledged'];
    return entriesOf(history, 'presence').flatMap(({ name, start, since, end }) => [
      ...((since ?? start) > acknowledgedAt ? [`${name} began ${(since ?? start) - acknowledgedAt} ms after the acknowledgement`] : []),
      ...(end - acknowledgedAt > limitMs ? [`${name} was there ${end - acknowledgedAt} ms after the acknowledgement`] : []),
    ]);
  });
}

/** Milliseconds from the acknowledgement until the last fault was gone. */
export function slowestStopMs(history: readonly HistoryEntry[]): number {
  const acknowledgedAt = entriesOf(history, 'emergencyStop')[0]?.end ?? 0;
  return Math.max(0, ...entriesOf(history, 'presence').map(({ end }) => end - acknowledgedAt));
}
