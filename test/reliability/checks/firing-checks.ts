import { entriesOf, type HistoryEntry } from './history-entry';

/** A slot of a game day as the database has it at the end, with all that came of it. Times in milliseconds since 1970. */
export interface SlotRow {
  gameDayId: string;
  slot: number;
  status: string;
  firedAt: number | null;
  /** Runs that belong to it. */
  runs: number;
}

const FIRED = ['fired', 'running', 'done'];

/** Every acknowledged slot fires exactly once, not before its time and at most `limitMs` after it, with one run each. */
export function firingProblems(history: readonly HistoryEntry[], slots: readonly SlotRow[], limitMs: number): string[] {
  const scheduled = entriesOf(history, 'schedule').filter(({ result }) => result === 'ok');
  return scheduled.flatMap(({ gameDayId, slot }) => {
    const fired = slots.filter((row) => row.gameDayId === gameDayId && FIRED.includes(row.status));
    if (fired.length !== 1) return [`game day ${gameDayId} fired ${fired.length} times`];
    const [one] = fired as [SlotRow];
    const lag = (one.firedAt ?? Number.POSITIVE_INFINITY) - slot;
    return [
      ...(lag < 0 ? [`game day ${gameDayId} fired ${-lag} ms before its time`] : []),
      ...(lag > limitMs ? [`game day ${gameDayId} fired ${lag} ms after its time`] : []),
      ...(one.runs === 1 ? [] : [`game day ${gameDayId} made ${one.runs} runs`]),
    ];
  });
}

/** How many drills there are beside those of the slots: traces of a firing that happened twice. */
export function strayDrills(drills: number, slots: readonly SlotRow[]): string[] {
  const fired = slots.filter(({ status }) => FIRED.includes(status)).length;
  return drills === fired ? [] : [`there are ${drills} drills for ${fired} game days that fired`];
}

/** The longest wait between a slot and its firing; ms. */
export function worstLagMs(slots: readonly SlotRow[]): number {
  return Math.max(0, ...slots.map(({ slot, firedAt }) => (firedAt ?? slot) - slot));
}
