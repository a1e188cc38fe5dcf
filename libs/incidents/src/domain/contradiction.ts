import { MILESTONE_NAMES, MILESTONES, type Milestone, type MilestoneTimes } from './milestone';
import type { Window } from './window-union';

/** Something about the times of an incident that cannot all be true. Shown, never refused. */
export interface Contradiction {
  /** Stable, upper snake case. */
  code: string;
  message: string;
}

/** Pairs of which the first cannot come after the second. */
const ORDER: readonly (readonly [Milestone, Milestone])[] = [
  ['impact_start', 'detected'],
  ['impact_start', 'mitigated'],
  ['impact_start', 'resolved'],
  ['detected', 'declared'],
  ['detected', 'acknowledged'],
  ['mitigated', 'resolved'],
];

/** Everything that contradicts itself in these times. A drill is declared when it begins, so there detection comes after it. */
export function contradictionsOf(times: MilestoneTimes, windows: readonly Window[], now: number, drill = false): Contradiction[] {
  const found: Contradiction[] = [];
  for (const [earlier, later] of ORDER) {
    const [first, second] = [times[earlier], times[later]];
    if (drill && later === 'declared') continue;
    if (first && second && second.at < first.at) {
      found.push({
        code: `${later}_before_${earlier}`.toUpperCase(),
        message: `${MILESTONE_NAMES[later]} lies ${spanOf(first.at - second.at)} before ${MILESTONE_NAMES[earlier].toLowerCase()}.`,
      });
    }
  }
  for (const milestone of MILESTONES) {
    const time = times[milestone];
    if (time && time.at > now)
      found.push({ code: `${milestone}_in_future`.toUpperCase(), message: `${MILESTONE_NAMES[milestone]} lies in the future.` });
  }
  const { impact_start: start, resolved } = times;
  if (start && windows.some((window) => window.start < start.at))
    found.push({ code: 'IMPACT_WINDOW_BEFORE_IMPACT_START', message: 'An impact window begins before the impact start.' });
  if (resolved && windows.some((window) => (window.end ?? now) > resolved.at))
    found.push({ code: 'IMPACT_WINDOW_AFTER_RESOLVED', message: 'An impact window goes on after everything was resolved.' });
  return found;
}

function spanOf(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
