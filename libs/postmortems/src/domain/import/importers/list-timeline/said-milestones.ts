import type { ParsedMilestone, ParsedTimelineEntry } from '../../parsed-postmortem';

const SAID: readonly [ParsedMilestone['kind'], RegExp][] = [
  ['impactStart', /\b(?:outage|impact|incident) (?:begins|began|starts|started)\b/i],
  ['mitigated', /\b(?:outage|impact|incident) (?:ends|ended|is over|was over)\b/i],
];

/** Milestones that an entry names in so many words, each once: the first time it is said. */
export function milestonesSaid(timeline: readonly ParsedTimelineEntry[]): ParsedMilestone[] {
  return SAID.flatMap(([kind, pattern]): ParsedMilestone[] => {
    const entry = timeline.find(({ text, occurredAt, dateOnly }) => occurredAt && !dateOnly && pattern.test(text));
    if (!entry?.occurredAt) return [];
    const { occurredAt, zoneText, timeText: sourceText, confidence } = entry;
    return [{ kind, occurredAt, zoneText, sourceText, confidence }];
  });
}
