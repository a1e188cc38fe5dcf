import { findSystems, isHonorific, type KnownNames } from '../grammar/names';
import { findPersonPhrases } from '../grammar/person-phrases';
import { GIVEN_NAMES } from '../lexicon/given-names';
import { isA } from '../lexicon/lexicon';
import { NOT_PERSONS } from '../lexicon/software-names';
import type { Token } from '../text/token';
import { type Hit, isFileName } from './addresses';
import { isOrdinary } from './ordinary-words';

const ADDRESS_OF_A_PERSON = /^[a-z]\.[a-z]{3,}$/;
/** A package: `@scope 5.9.5`. */
const A_VERSION = /^[ @]v?\d+\.\d/;
const ARTICLE_REACH = 4;
/** A surname that is written like no other word. */
const TELLING = /^[OD]['’]\p{Lu}\p{Ll}+(?:['’]s)?$/u;

/** Names and handles that the grammar of a sentence and lists of given names show, without knowing anybody. */
export function guessPersons(text: string, tokens: Token[], known: KnownNames): Hit[] {
  const first = firstWord(tokens);
  const found: Hit[] = [];
  for (const phrase of new Set(findPersonPhrases(tokens, first, known, findSystems(tokens, known)))) {
    if (!phrase?.named || !phrase.sure) continue;
    const words = tokens.slice(phrase.start, phrase.end);
    const head = words[0]!;
    const range = { start: head.start, end: words[words.length - 1]!.end };
    if (head.kind === 'handle') {
      if (!isKnownGroup(head.norm, known) && !A_VERSION.test(text.slice(head.end, head.end + 8)))
        found.push({ kind: 'handle', ...range, account: head.norm.replace(/^<?@|[|>].*$/g, '') });
    } else if (head.kind === 'word' && namesSomebody(words) && !isFile(text, words) && !isThing(tokens, phrase.start, phrase.end))
      found.push({ kind: 'name', ...range });
  }
  for (const token of tokens)
    if (token.kind === 'word' && TELLING.test(text.slice(token.start, token.end)))
      found.push({ kind: 'name', start: token.start, end: token.end });
  return found;
}

/** Index of the token that opens the sentence; a time before it does not. */
export function firstWord(tokens: readonly Token[]): number {
  const first = tokens.findIndex((token) => token.kind !== 'punct' && token.kind !== 'number');
  return first < 0 ? 0 : first;
}

const namesSomebody = (words: readonly Token[]): boolean =>
  words.some((word) => GIVEN_NAMES.has(word.norm) || isHonorific(word) || ADDRESS_OF_A_PERSON.test(word.norm));

function isKnownGroup(handle: string, known: KnownNames): boolean {
  const name = handle.replace(/^@/, '');
  return known.teams.has(name) || known.systems.has(name) || known.teams.has(name.replace(/[-_]/g, ' '));
}

/** `y.git`, `x.length`, `f.close()`. */
function isFile(text: string, [word, ...more]: readonly Token[]): boolean {
  if (!word || more.length > 0 || !ADDRESS_OF_A_PERSON.test(word.norm)) return false;
  return (
    isFileName(word.norm) ||
    isOrdinary(word.norm.slice(2)) ||
    MEMBERS.has(word.norm.slice(2)) ||
    /^[(\w/-]/.test(text.slice(word.end, word.end + 1))
  );
}

const MEMBERS = new Set(
  'length name value values target data body size map run exec close keys push pop get set call apply then status text message error next done index count type kind props state ref refs children parent style path query params headers json send read write string int float test each find filter reduce min max sum mean std loc iloc shape grad'.split(
    ' ',
  ),
);

/** "The new Ada service": a single name between an article and a thing is the name of the thing. */
function isThing(tokens: readonly Token[], start: number, end: number): boolean {
  if (end - start > 1 || !isA(tokens[end]?.norm ?? '', 'techhead')) return false;
  return tokens.slice(Math.max(0, start - ARTICLE_REACH), start).some(({ norm }) => /^(?:the|an?|this|that|our|its|their)$/.test(norm));
}

const TITLED =
  /(?<![\p{L}\p{N}])(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx)\.?|(?:dr|prof|mr|mrs)\.|[Hh]err|[Ff]rau)[ \t\u00A0]{1,2}((?:\p{Lu}[\p{L}\p{M}'’-]{1,40})(?:[ \t]\p{Lu}[\p{L}\p{M}'’-]{1,40}){0,2})/gu;

/** Names with a title, also with a small one: "dr. Müller". */
export function findTitled(text: string): (Hit & { name: string })[] {
  return [...text.matchAll(TITLED)].map((match) => {
    const name = match[1]!.replace(/['’]s$/, '');
    const end = match.index + match[0].length - (match[1]!.length - name.length);
    return { kind: 'name', start: match.index, end, name };
  });
}

const REVERSED =
  /(?:^|[|:;(>]|[-*+]|\d[.)]|&)[ \t]*[*_]{0,2}(\p{Lu}[\p{L}\p{M}'’-]{1,40}),[ \t](\p{Lu}\p{Ll}{1,30})[*_]{0,2}(?=[ \t]*(?:$|[|;()<:&]|[–—-][ \t]))/gmu;

/** "Müller, Jürgen" where only names stand: a line, a cell, behind a colon. */
export function findReversed(text: string): (Hit & { name: string })[] {
  return [...text.matchAll(REVERSED)].flatMap((match) => {
    const [, family, given] = match;
    const known = normalOf(given!);
    if (!GIVEN_NAMES.has(known) || NOT_PERSONS.has(known)) return [];
    if (GIVEN_NAMES.has(normalOf(family!)) || isOrdinary(normalOf(family!))) return [];
    const start = match.index + match[0].indexOf(family!);
    return [{ kind: 'name' as const, start, end: start + `${family}, ${given}`.length, name: `${given} ${family}` }];
  });
}

const normalOf = (word: string): string => word.normalize('NFC').toLowerCase();
