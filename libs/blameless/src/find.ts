import type { Sentence } from './grammar/sentence';
import { isNobody, type Subject, subjectOf } from './grammar/subject';
import { isA } from './lexicon/lexicon';
import { type Match, matchAt } from './pattern/match';
import { type ActiveRule, guardIndex, type RuleSet } from './rules/rule-set';
import type { Section } from './types';

/** A match of a rule, in token indexes. */
export interface RawFinding extends Match {
  rule: ActiveRule;
  subject: Subject | null;
}

/** Guards that hold for every rule. */
const ALWAYS = ['mention', 'negated'];
const QUIET_IN: Partial<Record<Section, ReadonlySet<string>>> = { thanks: new Set(['name-cause', 'oncall-identity']) };

/** All matches in a sentence that no guard silences. */
export function findInSentence(sentence: Sentence, rules: RuleSet, section: Section): RawFinding[] {
  const found: RawFinding[] = [];
  const guarded = new Map<string, boolean>();
  const consider = (entry: RuleSet['atStart'][number], at: number) => {
    if (QUIET_IN[section]?.has(entry.rule.category)) return;
    const match = matchAt(entry.pattern, sentence, at);
    if (!match || match.spanTo <= match.spanFrom || isQuoted(sentence, match)) return;
    const subject = subjectFor(sentence, entry.rule, match);
    if (subject === false || isSilenced(sentence, entry.rule, guarded)) return;
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
  if (!rule.subject.has(subject.kind)) return false;
  if (rule.certain && subject.phrase && !subject.phrase.sure) return false;
  return isNobody(sentence, subject) ? false : subject;
}

function isQuoted(sentence: Sentence, match: Match): boolean {
  let quoted = 0;
  for (let at = match.spanFrom; at < match.spanTo; at += 1) if (sentence.tokens[at]?.quoted) quoted += 1;
  return quoted * 2 > match.spanTo - match.spanFrom;
}

function isSilenced(sentence: Sentence, rule: ActiveRule, cache: Map<string, boolean>): boolean {
  return [...ALWAYS, ...rule.unless].some((name) => {
    const holds = cache.get(name) ?? guardHolds(sentence, name);
    cache.set(name, holds);
    return holds;
  });
}

function guardHolds(sentence: Sentence, name: string): boolean {
  if (name === 'noPerson') return !sentence.phraseAt.some((phrase) => phrase && phrase.kind !== 'user');
  const index = guardIndex(name);
  if (!index) return false;
  if (index.atStart.some((pattern) => matchAt(pattern, sentence, 0))) return true;
  return sentence.tokens.some((token, at) => index.byWord.get(token.norm)?.some((pattern) => matchAt(pattern, sentence, at)) ?? false);
}
