import type { RawFinding } from './find';
import type { Category } from './rules/rule';

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

/** Keeps one finding where several overlap: severity first, then the stronger category, then the longer one. In order of position. */
export function mergeFindings(found: RawFinding[]): RawFinding[] {
  const ranked = [...found].sort((a, b) => rank(a) - rank(b) || b.spanTo - b.spanFrom - (a.spanTo - a.spanFrom));
  const kept: RawFinding[] = [];
  for (const candidate of ranked) {
    if (!kept.some((other) => other.spanFrom < candidate.spanTo && candidate.spanFrom < other.spanTo)) kept.push(candidate);
  }
  return kept.sort((a, b) => a.spanFrom - b.spanFrom);
}

function rank(finding: RawFinding): number {
  const severity = { error: 0, warning: 1, hint: 2 }[finding.rule.severity];
  return (severity === 2 ? 100 : 0) + STRENGTH.indexOf(finding.rule.category);
}
