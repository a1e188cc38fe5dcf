import { analyse } from '../grammar/analyse';
import { knownNames } from '../grammar/names';
import type { LabelledText } from '../metrics/evaluate';
import { BUILTIN_RULES } from '../rules/builtin';
import { CATEGORIES, type Category } from '../rules/rule';
import { splitBlocks } from '../text/blocks';
import { splitSentences } from '../text/sentences';
import { tokenizeBlock } from '../text/tokenize';
import { featuresOf } from './features';
import type { Example } from './train';

/** Sentences of labelled texts. In a text of several sentences only those that hold a marked span blame. */
export function examplesOf(rows: readonly LabelledText[]): Example[] {
  return rows.flatMap((row) => {
    const sentences = sentencesIn(row.text);
    const marks = row.spans
      .map((span) => row.text.indexOf(span))
      .map((start, i) => ({ start, end: start + (row.spans[i] as string).length }));
    const category = row.label === 'blame' ? categoryNamed(row) : null;
    return sentences.map(({ start, end, example }) => ({
      ...example,
      category: category && (sentences.length === 1 || marks.some((mark) => mark.start < end && start < mark.end)) ? category : null,
    }));
  });
}

/** Sentences of ordinary reports: nobody is blamed in them. */
export function ordinaryExamples(texts: readonly string[]): Example[] {
  return texts.flatMap((text) => sentencesIn(text).map(({ example }) => example));
}

/** The examples that stand beside the rules. */
export function ruleExamples(): Example[] {
  return BUILTIN_RULES.filter((rule) => !rule.optIn).flatMap((rule) => [
    ...rule.examples.flag.flatMap((text) => sentencesIn(text).map(({ example }) => ({ ...example, category: rule.category }))),
    ...ordinaryExamples(rule.examples.pass),
  ]);
}

function categoryNamed(row: LabelledText): Category {
  const category = CATEGORIES.find((name) => name === row.category);
  if (!category) throw new Error(`${row.id}: “${row.category}” is no kind of blame`);
  return category;
}

function sentencesIn(text: string): { start: number; end: number; example: Example }[] {
  return splitBlocks(text, 'markdown').flatMap((block) =>
    splitSentences(tokenizeBlock(text, block, true)).map((tokens) => ({
      start: tokens[0]?.start ?? 0,
      end: tokens[tokens.length - 1]?.end ?? 0,
      example: { features: featuresOf(analyse(tokens, NO_NAMES)), category: null },
    })),
  );
}

const NO_NAMES = knownNames();
