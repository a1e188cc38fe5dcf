import type { RawFinding } from '../find';
import type { Sentence } from '../grammar/sentence';
import { mergeFindings } from '../merge';
import { guardsThatHold } from '../rules/guard-index';
import type { BlameCategory } from '../rules/rule';
import type { RuleSet } from '../rules/rule-set';
import { heavierIn, isSilentIn } from '../sections';
import type { Section } from '../types';
import { featuresOf } from './features';
import type { WeightTable } from './table';
import { chanceOf, judge } from './weigh';

/** A sentence that meets no rule is reported above this. */
const REPORT = 1;
/** Below this the sentence as a whole speaks so clearly against blame that a pattern met by chance is dropped. */
const VETO = 0;
/** Blame is rarer in a long report than in a sentence that somebody wonders about: what a sentence must weigh grows with the logarithm of their number. */
const RARER = 0.8;

/** How much more each sentence of a text of so many must weigh. */
export function priorOf(sentences: number): number {
  return RARER * Math.log10(Math.max(1, sentences));
}

/** What a sentence is weighed with. */
export interface Weighing {
  section: Section;
  /** See `priorOf`. */
  prior: number;
  table: WeightTable<BlameCategory>;
}

/** Weighs a sentence against what the rules found: drops findings in sentences that weigh far too little, keeps the likeliest where several overlap, adds one where no rule spoke and the words together weigh enough. Firm rules and those of the deployment always stand. */
export function secondOpinion(sentence: Sentence, found: RawFinding[], rules: RuleSet, { section, prior, table }: Weighing): RawFinding[] {
  if (found.some(({ rule }) => rule.severity !== 'hint')) {
    const features = featuresOf(sentence, found);
    const score = table.scoreOf(features);
    const kept = score > VETO ? found : found.filter(({ rule }) => rule.firm || rule.severity === 'hint');
    return mergeFindings(kept, table.chancesOf(features)).map((finding) => ({
      ...finding,
      confidence: surer(finding.rule.confidence, score),
    }));
  }
  const weighed = rules.weighed.size > 0 ? weighedFinding(sentence, rules, { section, prior, table }) : null;
  return weighed ? [...mergeFindings(found), weighed] : mergeFindings(found);
}

/** Half what the author of the rule thought of it, half what the sentence weighs. */
function surer(ofRule: number, score: number): number {
  return (ofRule + chanceOf(score)) / 2;
}

function weighedFinding(sentence: Sentence, rules: RuleSet, { section, prior, table }: Weighing): RawFinding | null {
  const features = featuresOf(sentence, []);
  const score = table.scoreOf(features);
  if (score <= REPORT + prior + heavierIn(section) || guardsThatHold(sentence).has('negated')) return null;
  const { category, spanFrom, spanTo, confidence } = judge(sentence, features, score, table);
  const rule = rules.weighed.get(category);
  return rule && !isSilentIn(section, rule) ? { rule, from: spanFrom, to: spanTo, spanFrom, spanTo, subject: null, confidence } : null;
}
