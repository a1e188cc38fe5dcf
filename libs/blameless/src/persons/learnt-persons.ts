import { GIVEN_NAMES } from '../lexicon/given-names';
import { isA } from '../lexicon/lexicon';
import { atomsOf, normal } from './atoms';
import { isOrdinary } from './ordinary-words';

interface LearntWord {
  /** Means something else as well; only a capital in running text makes it a name. */
  ordinary: boolean;
  /** An account: stands for the person in any case and anywhere. */
  handle: boolean;
}

/** A row of words that is one person: "jane doe", "j doe", "doe, jane". */
interface LearntRow {
  words: readonly string[];
  reversed: boolean;
}

const PARTICLES = new Set([
  'van',
  'von',
  'de',
  'der',
  'den',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'ibn',
  'ter',
  'ten',
  'zu',
]);
const TITLES = new Set(['mr', 'ms', 'mrs', 'miss', 'dr', 'prof', 'sir', 'herr', 'frau', 'señor', 'mx']);
const SHORTEST_HANDLE = 3;
const MOST_PARTS = 6;

/** The people of a report and every form in which they may appear. */
export class LearntPersons {
  readonly words = new Map<string, LearntWord>();
  /** By first word, the longest first. */
  readonly rows = new Map<string, LearntRow[]>();

  /** Takes a full name, given name first; answers whether it could be one. */
  learnFull(name: string): boolean {
    const parts = partsOf(name).filter((part) => !TITLES.has(part));
    const given = parts[0];
    const rest = parts.slice(1);
    if (!given || rest.length === 0 || parts.length > MOST_PARTS) return false;
    let from = rest.length - 1;
    while (from > 0 && PARTICLES.has(rest[from - 1]!)) from -= 1;
    // O'Brien and Smith-Jones are one family name in two runs of letters.
    const joined = joinedTail(name);
    if (joined > 1) from = Math.max(0, Math.min(from, rest.length - joined));
    const family = rest.slice(from);
    const last = family[family.length - 1]!;
    this.addForms(given, family, parts);
    if (isOrdinary(given) && isOrdinary(last) && !GIVEN_NAMES.has(given)) return true;
    for (const part of new Set([given, ...rest])) if (part.length > 1 && !PARTICLES.has(part)) this.addWord(part, false);
    return true;
  }

  /** Takes a single name; an ordinary word is none. */
  learnWord(name: string): void {
    const parts = partsOf(name);
    if (parts.length > 1) this.addRow(parts, false);
    else if (parts[0] && parts[0].length > 1 && !isOrdinary(parts[0])) this.addWord(parts[0], false);
  }

  /** Takes an account or the local part of an address, such as `jdoe`, `jane.doe` or `j_doe`. */
  learnHandle(handle: string): void {
    const parts = partsOf(handle.replace(/\+.*$/, ''));
    const [first, second] = parts;
    if (!first) return;
    if (second === undefined) {
      if (first.length >= SHORTEST_HANDLE && /\p{L}/u.test(first) && !isOrdinary(first)) this.addWord(first, true);
      return;
    }
    if (parts.some((part) => part.length > 1 && isOrdinary(part) && !GIVEN_NAMES.has(part))) {
      if (GIVEN_NAMES.has(first) && parts.length === 2 && !isA(second, 'techhead') && !isA(second, 'role')) this.learnFull(parts.join(' '));
      return;
    }
    if (parts.every((part) => /^\p{L}+$/u.test(part)) && parts.length <= 3) this.learnFull(parts.join(' '));
    else this.addRow(parts, false);
  }

  /** The name of an initialled person, such as `A.B.`. */
  learnInitials(first: string, last: string): void {
    this.addRow([normal(first), normal(last)], false);
  }

  private addForms(given: string, family: readonly string[], all: readonly string[]): void {
    const last = family[family.length - 1]!;
    const initial = given[0]!;
    this.addRow(all, false);
    for (const tail of new Set([family, [last]])) {
      this.addRow([given, ...tail], false);
      this.addRow([...tail, given], true);
      if (last.length > 1) {
        this.addRow([initial, ...tail], false);
        this.addRow([...tail, initial], true);
      }
    }
    if (given.length > 1) this.addRow([given, last[0]!], false);
    if (all.length > 2) this.addRow([...all.slice(0, -1).map((part) => part[0]!), last], false);
    for (const handle of [given + family.join(''), given + last, initial + last])
      if (handle.length > SHORTEST_HANDLE && !isOrdinary(handle)) this.addWord(handle, true);
  }

  private addWord(word: string, handle: boolean): void {
    const known = this.words.get(word);
    this.words.set(word, { ordinary: isOrdinary(word), handle: handle || (known?.handle ?? false) });
  }

  private addRow(words: readonly string[], reversed: boolean): void {
    if (words.length < 2) return;
    const list = this.rows.get(words[0]!) ?? [];
    if (list.some((row) => row.reversed === reversed && row.words.join(' ') === words.join(' '))) return;
    list.push({ words, reversed });
    list.sort((a, b) => b.words.length - a.words.length);
    this.rows.set(words[0]!, list);
  }
}

const partsOf = (name: string): string[] => atomsOf(name).map(({ norm }) => norm);

/** How many runs of letters the last word of a name has. */
const joinedTail = (name: string): number => atomsOf(name.trim().split(/\s+/).at(-1) ?? '').length;
