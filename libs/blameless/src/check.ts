import { findInSentence, type RawFinding } from './find';
import { analyseAll } from './grammar/analyse';
import { type KnownNames, knownNames } from './grammar/names';
import type { Sentence } from './grammar/sentence';
import { detectLanguage } from './language';
import { RULES_VERSION } from './rules/builtin';
import type { BlameCategory } from './rules/rule';
import { type RuleSet, ruleSetFor } from './rules/rule-set';
import { SectionWalk } from './sections';
import { rewritesFor } from './suggest/rewrites';
import { splitBlocks } from './text/blocks';
import { splitSentences } from './text/sentences';
import type { Block, Token } from './text/token';
import { tokenizeBlock } from './text/tokenize';
import type { CheckOptions, CheckResult, Finding, Section } from './types';
import { secondOpinion } from './weigh/second-opinion';
import type { WeightTable } from './weigh/table';
import { weights } from './weigh/weights';

/** Finds blaming language in an English text. Pure; linear in the length of the text. Throws only on a faulty custom rule. */
export function check(text: string, options: CheckOptions = {}): CheckResult {
  return checkWith(weights(), text, options);
}

/** The same with another table of weights; cross-validation needs it. */
export function checkWith(table: WeightTable<BlameCategory>, text: string, options: CheckOptions = {}): CheckResult {
  return new Checker(text, options, table).run(true);
}

/** So many rewrites are tried in a sentence: each is checked itself, and hostile text holds dozens of findings. */
const TRIES = 4;

/** From so many words on a paragraph shows its language. */
const TELLING = 12;

class Checker {
  private readonly markdown: boolean;
  private readonly known: KnownNames;
  private readonly rules: RuleSet;

  constructor(
    private readonly text: string,
    private readonly options: CheckOptions,
    private readonly table: WeightTable<BlameCategory>,
    known?: KnownNames,
  ) {
    this.markdown = (options.format ?? 'markdown') === 'markdown';
    this.known = known ?? knownNames(options.context);
    this.rules = ruleSetFor(options.rules);
  }

  run(withRewrites: boolean): CheckResult {
    const parts = splitBlocks(this.text, this.markdown ? 'markdown' : 'plain');
    const blocks = parts.map((block) => tokenizeBlock(this.text, block, this.markdown));
    const split = blocks.map(splitSentences);
    const words = blocks.map((tokens) => tokens.filter((token) => token.kind !== 'punct').length);
    const foreign = blocks.map((tokens, i) => (words[i] as number) >= TELLING && detectLanguage([tokens]) !== 'en');
    const stats = {
      words: words.reduce((sum, count) => sum + count, 0),
      sentences: split.reduce((sum, sentences) => sum + sentences.length, 0),
      uncheckedWords: words.reduce((sum, count, i) => sum + (foreign[i] ? count : 0), 0),
      rulesVersion: RULES_VERSION,
    };
    if (detectLanguage(blocks) !== 'en')
      return { checked: false, reason: 'The text does not look English; only English can be checked.', findings: [], stats };
    const walk = new SectionWalk();
    const findings = split.flatMap((sentences, i) => {
      const { level, ranges } = parts[i] as Block;
      const section = walk.at(level, () => this.text.slice(ranges[0]?.start, ranges[0]?.end));
      return foreign[i] ? [] : this.block(sentences, this.options.section ?? section, stats.sentences, withRewrites);
    });
    return { checked: true, findings, stats };
  }

  private block(sentences: Token[][], section: Section, sentencesInText: number, withRewrites: boolean): Finding[] {
    const findings: Finding[] = [];
    for (const sentence of analyseAll(sentences, this.known)) {
      const found = findInSentence(sentence, this.rules, section);
      const tries = { left: withRewrites ? TRIES : 0 };
      for (const raw of secondOpinion(sentence, found, this.rules, { section, sentences: sentencesInText, table: this.table }))
        findings.push(this.toFinding(sentence, raw, tries));
    }
    return findings;
  }

  private toFinding(sentence: Sentence, raw: RawFinding, tries: { left: number }): Finding {
    const { rule } = raw;
    const start = (sentence.tokens[raw.spanFrom] as Token).start;
    const end = (sentence.tokens[raw.spanTo - 1] as Token).end;
    const phrase = raw.subject?.phrase;
    const confidence = raw.confidence ?? rule.confidence;
    return {
      ruleId: rule.id,
      category: rule.category,
      severity: rule.severity,
      start,
      end,
      text: this.text.slice(start, end),
      subject: raw.subject
        ? {
            kind: raw.subject.kind,
            text: phrase ? this.text.slice(sentence.tokens[phrase.start]?.start, sentence.tokens[phrase.end - 1]?.end) : '',
          }
        : null,
      message: rule.message,
      questions: rule.questions,
      rewrites: tries.left > 0 ? rewritesFor(this.text, sentence, raw, (candidate) => this.isClean(candidate, tries)) : [],
      confidence: Math.round(100 * (phrase && !phrase.sure ? Math.min(confidence, 0.6) : confidence)) / 100,
    };
  }

  private isClean(candidate: string, tries: { left: number }): boolean {
    tries.left -= 1;
    if (tries.left < 0) return false;
    const again = new Checker(candidate, { ...this.options, format: 'plain' }, this.table, this.known).run(false);
    return again.checked && again.findings.length === 0;
  }
}
