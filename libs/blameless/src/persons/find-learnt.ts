import { isPast } from '../grammar/verbs';
import { isA } from '../lexicon/lexicon';
import { NOT_PERSONS } from '../lexicon/software-names';
import type { Range } from '../text/token';
import type { Hit } from './addresses';
import { type Atom, joinsName, joinsReversed } from './atoms';
import type { LearntPersons } from './learnt-persons';
import { isOrdinary } from './ordinary-words';

const JOINT = /[\w\-./@:~=&?#%\\]/;
const LONGEST_PATH = 200;
const SHORTEST_PLAIN = 4;
const URL = /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>()[\]"'`|]{1,2000}/gi;

/** Where a text mentions the learnt people, in whichever form. `isTaken` says which words name a team or a system here. */
export function findLearnt(
  text: string,
  atoms: readonly Atom[],
  learnt: LearntPersons,
  isTaken: (atom: Atom) => boolean,
  opensSentence: (offset: number) => boolean,
): Hit[] {
  const hits: Hit[] = [];
  const inHost = within(hostRanges(text));
  const inHeading = within(headingRanges(text));
  for (let i = 0; i < atoms.length; i += 1) {
    const atom = atoms[i]!;
    const length = rowAt(text, atoms, i, learnt);
    if (length > 0) {
      const last = atoms[i + length - 1]!;
      // The last full stop of initials is a part of them.
      const stop = last.norm.length === 1 && text[last.end] === '.' ? 1 : 0;
      hits.push({ kind: 'name', start: atom.start, end: last.end + stop });
      i += length - 1;
      continue;
    }
    const known = learnt.words.get(atom.norm);
    if (!known || isTaken(atom)) continue;
    if (inHost(atom.start) && !known.handle) continue;
    const heading = inHeading(atom.start);
    const before = text[atom.start - 1] ?? ' ';
    if (before === '@' && !/[\w.]/.test(text[atom.start - 2] ?? ' ')) {
      if (!known.ordinary) hits.push({ kind: 'handle', start: atom.start - 1, end: atom.end });
    } else if (known.handle) hits.push({ kind: atom.capital && !atom.shout ? 'name' : 'handle', start: atom.start, end: atom.end });
    else if (isMention(text, atoms, i, known.ordinary, heading, opensSentence))
      hits.push({ kind: 'name', start: atom.start, end: atom.end });
  }
  return hits;
}

/** How many words of a learnt row stand here; 0 for none. */
function rowAt(text: string, atoms: readonly Atom[], i: number, learnt: LearntPersons): number {
  for (const { words, reversed } of learnt.rows.get(atoms[i]!.norm) ?? []) {
    const found = atoms.slice(i, i + words.length);
    if (found.length < words.length || found.some((atom, at) => atom.norm !== words[at])) continue;
    const gaps = found.slice(1).map((atom, at) => text.slice(found[at]!.end, atom.start));
    const last = gaps.length - 1;
    if (reversed ? !joinsReversed(gaps[last]!) || !gaps.slice(0, -1).every(joinsName) : !gaps.every(joinsName)) continue;
    if (isSureRow(found, gaps, reversed)) return words.length;
  }
  return 0;
}

/** "A page" is no A. Page, and "mark page" no Mark Page. */
function isSureRow(found: readonly Atom[], gaps: readonly string[], reversed: boolean): boolean {
  const initial = found.findIndex(({ norm }) => norm.length === 1);
  const long = found.filter(({ norm }) => norm.length > 1);
  if (initial >= 0) {
    if (found.every(({ norm }) => norm.length === 1))
      return gaps.every((gap) => gap.startsWith('.')) && found.every(({ capital }) => capital);
    const ordinary = long.every(({ norm }) => isOrdinary(norm));
    const dotted = (gaps[initial] ?? '').startsWith('.');
    if (found.every(({ capital }) => capital)) return dotted || reversed || !(ordinary || /^[ai]$/.test(found[initial]!.norm));
    return !ordinary && gaps.every((gap) => /^[._-]$/.test(gap));
  }
  return long.some(({ norm }) => !isOrdinary(norm)) || found.every(({ capital }) => capital);
}

function isMention(
  text: string,
  atoms: readonly Atom[],
  i: number,
  ordinary: boolean,
  heading: boolean,
  opensSentence: (offset: number) => boolean,
): boolean {
  const atom = atoms[i]!;
  const next = atoms[i + 1];
  const gapAfter = next ? text.slice(atom.end, next.start) : '';
  const thing = next !== undefined && /^[ \t\-_]{1,2}$/.test(gapAfter) && isA(next.norm, 'techhead');
  if (isInsideIdentifier(text, atom))
    return !ordinary && atom.norm.length >= SHORTEST_PLAIN && !thing && !(atom.shout && /^-\d/.test(text.slice(atom.end, atom.end + 2)));
  const article = hasArticle(text, atoms, i, 1);
  if (thing && hasArticle(text, atoms, i, 4)) return false;
  // SAM and ADA are abbreviations more often than people.
  if (atom.shout && atom.norm.length < SHORTEST_PLAIN) return false;
  if (!ordinary) return atom.capital || (!article && !thing && atom.norm.length > 2);
  if (!atom.capital || atom.shout || article || thing || heading) return false;
  const before = atoms[i - 1];
  const capitalBefore = before?.capital === true && /^[ \t]$/.test(text.slice(before.end, atom.start)) && !opensSentence(before.start);
  const capitalAfter = next?.capital === true && /^[ \t]$/.test(gapAfter);
  if (capitalBefore || capitalAfter) return false;
  return !opensSentence(atom.start) || (!NOT_PERSONS.has(atom.norm) && next !== undefined && gapAfter === ' ' && isPast(next.norm));
}

/** Headings write every word large. */
const headingRanges = (text: string): Range[] =>
  [...text.matchAll(/^#{1,6} .*$/gm)].map(({ 0: line, index }) => ({ start: index, end: index + line.length }));

/** Whether offsets, asked for in rising order, lie in one of the ranges. */
function within(ranges: readonly Range[]): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    while (at < ranges.length && ranges[at]!.end <= offset) at += 1;
    return at < ranges.length && ranges[at]!.start <= offset;
  };
}

const ARTICLES = new Set(['the', 'a', 'an', 'this', 'that', 'these', 'those', 'our', 'its', 'their', 'each', 'every']);

/** Whether an article stands up to `reach` words before, in the same line. */
function hasArticle(text: string, atoms: readonly Atom[], i: number, reach: number): boolean {
  for (let k = i - 1; k >= 0 && k >= i - reach; k -= 1) {
    if (!/^[ \t*_`-]{1,4}$/.test(text.slice(atoms[k]!.end, atoms[k + 1]!.start))) return false;
    if (ARTICLES.has(atoms[k]!.norm)) return true;
  }
  return false;
}

/** `doe-laptop`, `/home/doe/x`, `user=doe`, a part of a web address: joined to something else beyond the punctuation of a sentence. */
export function isInsideIdentifier(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  // "Ada/Grace" is a list of two, unless the row began as a path.
  const capital = /\p{Lu}/u.test(text[start] ?? '');
  if (before === '/') return !capital || !/[\p{L}\p{N}]/u.test(text[start - 2] ?? ' ') || isPath(text, start);
  if (/[\\~=]/.test(before) || (JOINT.test(before) && /[\p{L}\p{N}]/u.test(text[start - 2] ?? ' '))) return true;
  if (after === '/' && capital && /\p{Lu}/u.test(text[end + 1] ?? ' ')) return false;
  return JOINT.test(after) && /[\p{L}\p{N}/_]/u.test(text[end + 1] ?? ' ');
}

function isPath(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < LONGEST_PATH && /[^\s<>()[\]|"'`]/.test(text[from - 1]!)) from -= 1;
  return /^[~/.]|:\/\/|^[\w-]+(?:\.[\w-]+)+\//.test(text.slice(from, at));
}

/** Host names of web addresses: a company may be called like a person. */
function hostRanges(text: string): Range[] {
  return [...text.matchAll(URL)].map(({ 0: url, index }) => {
    const from = url.indexOf('://') + 3;
    const rest = url.slice(from);
    const host = /^[^/?#]*/.exec(rest)![0];
    const user = host.lastIndexOf('@') + 1;
    return { start: index + from + user, end: index + from + host.length };
  });
}
