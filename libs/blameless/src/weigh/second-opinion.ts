import type { RawFinding } from '../find';
import type { Sentence } from '../grammar/sentence';
import { mergeFindings } from '../merge';
import { guardsThatHold } from '../rules/guard-index';
import type { BlameCategory } from '../rules/rule';
import type { RuleSet } from '../rules/rule-set';
import { heavierIn, isSilentIn } from '../sections';
import type { Section } from '../types';
import { clauseAround, within } from './clause';
import { featuresOf, withEvidence } from './features';
import type { WeightTable } from './table';
import { chanceOf, judge } from './weigh';

/** A sentence that meets no rule is reported above this. */
const REPORT = 1;
/** Below this a sentence speaks so clearly against blame that a pattern met by chance is dropped. */
const VETO = 0.2;
/** Blame is rarer in a long report than in a sentence that somebody wonders about: what a sentence must weigh grows with the logarithm of their number, most where no rule spoke. */
const RARER = { met: 0.6, unmet: 1 };

/** What a sentence is weighed with. */
export interface Weighing {
  section: Section;
  /** Sentences of the whole text. */
  sentences: number;
  table: WeightTable<BlameCategory>;
}

/**
 * Weighs a sentence against what the rules found: drops findings where it weighs far too little, keeps the likeliest of several that overlap, adds one where
 * no rule spoke and the words together weigh enough. Half the weight of a finding is that of its clause, for a long sentence drowns the few words that blame.
 * Firm rules and those of the deployment always stand.
 */
export function secondOpinion(sentence: Sentence, found: RawFinding[], rules: RuleSet, weighing: Weighing): RawFinding[] {
  if (found.some(({ rule }) => rule.severity !== 'hint')) return confirmed(sentence, found, weighing);
  const weighed = rules.weighed.size > 0 ? weighedFinding(sentence, rules, weighing) : null;
  return weighed ? [...mergeFindings(found), weighed] : mergeFindings(found);
}

function confirmed(sentence: Sentence, found: RawFinding[], { sentences, table }: Weighing): RawFinding[] {
  const bare = featuresOf(sentence);
  const features = withEvidence(bare, found);
  const score = table.scoreOf(features);
  const least = VETO + RARER.met * Math.log10(sentences);
  const known = new Map<string, number>();
  const scoreAround = (finding: RawFinding): number => {
    const clause = clauseAround(sentence, finding);
    const key = `${clause.from}-${clause.to}`;
    const weight = known.get(key) ?? table.scoreOf(within(bare, found, clause));
    known.set(key, weight);
    return weight;
  };
  const kept = found.flatMap((finding) => {
    const { rule } = finding;
    const weight = (score + scoreAround(finding)) / 2;
    return rule.firm || rule.severity === 'hint' || weight > least ? { ...finding, confidence: surer(rule.confidence, weight) } : [];
  });
  return mergeFindings(kept, table.chancesOf(features));
}

/** Half what the author of the rule thought of it, half what the words weigh. */
function surer(ofRule: number, weight: number): number {
  return (ofRule + chanceOf(weight)) / 2;
}

function weighedFinding(sentence: Sentence, rules: RuleSet, { section, sentences, table }: Weighing): RawFinding | null {
  const features = featuresOf(sentence);
  const score = table.scoreOf(features);
  if (score <= REPORT + RARER.unmet * Math.log10(sentences) + heavierIn(section) || guardsThatHold(sentence).has('negated')) return null;
  const { category, spanFrom, spanTo, confidence } = judge(sentence, features, score, table);
  const rule = rules.weighed.get(category);
  return rule && !isSilentIn(section, rule) ? { rule, from: spanFrom, to: spanTo, spanFrom, spanTo, subject: null, confidence } : null;
}
