import type { Sentence } from '../grammar/sentence';
import type { BlameCategory } from '../rules/rule';
import { type Features, WHOLE } from './features';
import type { WeightTable } from './table';

/** What the weights say of a sentence that weighs enough. */
export interface Weighed {
  category: BlameCategory;
  /** Token range that weighs most. */
  spanFrom: number;
  spanTo: number;
  /** 0 to 1, by the logistic function. */
  confidence: number;
}

/** How sure a weight is: 0 to 1, by the logistic function. */
export const chanceOf = (score: number): number => 1 / (1 + Math.exp(-score));

/** Says what kind of blame a sentence with these features is, where it sits, and how sure that is. */
export function judge(sentence: Sentence, features: Features, score: number, table: WeightTable<BlameCategory>): Weighed {
  const [spanFrom, spanTo] = heaviest(sentence, features, table);
  return { category: table.categoryOf(features), spanFrom, spanTo, confidence: chanceOf(score) };
}

/** Share of the mean weight that each token must bring for the stretch to go on: less, and it runs over the whole sentence; more, and it is one word. */
const TOLL = 0.6;

/** The stretch of tokens with the largest sum of weights (Kadane), each token less the toll so that the stretch ends somewhere. */
function heaviest(sentence: Sentence, features: Features, table: WeightTable<BlameCategory>): [number, number] {
  const { tokens } = sentence;
  const load = new Float64Array(tokens.length);
  for (const [name, at] of features) if (at !== WHOLE) load[at] = (load[at] ?? 0) + Math.max(0, table.weightOf(name));
  const toll = (TOLL * load.reduce((sum, one) => sum + one, 0)) / tokens.length;
  let best = { sum: -1, from: sentence.first, to: tokens.length };
  let from = 0;
  let sum = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    if (sum <= 0) {
      from = at;
      sum = 0;
    }
    sum += (load[at] as number) - toll;
    if (sum > best.sum) best = { sum, from, to: at + 1 };
  }
  return trimmed(sentence, best.from, best.to);
}

/** Whole phrases about people, and no punctuation at the ends. */
function trimmed(sentence: Sentence, from: number, to: number): [number, number] {
  let start = from;
  let end = Math.max(to, sentence.phraseAt[to - 1]?.end ?? 0);
  while (start < end - 1 && sentence.tokens[start]?.kind === 'punct') start += 1;
  while (end > start + 1 && sentence.tokens[end - 1]?.kind === 'punct') end -= 1;
  return [Math.min(start, sentence.phraseAt[start]?.start ?? start), end];
}
