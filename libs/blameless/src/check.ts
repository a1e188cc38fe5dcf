import { findInSentence, type RawFinding } from './find';
import { type KnownNames, knownNames } from './grammar/names';
import { findPersonPhrases } from './grammar/person-phrases';
import type { Sentence } from './grammar/sentence';
import { detectLanguage } from './language';
import { mergeFindings } from './merge';
import { RULES_VERSION } from './rules/builtin';
import { type RuleSet, ruleSetFor } from './rules/rule-set';
import { rewritesFor } from './suggest/rewrites';
import { splitBlocks } from './text/blocks';
import { splitSentences } from './text/sentences';
import type { Token } from './text/token';
import { tokenizeBlock } from './text/tokenize';
import type { CheckOptions, CheckResult, Finding } from './types';

/** Finds blaming language in an English text. Pure; linear in the length of the text. Throws only on a faulty custom rule. */
export function check(text: string, options: CheckOptions = {}): CheckResult {
  return checkText(text, options, true);
}

function checkText(text: string, options: CheckOptions, withRewrites: boolean): CheckResult {
  const markdown = (options.format ?? 'markdown') === 'markdown';
  const known = knownNames(options.context);
  const rules = ruleSetFor(options.rules);
  const blocks = splitBlocks(text, markdown ? 'markdown' : 'plain').map((block) => tokenizeBlock(text, block, markdown));
  const stats = { words: 0, sentences: 0, rulesVersion: RULES_VERSION };
  for (const tokens of blocks) for (const token of tokens) if (token.kind !== 'punct') stats.words += 1;
  const language = detectLanguage(blocks);
  if (language !== 'en')
    return { checked: false, reason: 'The text does not look English; only English can be checked.', findings: [], stats };
  const findings: Finding[] = [];
  for (const tokens of blocks) {
    let previous: Sentence | undefined;
    for (const sentenceTokens of splitSentences(tokens)) {
      const sentence = analyse(sentenceTokens, known, previous);
      stats.sentences += 1;
      findings.push(...sentenceFindings(text, sentence, rules, options, withRewrites));
      previous = sentence;
      if (previous.previous) previous.previous.previous = undefined;
    }
  }
  return { checked: true, findings, stats };
}

function analyse(tokens: Token[], known: KnownNames, previous: Sentence | undefined): Sentence {
  let first = tokens.findIndex((token) => token.kind !== 'punct' && token.kind !== 'number');
  if (first < 0) first = 0;
  return { tokens, first, previous, phraseAt: findPersonPhrases(tokens, first, known) };
}

function sentenceFindings(text: string, sentence: Sentence, rules: RuleSet, options: CheckOptions, withRewrites: boolean): Finding[] {
  const raw = mergeFindings(findInSentence(sentence, rules, options.section ?? 'other'));
  return raw.map((finding) => toFinding(text, sentence, finding, options, withRewrites));
}

function toFinding(text: string, sentence: Sentence, raw: RawFinding, options: CheckOptions, withRewrites: boolean): Finding {
  const { rule } = raw;
  const start = (sentence.tokens[raw.spanFrom] as Token).start;
  const end = (sentence.tokens[raw.spanTo - 1] as Token).end;
  const phrase = raw.subject?.phrase;
  const isClean = (candidate: string) => {
    const again = checkText(candidate, { ...options, format: 'plain' }, false);
    return again.checked && again.findings.length === 0;
  };
  return {
    ruleId: rule.id,
    category: rule.category,
    severity: rule.severity,
    start,
    end,
    text: text.slice(start, end),
    subject: raw.subject
      ? {
          kind: raw.subject.kind,
          text: phrase ? text.slice(sentence.tokens[phrase.start]?.start, sentence.tokens[phrase.end - 1]?.end) : '',
        }
      : null,
    message: rule.message,
    questions: rule.questions,
    rewrites: withRewrites ? rewritesFor(text, sentence, raw, isClean) : [],
    confidence: phrase && !phrase.sure ? Math.min(rule.confidence, 0.6) : rule.confidence,
  };
}
