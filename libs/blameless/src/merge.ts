import type { RawFinding } from './find';
import { type Category, SEVERITIES } from './rules/rule';

/** Which category wins where findings overlap and the weights do not tell: the stronger claim first. */
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

/** How likely each kind of blame is, above 0 to 1. */
export type Likely = (category: Category) => number;

/** Keeps one finding where several overlap: severity first, so that no warning hides an error; then rules of the deployment, the likelier and stronger category, then the longer one. In order of position. */
export function mergeFindings(found: RawFinding[], likely: Likely = () => 1): RawFinding[] {
  if (found.length < 2) return found;
  const ranked = [...found].sort((a, b) => rank(a, likely) - rank(b, likely) || b.spanTo - b.spanFrom - (a.spanTo - a.spanFrom));
  const kept: RawFinding[] = [];
  for (const candidate of ranked) {
    if (!kept.some((other) => other.spanFrom < candidate.spanTo && candidate.spanFrom < other.spanTo)) kept.push(candidate);
  }
  return kept.sort((a, b) => a.spanFrom - b.spanFrom);
}

/** A kind that is twice as likely outdoes nine places of strength. */
const PLACE = 0.075;
/** Plain wording outdoes a pattern whose kind is seven times as likely. */
const FIRM = 2;
/** What a deployment wrote itself outdoes anything of the same severity. */
const OWN = 50;

function rank({ rule }: RawFinding, likely: Likely): number {
  return (
    SEVERITIES.indexOf(rule.severity) * 100 -
    (rule.own ? OWN : rule.firm ? FIRM : 0) +
    PLACE * STRENGTH.indexOf(rule.category) -
    Math.log(likely(rule.category))
  );
}
