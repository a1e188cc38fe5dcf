import { findInSentence } from '../find';
import { analyseAll } from '../grammar/analyse';
import { knownNames } from '../grammar/names';
import type { LabelledText } from '../metrics/evaluate';
import { BUILTIN_RULES } from '../rules/builtin';
import { BLAME_CATEGORIES, type BlameCategory } from '../rules/rule';
import { ruleSetFor } from '../rules/rule-set';
import { splitBlocks } from '../text/blocks';
import { splitSentences } from '../text/sentences';
import { tokenizeBlock } from '../text/tokenize';
import { featuresOf, withEvidence } from './features';
import type { Example } from './train';

/** Sentences of labelled texts. In a text of several sentences only those that hold a marked span blame. */
export function examplesOf(rows: readonly LabelledText[]): Example<BlameCategory>[] {
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

/** Whether a sentence of an ordinary report is to be left out because it does blame. */
export type Skip = (sentence: string) => boolean;

/** Sentences of ordinary reports: nobody is blamed in them but where `skip` says so. */
export function ordinaryExamples(texts: readonly string[], skip: Skip = () => false): Example<BlameCategory>[] {
  return texts.flatMap((text) =>
    sentencesIn(text)
      .filter(({ start, end }) => !skip(text.slice(start, end)))
      .map(({ example }) => example),
  );
}

/** The examples that stand beside the rules; what only hints are about is no blame. */
export function ruleExamples(): Example<BlameCategory>[] {
  return BUILTIN_RULES.flatMap(({ category, optIn, examples }) => {
    const kind = optIn ? undefined : BLAME_CATEGORIES.find((name) => name === category);
    if (!kind) return ordinaryExamples([...examples.flag, ...examples.pass]);
    const blaming = examples.flag.flatMap((text) => sentencesIn(text).map(({ example }) => ({ ...example, category: kind })));
    return [...blaming, ...ordinaryExamples(examples.pass)];
  });
}

function categoryNamed(row: LabelledText): BlameCategory {
  const category = BLAME_CATEGORIES.find((name) => name === row.category);
  if (!category) throw new Error(`${row.id}: “${row.category}” is no kind of blame`);
  return category;
}

function sentencesIn(text: string): { start: number; end: number; example: Example<BlameCategory> }[] {
  return splitBlocks(text, 'markdown').flatMap((block) =>
    analyseAll(splitSentences(tokenizeBlock(text, block, true)), NO_NAMES).map((sentence) => ({
      start: sentence.tokens[0]?.start ?? 0,
      end: sentence.tokens[sentence.tokens.length - 1]?.end ?? 0,
      example: {
        features: withEvidence(featuresOf(sentence), findInSentence(sentence, ruleSetFor(undefined), 'other')),
        category: null,
      },
    })),
  );
}

const NO_NAMES = knownNames();
