import { entriesOf, type HistoryEntry, type Presence } from './history-entry';
import type { FaultRow } from './ledger-rows';

/** How long after its deadline a fault may be seen at the target side; ms. */
const GRACE_MS = 5_000;

/** Faults seen after their deadline and the grace, by the deadline that the ledger had before they existed. */
export function faultsLeft(history: readonly HistoryEntry[], ledger: readonly FaultRow[], graceMs = GRACE_MS): string[] {
  return entriesOf(history, 'presence').flatMap(({ name, end }) => {
    const late = end - (ledger.find((row) => row.externalName === name)?.expiresAt ?? Number.POSITIVE_INFINITY);
    return late > graceMs ? [`${name} was there ${late} ms after its deadline`] : [];
  });
}

/** Faults that the ledger did not know, or says were never armed: effect without a record. */
export function faultsUnrecorded(history: readonly HistoryEntry[], ledger: readonly FaultRow[]): string[] {
  return entriesOf(history, 'presence').flatMap(({ name }) => {
    const row = ledger.find(({ externalName }) => externalName === name);
    if (!row) return [`${name} was there without a row in the ledger`];
    return row.state === 'never_armed' ? [`${name} was there, the ledger says never armed`] : [];
  });
}

/** The same fault made twice, one step of a run twice, or one target with two faults at a time. */
export function doubleInjections(history: readonly HistoryEntry[], ledger: readonly FaultRow[]): string[] {
  const seen = entriesOf(history, 'presence');
  const again = seen.filter((one, i) => seen.findIndex(({ name }) => name === one.name) < i);
  const steps = ledger.map(({ runId, ordinal }) => `${runId} step ${ordinal}`);
  const twice = steps.filter((step, i) => steps.indexOf(step) < i);
  return [
    ...again.map(({ name }) => `${name} came back after it was gone`),
    ...twice.map((step) => `${step} has two faults`),
    ...seen.flatMap((one, i) =>
      seen.slice(i + 1).flatMap((other) => (collide(one, other) ? [`${one.name} and ${other.name} were on ${one.target}`] : [])),
    ),
  ];
}

/** Both were on one target at a time: each began, as the agent says, before the other was last seen to be there. */
function collide(one: Presence, other: Presence): boolean {
  if (one.target !== other.target || one.name === other.name) return false;
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  return second.start < first.end && (second.since ?? second.start) < first.lastSeen;
}

/** The longest time a fault was seen beyond its deadline; ms, 0 when none was. */
export function worstRemovalMs(history: readonly HistoryEntry[], ledger: readonly FaultRow[]): number {
  const deadline = new Map(ledger.map((row) => [row.externalName, row.expiresAt]));
  return Math.max(0, ...entriesOf(history, 'presence').map(({ name, end }) => end - (deadline.get(name) ?? end)));
}
