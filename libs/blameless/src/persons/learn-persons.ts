import { GIVEN_NAMES } from '../lexicon/given-names';
import { isA } from '../lexicon/lexicon';
import { NOT_PERSONS } from '../lexicon/software-names';
import { findEmails, type Hit } from './addresses';
import { type Atom, atomsOf, normal } from './atoms';
import { LearntPersons } from './learnt-persons';
import { isOrdinary } from './ordinary-words';

/** Mailboxes of roles: what stands before the @ is no person. */
const ROLE_BOX =
  /^(?:abuse|account(?:s|ing)?|admin|alerts?|billing|bot|build|careers|contact|deploy|dev|devops|feedback|git|hello|help(?:desk)?|hostmaster|hr|incidents?|info|it|jenkins|jobs|legal|mail(?:er|er-daemon)?|marketing|me|monitoring|name|news(?:letter)?|no-?reply|notifications?|office|on-?call|operations|ops|pager|platform|postmaster|press|privacy|root|sales|security|service|sre|status|support|system|team|test|user|webmaster|you)$/i;
const SEPARATORS = /[,;/|•\n()&]|\s+(?:and|und|et|y|with)\s+|\s+[–—-]\s+|:/;
const LEAST_LOWER_HANDLE = /^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)+$|^[a-z]+\d+$/;
const MOST_WORDS = 5;

/** How single words are used in a text: a word that has an article or is written small is hardly somebody's name. */
export class WordUse {
  private readonly things = new Set<string>();
  private readonly small = new Set<string>();

  constructor(text: string, atoms: readonly Atom[]) {
    for (const [i, atom] of atoms.entries()) {
      if (!atom.capital) this.small.add(atom.norm);
      const before = atoms[i - 1];
      const after = atoms[i + 1];
      const article = before && /^(?:the|an?|this|that|our|each)$/.test(before.norm) && /^[ \t]$/.test(text.slice(before.end, atom.start));
      const head =
        after && /^[ \t-]$/.test(text.slice(atom.end, after.start)) && (isA(after.norm, 'techhead') || isA(after.norm, 'teamword'));
      if (article || head) this.things.add(atom.norm);
    }
  }

  isThing = (word: string): boolean => this.things.has(word);
  isSmall = (word: string): boolean => this.small.has(word);
}

/** Takes the people that the deployment knows: names, handles, addresses. */
export function learnKnown(learnt: LearntPersons, people: readonly string[]): void {
  for (const entry of people) {
    const name = entry.trim();
    if (/^[\w.%+-]+@[\w.-]+$/.test(name)) learnAddress(learnt, name.slice(0, name.indexOf('@')));
    else if (/^@?[\w.-]+$/.test(name) && (name.startsWith('@') || /[\d._]/.test(name) || name === name.toLowerCase())) {
      learnt.learnHandle(name.replace(/^@/, ''));
    } else learnName(learnt, name);
  }
}

function learnName(learnt: LearntPersons, name: string): void {
  const reversed = /^([^,]+),\s*([^,]+)$/.exec(name);
  if (!learnt.learnFull(reversed ? `${reversed[2]} ${reversed[1]}` : name)) learnt.learnWord(name);
}

function learnAddress(learnt: LearntPersons, local: string): void {
  if (!ROLE_BOX.test(local) && /\p{L}/u.test(local)) learnt.learnHandle(local);
}

/** Takes the accounts that addresses, links and handles show. */
export function learnHits(learnt: LearntPersons, hits: readonly Hit[], use: WordUse): void {
  for (const { kind, account } of hits) {
    if (account === undefined) continue;
    if (kind === 'email') learnAddress(learnt, account);
    else if (!use.isThing(normal(account))) learnt.learnHandle(account);
  }
}

/** Takes a name that stands behind a title. */
export function learnTitled(learnt: LearntPersons, name: string): void {
  if (!learnt.learnFull(name)) learnt.learnWord(name);
}

/** Takes a name that a sentence shows; only a full one with a telling surname. */
export function learnGuess(learnt: LearntPersons, name: string): void {
  const words = name.trim().split(/\s+/);
  const last = normal(words.at(-1)!.replace(/['’]s$/, ''));
  if (words.length > 3) return;
  if (words.length > 1) {
    if (GIVEN_NAMES.has(normal(words[0]!)) && !isOrdinary(last) && /^\p{L}/u.test(last)) learnt.learnFull(name);
  } else if (/^[OD]['’]\p{Lu}/u.test(name)) learnt.learnWord(name);
}

/**
 * Takes a text that is there to name people: a byline, a cell of an owner column, a list of participants. Words of roles and teams are
 * passed over; a single unknown word counts only if the report uses it as a name throughout.
 */
export function learnNamedIn(learnt: LearntPersons, text: string, use: WordUse): void {
  const emails = findEmails(text);
  for (const { account } of emails) if (account) learnAddress(learnt, account);
  for (const [, handle] of text.matchAll(/(?<![\w.])@([\w][\w.-]{1,38}[\w])/g))
    if (!use.isThing(normal(handle!))) learnt.learnHandle(handle!);
  const plain = text
    .replace(/\]\([^)\n]{0,400}\)/g, ' ')
    .replace(/<[^>\n]{0,200}>|[\w.%+-]{1,64}@[\w.-]{1,200}|(?<![\w.])@[\w.-]{1,40}|https?:\/\/\S{1,400}/g, ',')
    .replace(/[[\]*_`"]/g, ' ');
  const chunks = plain.split(SEPARATORS).map((chunk) => chunk.replace(/^\s*(?:[-+]|\d+[.)])\s+/, '').trim());
  for (const [i, chunk] of chunks.entries()) {
    const next = chunks[i + 1] ?? '';
    if (isSingle(chunk) && isSingle(next) && !GIVEN_NAMES.has(normal(chunk)) && GIVEN_NAMES.has(normal(next)) && !isOrdinary(normal(chunk)))
      learnt.learnFull(`${next} ${chunk}`);
    learnChunk(learnt, chunk, use);
  }
}

const isSingle = (chunk: string): boolean => /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(chunk);

function learnChunk(learnt: LearntPersons, chunk: string, use: WordUse): void {
  const initials = /^(\p{Lu})\. ?(\p{Lu})\.?$/u.exec(chunk);
  if (initials) {
    learnt.learnInitials(initials[1]!, initials[2]!);
    return;
  }
  const words = chunk.split(/\s+/).filter(Boolean);
  if (words.length === 0 || words.length > MOST_WORDS) return;
  if (words.length === 1) {
    learnSingle(learnt, chunk, use);
    return;
  }
  const atoms = atomsOf(chunk);
  const looksNamed = words.every(
    (word) => /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word) || /^(?:van|von|de|der|den|del|di|da|dos|du|la|al|bin|ter)$/.test(word),
  );
  if (!looksNamed || atoms.some(({ norm }) => isA(norm, 'teamword') || isA(norm, 'role') || NOT_PERSONS.has(norm))) return;
  const ordinary = atoms.filter(({ norm }) => norm.length > 1 && isOrdinary(norm)).length;
  if (ordinary > 0 && !(GIVEN_NAMES.has(atoms[0]!.norm) && ordinary < 2)) return;
  learnt.learnFull(chunk);
}

function learnSingle(learnt: LearntPersons, word: string, use: WordUse): void {
  const norm = normal(word);
  if (LEAST_LOWER_HANDLE.test(word)) learnt.learnHandle(word);
  else if (GIVEN_NAMES.has(norm)) learnt.learnWord(word);
  else if (/^\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*$/u.test(word) && !use.isThing(norm) && !use.isSmall(norm)) {
    if (!/(?:ing|tion|sion|ment|ness|ity|ware|base|ops|stack|mesh|hub|ctl|sql|net|ics|ance|ence|able)$/.test(norm)) learnt.learnWord(word);
  }
}
