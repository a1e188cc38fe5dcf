import { isA } from '../lexicon/lexicon';
import { NOT_PERSONS } from '../lexicon/software-names';
import type { Token } from '../text/token';
import { type PersonPhrase, phraseEndingAt, type Sentence, type SubjectKind } from './sentence';
import { isPast } from './verbs';

/** The subject of a verb: its kind and, for people, the phrase. */
export interface Subject {
  kind: SubjectKind;
  phrase?: PersonPhrase;
}

const UNKNOWN: Subject = { kind: 'unknown' };
const SYSTEM: Subject = { kind: 'system' };
const NEGATIVE = new Set(['nobody', 'noone', 'none', 'neither']);

/** Finds who carries the verb at token `verb`: skips auxiliaries and adverbs, then looks at the phrase before, or at the head of the clause. */
export function subjectOf(sentence: Sentence, verb: number): Subject {
  const { tokens } = sentence;
  let at = verb - 1;
  if (isA(tokens[at]?.norm ?? '', 'det') && !sentence.phraseAt[at]) return UNKNOWN;
  while (at >= 0 && skippable(tokens[at] as Token)) at -= 1;
  if (at < 0) return UNKNOWN;
  const token = tokens[at] as Token;
  if (token.norm === ',' || isJoin(token)) return clauseHead(sentence, at);
  if (token.norm === 'it') return SYSTEM;
  if (isRelative(token.norm)) return antecedent(sentence, at);
  const phrase = phraseEndingAt(sentence, at + 1);
  if (!phrase) return standsAlone(sentence, at) ? SYSTEM : clauseHead(sentence, at + 1);
  return ofPossessor(sentence, phrase);
}

/** True when the subject is nobody: a negated subject neither blames nor praises. */
export function isNobody(sentence: Sentence, subject: Subject): boolean {
  if (!subject.phrase) return false;
  const { start, end } = subject.phrase;
  const first = sentence.tokens[start]?.norm ?? '';
  return NEGATIVE.has(first) || (first === 'no' && end > start + 1);
}

function skippable(token: Token): boolean {
  return (
    token.kind === 'word' &&
    (isA(token.norm, 'aux') ||
      isA(token.norm, 'neg') ||
      token.norm === "'s" ||
      token.norm === "'d" ||
      token.norm === "'re" ||
      token.norm === "'m" ||
      (token.norm.length > 4 && token.norm.endsWith('ly')))
  );
}

function isJoin(token: Token): boolean {
  return ['and', 'but', 'then', 'or', 'yet'].includes(token.norm);
}

function isRelative(norm: string): boolean {
  return norm === 'who' || norm === 'that' || norm === 'which';
}

function antecedent(sentence: Sentence, at: number): Subject {
  const { tokens } = sentence;
  const norm = tokens[at]?.norm;
  const before = tokens[at - 1]?.norm === ',' ? at - 1 : at;
  const phrase = phraseEndingAt(sentence, before);
  if (phrase) return toSubject(sentence, phrase);
  return norm === 'who' ? { kind: 'person' } : SYSTEM;
}

/** "The script of the platform team": the head stands before the preposition. */
function ofPossessor(sentence: Sentence, phrase: PersonPhrase): Subject {
  const { tokens } = sentence;
  const before = tokens[phrase.start - 1];
  if (before?.kind !== 'word') return toSubject(sentence, phrase);
  if (!isA(before.norm, 'prep') || isA(before.norm, 'subord')) return toSubject(sentence, phrase);
  const headEnd = phrase.start - 1;
  const head = tokens[headEnd - 1];
  if (!head || head.kind === 'punct' || head.kind === 'number' || isA(head.norm, 'timeword')) return toSubject(sentence, phrase);
  if (isA(head.norm, 'subord') || isPast(head.norm) || /ing$/.test(head.norm)) return toSubject(sentence, phrase);
  const outer = phraseEndingAt(sentence, headEnd);
  if (outer) return toSubject(sentence, outer);
  if (
    /^(?:some|one|two|three|many|most|none|all|neither|either|both|several|member|members|somebody|someone|nobody|half|part)$/.test(
      head.norm,
    )
  )
    return toSubject(sentence, phrase);
  return SYSTEM;
}

/** Whether the noun at `at` with its determiner is the subject itself, not part of a longer phrase ("the person running the job"). */
function standsAlone(sentence: Sentence, at: number): boolean {
  const { tokens } = sentence;
  for (let k = at; k >= 0 && at - k <= 4; k -= 1) {
    const norm = tokens[k]?.norm ?? '';
    if (sentence.phraseAt[k] || tokens[k]?.kind === 'punct' || isA(norm, 'prep')) return false;
    if (!isA(norm, 'det')) continue;
    const before = tokens[k - 1];
    return (
      before !== undefined && before.kind === 'word' && !isA(before.norm, 'prep') && !before.norm.endsWith('ing') && !isPast(before.norm)
    );
  }
  return false;
}

/** The first noun phrase of the clause before `end`: "the engineer on call | ignored". */
function clauseHead(sentence: Sentence, end: number): Subject {
  const { tokens } = sentence;
  let start = end - 1;
  while (start > 0 && end - start < 40 && !isClauseBreak(tokens, start - 1)) start -= 1;
  for (let k = Math.max(start, 0); k < end; k += 1) {
    const token = tokens[k] as Token;
    const phrase = sentence.phraseAt[k];
    if (phrase) return ofPossessor(sentence, phrase);
    if (token.kind === 'code' || token.kind === 'link' || token.norm === 'it' || token.norm === 'which') return SYSTEM;
    if (k > start && isA(token.norm, 'prep') && isNounLike(tokens[k - 1] as Token)) return SYSTEM;
    if (isA(token.norm, 'techhead') || (token.capital && NOT_PERSONS.has(token.norm)) || sentence.systemAt[k]) return SYSTEM;
    if (isA(token.norm, 'be') && k > start) return SYSTEM;
  }
  return UNKNOWN;
}

function isClauseBreak(tokens: Token[], at: number): boolean {
  const token = tokens[at] as Token;
  if (token.kind === 'punct') return ';:()—–-'.includes(token.norm);
  return ['because', 'since', 'while', 'when', 'whereas', 'although', 'though', 'if', 'unless', 'so'].includes(token.norm);
}

function isNounLike(token: Token): boolean {
  return (
    token.kind === 'word' && !isA(token.norm, 'prep') && !isA(token.norm, 'timeword') && !isA(token.norm, 'aux') && token.norm.length > 3
  );
}

function toSubject(sentence: Sentence, phrase: PersonPhrase): Subject {
  const norm = sentence.tokens[phrase.start]?.norm;
  if ((norm === 'they' || norm === 'them') && refersToSystem(sentence, phrase.start)) return SYSTEM;
  return { kind: phrase.kind, phrase };
}

/** Whether "they" stands nearer to a plural thing than to people. */
function refersToSystem(sentence: Sentence, at: number): boolean {
  for (
    let s: Sentence | undefined = sentence, from = at - 1, depth = 0;
    s && depth < 2;
    s = s.previous, depth += 1, from = (s?.tokens.length ?? 0) - 1
  ) {
    for (let k = from; k >= 0; k -= 1) {
      const phrase = s.phraseAt[k];
      if (phrase && s.tokens[phrase.start]?.norm !== 'they') return phrase.kind === 'user';
      const norm = s.tokens[k]?.norm ?? '';
      if (norm.endsWith('s') && isA(norm, 'techhead')) return true;
    }
  }
  return false;
}
