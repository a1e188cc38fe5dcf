import type { Confidence, Milestone, MilestoneTimes } from './domain/milestone';
import type { Window } from './domain/window-union';

/** Milestones as the reads hand them over (milestone → [time, confidence]), for the rules. */
export const timesOf = (json: unknown): MilestoneTimes =>
  Object.fromEntries(
    Object.entries((json ?? {}) as Record<Milestone, [string, Confidence]>).map(([milestone, [at, confidence]]) => [
      milestone,
      { at: Date.parse(at), confidence },
    ]),
  );

/** Impact windows as the reads hand them over ([start, end] each), for the rules. */
export const windowsOf = (json: unknown): Window[] =>
  ((json ?? []) as [string, string | null][]).map(([start, end]) => ({
    start: Date.parse(start),
    end: end === null ? null : Date.parse(end),
  }));
