import type { Sentence } from '../grammar/sentence';
import { CATEGORIES, type Category } from '../rules/rule';
import type { Features } from './features';
import type { WeightTable } from './table';

/** What the weights say of a sentence that weighs enough. */
export interface Weighed {
  category: Category;
  /** Token range that weighs most. */
  spanFrom: number;
  spanTo: number;
  /** 0 to 1, by the logistic function. */
  confidence: number;
}

/** Sum of the weights of the features, scaled by the number of those that are known so that long sentences do not count more. */
export function scoreOf(features: Features, table: WeightTable): number {
  let sum = 0;
  let known = 0;
  for (const name of features.keys()) {
    const weight = table.weightOf(name);
    if (weight === 0) continue;
    sum += weight;
    known += 1;
  }
  return table.bias + sum / Math.sqrt(known || 1);
}

/** Says what kind of blame a sentence with these features is, where it sits, and how sure that is. */
export function judge(sentence: Sentence, features: Features, score: number, table: WeightTable): Weighed {
  const [spanFrom, spanTo] = heaviest(sentence, features, table);
  return { category: categoryOf(features, table), spanFrom, spanTo, confidence: Math.round(100 / (1 + Math.exp(-score))) / 100 };
}

/** The kind of blame whose features weigh most. */
function categoryOf(features: Features, table: WeightTable): Category {
  const sums = table.kindsOf(features.keys());
  return CATEGORIES[sums.indexOf(Math.max(...sums))] as Category;
}

/** The stretch of tokens with the largest sum of weights (Kadane), each token less the mean so that the stretch stays short. */
function heaviest(sentence: Sentence, features: Features, table: WeightTable): [number, number] {
  const { tokens } = sentence;
  const load = new Float64Array(tokens.length);
  for (const [name, at] of features) load[at] = (load[at] ?? 0) + Math.max(0, table.weightOf(name));
  const mean = load.reduce((sum, one) => sum + one, 0) / tokens.length;
  let best = { sum: -1, from: sentence.first, to: tokens.length };
  let from = 0;
  let sum = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    if (sum <= 0) {
      from = at;
      sum = 0;
    }
    sum += (load[at] as number) - mean;
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
