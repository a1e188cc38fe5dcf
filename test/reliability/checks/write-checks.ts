import { entriesOf, type HistoryEntry } from './history-entry';

/** A row that a write left, with what was recorded about it. */
export interface WrittenRow {
  kind: string;
  key: string;
  /** Audit events of its making. */
  audits: number;
}

/** Acknowledged writes that are not there. */
export function lostWrites(history: readonly HistoryEntry[], rows: readonly WrittenRow[]): string[] {
  const there = new Set(rows.map(({ kind, key }) => `${kind} ${key}`));
  return entriesOf(history, 'write').flatMap(({ kind, key, result }) =>
    result === 'ok' && !there.has(`${kind} ${key}`) ? [`${kind} ${key} was acknowledged and is not there`] : [],
  );
}

/** Rows that nobody wrote, that were refused, that are there twice, or without exactly one audit event. */
export function strangeRows(history: readonly HistoryEntry[], rows: readonly WrittenRow[]): string[] {
  const writes = new Map(entriesOf(history, 'write').map((write) => [`${write.kind} ${write.key}`, write.result]));
  const names = rows.map(({ kind, key }) => `${kind} ${key}`);
  return rows.flatMap(({ audits }, i) => {
    const name = names[i]!;
    const result = writes.get(name);
    return [
      ...(result === undefined ? [`${name} was written by nobody`] : []),
      ...(result === 'fail' ? [`${name} was refused and is there`] : []),
      ...(names.indexOf(name) < i ? [`${name} is there twice`] : []),
      ...(audits === 1 ? [] : [`${name} has ${audits} audit events`]),
    ];
  });
}

/** Outages that took longer than allowed; ms by what was away. */
export function longOutages(history: readonly HistoryEntry[], limits: Record<string, number>): string[] {
  return entriesOf(history, 'outage').flatMap(({ what, start, end, result }) => {
    const limit = limits[what] ?? Number.POSITIVE_INFINITY;
    return result !== 'ok' || end - start > limit ? [`${what} was away for ${end - start} ms, ${limit} are allowed`] : [];
  });
}
