/** Whether it was done: acknowledged, refused for certain, or nobody knows. */
export type Result = 'ok' | 'fail' | 'unknown';

/** Times are milliseconds since 1970, by the clock that all processes of this machine share. */
interface Timed {
  start: number;
  end: number;
  result: Result;
}

/** A fault that the agent held: from the first look that found it to the first look that did not. */
export interface Presence extends Timed {
  op: 'presence';
  name: string;
  target: string;
  /** True start as the agent says; null while it was arming. */
  since: number | null;
  /** The last look that found it. */
  lastSeen: number;
}

/** A process killed or frozen; with the runs that were held under a lease at that moment. */
interface Strike extends Timed {
  op: 'strike';
  process: string;
  signal: string;
  pid: number;
  interrupted: { runId: string; lifecycle: string }[];
}

/** A run asked for. */
interface Request extends Timed {
  op: 'request';
  lane: string;
  runId: string | null;
  why: string;
}

/** A row written through the API; `key` tells it from all others. */
export interface Write extends Timed {
  op: 'write';
  kind: string;
  key: string;
}

/** The emergency stop; `end` is its acknowledgement. */
interface Stop extends Timed {
  op: 'emergencyStop';
}

/** How long something was away: the database, or the API's readiness. */
interface Outage extends Timed {
  op: 'outage';
  what: string;
}

/** A game day put on the calendar. */
interface Schedule extends Timed {
  op: 'schedule';
  gameDayId: string;
  slot: number;
}

export type HistoryEntry = Presence | Strike | Request | Write | Stop | Outage | Schedule;

/** The entries of one kind, in order. */
export function entriesOf<Op extends HistoryEntry['op']>(history: readonly HistoryEntry[], op: Op): Extract<HistoryEntry, { op: Op }>[] {
  return history.filter((entry): entry is Extract<HistoryEntry, { op: Op }> => entry.op === op);
}
