import type { StatusCategory } from './incident-status';
import { type Confidence, MILESTONE_NAMES, type Milestone, type MilestoneTimes, weakest } from './milestone';
import { unionOf, type Window } from './window-union';

export type MeasurementName = 'time_to_detect' | 'time_to_acknowledge' | 'time_to_mitigate' | 'time_to_recover' | 'impact_duration';
export type MeasurementStatus = 'recorded' | 'pending' | 'not_applicable' | 'invalid';

/** One duration of an incident, with how it was computed, or why it could not be. */
export interface Measurement {
  name: MeasurementName;
  /** How it is computed, in words. */
  formula: string;
  /** Its first and last moment, milliseconds since 1970; null where there is none. */
  from: number | null;
  to: number | null;
  /** Null unless recorded. */
  seconds: number | null;
  /** The less certain of both ends; null unless recorded from two milestones. */
  confidence: Confidence | null;
  status: MeasurementStatus;
  /** Why there is no value; null when there is one. */
  reason: string | null;
}

const ANCHORS: readonly (readonly [MeasurementName, Milestone, Milestone])[] = [
  ['time_to_detect', 'impact_start', 'detected'],
  ['time_to_acknowledge', 'detected', 'acknowledged'],
  ['time_to_mitigate', 'impact_start', 'mitigated'],
  ['time_to_recover', 'impact_start', 'resolved'],
];

/** All measurements of an incident. Only recorded ones may become points of a statistic. */
export function measurementsOf(times: MilestoneTimes, windows: readonly Window[], category: StatusCategory, now: number): Measurement[] {
  const over = category === 'learning' || category === 'closed';
  return [...ANCHORS.map(([name, from, to]) => between(name, from, to, times, over, now)), impactOf(windows, over, now)];
}

function between(name: MeasurementName, first: Milestone, last: Milestone, times: MilestoneTimes, over: boolean, now: number): Measurement {
  const [from, to] = [times[first], times[last]];
  const [firstName, lastName] = [MILESTONE_NAMES[first].toLowerCase(), MILESTONE_NAMES[last].toLowerCase()];
  const base = { name, formula: `${lastName} − ${firstName}`, from: from?.at ?? null, to: to?.at ?? null };
  const none = { ...base, seconds: null, confidence: null };
  const missing = [...(from ? [] : [firstName]), ...(to ? [] : [lastName])].join(' and ');
  if (missing) return { ...none, status: over ? 'not_applicable' : 'pending', reason: `No time is set for ${missing}.` };
  if (to!.at < from!.at) return { ...none, status: 'invalid', reason: `${MILESTONE_NAMES[last]} lies before ${firstName}.` };
  if (to!.at > now) return { ...none, status: 'invalid', reason: `${MILESTONE_NAMES[last]} lies in the future.` };
  return {
    ...base,
    seconds: (to!.at - from!.at) / 1000,
    confidence: weakest(from!.confidence, to!.confidence),
    status: 'recorded',
    reason: null,
  };
}

function impactOf(windows: readonly Window[], over: boolean, now: number): Measurement {
  const union = unionOf(windows, now);
  const base = {
    name: 'impact_duration' as const,
    formula: 'sum of the impact windows, overlaps counted once',
    from: union[0]?.start ?? null,
    to: union.at(-1)?.end ?? null,
    seconds: null,
    confidence: null,
  };
  if (windows.length === 0) return { ...base, status: over ? 'not_applicable' : 'pending', reason: 'No impact window is set.' };
  if (windows.some((window) => window.end === null)) {
    return over
      ? { ...base, to: null, status: 'invalid', reason: 'An impact window has no end, but the incident is over.' }
      : { ...base, to: null, status: 'pending', reason: 'An impact window goes on.' };
  }
  if (base.to! > now) return { ...base, status: 'invalid', reason: 'An impact window ends in the future.' };
  const milliseconds = union.reduce((sum, { start, end }) => sum + end - start, 0);
  return { ...base, seconds: milliseconds / 1000, status: 'recorded', reason: null };
}
