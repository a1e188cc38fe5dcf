/** What the ledger and the samples say about one probe in one run. Times in milliseconds. */
export interface ProbeFacts {
  probe: string;
  unit: string | null;
  baselineMedian: number | null;
  worst: number | string | boolean | null;
  evaluated: number;
  deviatedShare: number | null;
  deviated: boolean | null;
  timeToDetectMs: number | null;
  timeToRecoverMs: number | null;
  recovered: boolean | null;
}

/** A text in one line, for lists and headings. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Milliseconds in words. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 120_000 ? `${(ms / 1_000).toFixed(1)} s` : `${(ms / 60_000).toFixed(1)} min`;
}

/** A value with its unit; shares as percent. */
export function figure(value: number | string | boolean | null, unit: string | null): string {
  if (value === null) return 'no value';
  if (typeof value !== 'number') return oneLine(String(value));
  if (unit === 'ratio') return `${Math.round(value * 1_000) / 10} %`;
  return `${Math.round(value * 100) / 100}${unit ? ` ${oneLine(unit)}` : ''}`;
}

/** What one probe measured, with its figures. */
export function probeLine(probe: ProbeFacts): string {
  const usual = probe.baselineMedian === null ? '' : `, usually ${figure(probe.baselineMedian, probe.unit)}`;
  const share =
    probe.deviatedShare === null ? '' : ` ${Math.round(probe.deviatedShare * 100)} % of ${probe.evaluated} samples were out of tolerance.`;
  return `**${oneLine(probe.probe)}:** ${verdict(probe)}${share} Farthest value ${figure(probe.worst, probe.unit)}${usual}.${times(probe)}`;
}

function verdict({ deviated }: ProbeFacts): string {
  if (deviated === null) return 'could not be evaluated.';
  return deviated ? 'left its tolerance.' : 'stayed within its tolerance.';
}

function times({ deviated, timeToDetectMs, timeToRecoverMs, recovered }: ProbeFacts): string {
  if (!deviated) return '';
  const detect = timeToDetectMs === null ? ' Time to detect could not be measured.' : ` Time to detect ${duration(timeToDetectMs)}.`;
  if (recovered === false) return `${detect} No recovery in the time that was given.`;
  return `${detect}${timeToRecoverMs === null ? ' Time to recover could not be measured.' : ` Time to recover ${duration(timeToRecoverMs)}.`}`;
}
