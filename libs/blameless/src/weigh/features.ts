import type { RawFinding } from '../find';
import type { PersonPhrase, Sentence } from '../grammar/sentence';
import { classesOf, isA } from '../lexicon/lexicon';
import { guardsThatHold } from '../rules/guard-index';

/** What a sentence shows, by name, with the token that shows it, or WHOLE. Names are explained in the README of the lib. */
export type Features = ReadonlyMap<string, number>;

/** The place of what no single token shows. */
export const WHOLE = -1;

/** One step of the sentence: a word, or a whole phrase about people, software or a number under one sign. */
interface Sign {
  sign: string;
  words: readonly string[];
  at: number;
  people: boolean;
  quoted: boolean;
}

const SIGN_OF: Readonly<Record<PersonPhrase['kind'], string>> = { person: '<P>', team: '<T>', self: '<W>', vendor: '<V>', user: '<U>' };
const NEAR = 5;
const PAUSE = /^[,;:.]$/;
const NEGATIVE_PREFIX = /^(?:un|in|im|ir|mis|over|under|non|ill)/;

/** Reads the features of a sentence: words and stems, word classes, neighbours, what stands near a person, and which guards hold. */
export function featuresOf(sentence: Sentence): Features {
  const signs = signsOf(sentence);
  const features = new Map<string, number>();
  const add = (name: string, at: number) => {
    if (!features.has(name)) features.set(name, at);
  };
  const people = signs.some((sign) => sign.people);
  signs.forEach((sign, i) => {
    for (const word of sign.words) addWord(word, sign, people, add);
    if (sign.sign.startsWith('<')) add(`p:${sign.sign}`, sign.at);
    const next = signs[i + 1];
    const second = signs[i + 2];
    if (next) add(`b:${sign.sign}_${next.sign}`, sign.at);
    if (second) add(`k:${sign.sign}_*_${second.sign}`, sign.at);
    if (sign.people) addNear(signs, i, add);
  });
  const last = signs[signs.length - 1];
  if (signs[0]) add(`st:${signs[0].sign}`, WHOLE);
  if (last?.sign === '?') add('question', WHOLE);
  if (!people) add('no-people', WHOLE);
  for (const guard of guardsThatHold(sentence).keys()) add(`g:${guard}`, WHOLE);
  return features;
}

/** Features together with what the rules found. */
export function withEvidence(features: Iterable<[string, number]>, found: readonly RawFinding[]): Features {
  return new Map([...features, ...evidenceOf(found)]);
}

function evidenceOf(found: readonly RawFinding[]): [string, number][] {
  return found
    .filter(({ rule }) => rule.evidence)
    .flatMap(({ rule, spanFrom }): [string, number][] => [
      [`r:${rule.id}`, spanFrom],
      [`rc:${rule.category}`, spanFrom],
    ]);
}

function addWord(word: string, sign: Sign, people: boolean, add: (name: string, at: number) => void): void {
  const quoted = sign.quoted ? 'q' : '';
  add(`${quoted}w:${word}`, sign.at);
  if (word.length > 5) {
    add(`${quoted}s:${stem(word)}`, sign.at);
    if (word.endsWith('ly')) add(`${quoted}ly`, sign.at);
    const prefix = word.length > 7 ? NEGATIVE_PREFIX.exec(word) : null;
    if (prefix) add(`${quoted}pre:${prefix[0]}`, sign.at);
  }
  if (sign.quoted) return;
  for (const name of classesOf(word)) {
    add(`c:${name}`, sign.at);
    if (people) add(`cp:${name}`, sign.at);
  }
}

/** The words that follow and precede people within the same stretch: who did what, and what was said of whom. */
function addNear(signs: readonly Sign[], i: number, add: (name: string, at: number) => void): void {
  for (let d = 1; d <= NEAR; d += 1) {
    const sign = signs[i + d];
    if (!sign || PAUSE.test(sign.sign)) break;
    if (sign.words.length > 0) add(`pa:${stem(sign.words[sign.words.length - 1] as string)}`, sign.at);
  }
  for (let d = 1; d < NEAR; d += 1) {
    const sign = signs[i - d];
    if (!sign || PAUSE.test(sign.sign)) break;
    if (sign.words.length > 0) add(`pb:${stem(sign.words[sign.words.length - 1] as string)}`, sign.at);
  }
}

function signsOf(sentence: Sentence): Sign[] {
  const signs: Sign[] = [];
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const phrase = sentence.phraseAt[at];
    if (phrase) {
      signs.push(ofPhrase(sentence, phrase));
      at = Math.max(at, phrase.end - 1);
      continue;
    }
    const sign = ofToken(sentence, at);
    if (sign) signs.push(sign);
  }
  return signs;
}

function ofPhrase(sentence: Sentence, phrase: PersonPhrase): Sign {
  const words = sentence.tokens.slice(phrase.start, phrase.end);
  return {
    sign: phrase.named ? (phrase.sure ? '<N>' : '<M>') : SIGN_OF[phrase.kind],
    words: phrase.named ? [] : words.filter((token) => token.kind === 'word').map((token) => token.norm),
    at: phrase.start,
    people: phrase.kind !== 'user' && phrase.sure,
    quoted: words.some((token) => token.quoted),
  };
}

function ofToken(sentence: Sentence, at: number): Sign | null {
  const token = sentence.tokens[at];
  if (!token) return null;
  const made = (sign: string, words: readonly string[] = []): Sign => ({ sign, words, at, people: false, quoted: token.quoted });
  if (token.kind === 'word') return made(isA(token.norm, 'techhead') ? '<S>' : token.norm, [token.norm]);
  if (token.kind === 'number') return made('#');
  if (token.kind === 'punct') return '?!:;,".'.includes(token.norm) ? made(token.norm) : null;
  return made('<S>');
}

/** A crude stem: enough to bring "ignored" and "ignoring" together. */
export function stem(word: string): string {
  return word.length > 5 ? word.replace(/(?:ations?|ingly|edly|ness|ments?|ings?|ed|ly|es|s|ions?)$/, '') : word;
}
