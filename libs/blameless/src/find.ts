import type { Sentence } from './grammar/sentence';
import { isNobody, type Subject, subjectOf } from './grammar/subject';
import { isA } from './lexicon/lexicon';
import { type Match, matchAt } from './pattern/match';
import { guardReaches, guardsThatHold } from './rules/guard-index';
import type { ActiveRule, RuleSet } from './rules/rule-set';
import { isSilentIn } from './sections';
import type { Section } from './types';

/** A match of a rule, in token indexes. */
export interface RawFinding extends Match {
  rule: ActiveRule;
  subject: Subject | null;
  /** Set where it is not that of the rule. */
  confidence?: number;
}

/** Guards that hold for every rule. */
const ALWAYS = ['mention', 'negated'];

/** All matches in a sentence that no guard silences. */
export function findInSentence(sentence: Sentence, rules: RuleSet, section: Section): RawFinding[] {
  const found: RawFinding[] = [];
  const consider = (entry: RuleSet['atStart'][number], at: number) => {
    if (isSilentIn(section, entry.rule)) return;
    const match = matchAt(entry.pattern, sentence, at);
    if (!match || match.spanTo <= match.spanFrom || isQuoted(sentence, match)) return;
    const subject = subjectFor(sentence, entry.rule, match);
    if (subject === false || isSilenced(sentence, entry.rule, match.spanFrom)) return;
    found.push({ ...match, rule: entry.rule, subject });
  };
  for (const entry of rules.atStart) consider(entry, 0);
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    for (const entry of rules.byWord.get(sentence.tokens[at]?.norm ?? '') ?? []) consider(entry, at);
    for (const entry of rules.anywhere) consider(entry, at);
    if (sentence.phraseAt[at]?.start === at) for (const entry of rules.atPhrase) consider(entry, at);
  }
  return found;
}

/** The subject the rule asks for; null when it asks for none, false when it is another. */
function subjectFor(sentence: Sentence, rule: ActiveRule, match: Match): Subject | null | false {
  if (!rule.subject) return null;
  if (rule.active && isA(sentence.tokens[match.spanFrom - 1]?.norm ?? '', 'be')) return false;
  const subject = subjectOf(sentence, match.spanFrom);
  const perhaps = subject.phrase?.sure === false && rule.subject.has('unknown');
  if (!perhaps && !rule.subject.has(subject.kind)) return false;
  if (rule.certain && subject.phrase && !subject.phrase.sure) return false;
  return isNobody(sentence, subject) ? false : subject;
}

function isQuoted(sentence: Sentence, match: Match): boolean {
  let quoted = 0;
  for (let at = match.spanFrom; at < match.spanTo; at += 1) if (sentence.tokens[at]?.quoted) quoted += 1;
  return quoted * 2 > match.spanTo - match.spanFrom;
}

function isSilenced(sentence: Sentence, rule: ActiveRule, at: number): boolean {
  const held = guardsThatHold(sentence);
  if (rule.unless.includes('noPerson') && !sentence.phraseAt.some((phrase) => phrase && phrase.kind !== 'user')) return true;
  return ALWAYS.some((name) => guardReaches(sentence, name, at)) || rule.unless.some((name) => held.has(name));
}
