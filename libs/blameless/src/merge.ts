import type { RawFinding } from './find';
import { type Category, SEVERITIES } from './rules/rule';

/** Which category wins where findings overlap: the stronger claim first. */
const STRENGTH: readonly Category[] = [
  'punishment',
  'oncall-identity',
  'human-error',
  'hindsight',
  'name-cause',
  'single-cause',
  'normative',
  'judgement',
  'counterfactual',
  'writing',
];

/** Keeps one finding where several overlap: severity first, so that no warning hides an error; then the stronger category, then the longer one. In order of position. */
export function mergeFindings(found: RawFinding[]): RawFinding[] {
  const ranked = [...found].sort((a, b) => rank(a) - rank(b) || b.spanTo - b.spanFrom - (a.spanTo - a.spanFrom));
  const kept: RawFinding[] = [];
  for (const candidate of ranked) {
    if (!kept.some((other) => other.spanFrom < candidate.spanTo && candidate.spanFrom < other.spanTo)) kept.push(candidate);
  }
  return kept.sort((a, b) => a.spanFrom - b.spanFrom);
}

function rank({ rule }: RawFinding): number {
  return SEVERITIES.indexOf(rule.severity) * 100 + STRENGTH.indexOf(rule.category);
}
