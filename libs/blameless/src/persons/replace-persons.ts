import { type KnownNames, knownNames, type NameContext } from '../grammar/names';
import { GIVEN_NAMES } from '../lexicon/given-names';
import { splitBlocks } from '../text/blocks';
import { splitSentences } from '../text/sentences';
import { tokenizeBlock } from '../text/tokenize';
import { findAccounts, findEmails, findPhones, findProfileLinks, type Hit } from './addresses';
import { type Atom, atomsOf, normal } from './atoms';
import { findReversed, findTitled, firstWord, guessPersons } from './find-guessed';
import { findLearnt, isInsideIdentifier } from './find-learnt';
import { learnGuess, learnHits, learnKnown, learnNamedIn, learnTitled, WordUse } from './learn-persons';
import { LearntPersons } from './learnt-persons';

/** One replaced reference; offsets point into the original text. */
export interface ReplacedPerson {
  kind: 'name' | 'handle' | 'email' | 'profile_link' | 'phone';
  start: number;
  end: number;
  replacement: string;
}

/**
 * Replaces what points to a person by a role word: names, @handles, e-mail addresses, links to profiles, telephone numbers. It reads twice:
 * full names, accounts and addresses that the text or the context shows are learnt first, then every form of them is replaced. Software,
 * places, services, teams, machines and files stay; in doubt a word stays as it is.
 * `namedIn`: texts that are there to name people, such as bylines, also from parts that are left out of `text`.
 */
export function replacePersons(
  text: string,
  context: NameContext = {},
  namedIn: readonly string[] = [],
): { text: string; replaced: ReplacedPerson[] } {
  const known = knownNames({ ...context, people: [] });
  const atoms = atomsOf(text);
  const use = new WordUse(text, atoms);
  const sentences = splitBlocks(text, 'markdown', true).flatMap((block) => splitSentences(tokenizeBlock(text, block, true)));
  const guessed = sentences.flatMap((tokens) => guessPersons(text, tokens, known));
  const titled = [...findTitled(text), ...findReversed(text)];
  const addressed = [...findEmails(text), ...findAccounts(text), ...findPhones(text)];

  const learnt = new LearntPersons();
  learnKnown(learnt, context.people ?? []);
  learnHits(learnt, [...guessed, ...addressed], use);
  for (const { start, end } of guessed) learnGuess(learnt, text.slice(start, end));
  for (const { name } of titled) learnTitled(learnt, name);
  for (const part of namedIn) learnNamedIn(learnt, part, use);
  const profiles = findProfileLinks(text, {
    isPerson: (name) => learnt.words.has(name),
    isTaken: (name) => known.systems.has(name) || known.teams.has(name),
  });
  learnHits(learnt, profiles, use);

  const openings = new Set(sentences.flatMap((tokens) => tokens[firstWord(tokens)]?.start ?? []));
  const opens = (offset: number): boolean => openings.has(offset);
  const recalled = findLearnt(text, atoms, learnt, takenWords(text, atoms, known), opens);
  const replaced = joined(text, [...guessed, ...titled, ...addressed, ...profiles, ...recalled]).map(
    ({ kind, start, end }): ReplacedPerson => {
      const identifier = (kind === 'name' || kind === 'handle') && isInsideIdentifier(text, { start, end });
      const word = kind === 'phone' ? 'a phone number' : identifier ? 'a-responder' : 'a responder';
      return { kind, start, end, replacement: kind === 'name' && opens(start) && !identifier ? 'A responder' : word };
    },
  );
  let out = '';
  let at = 0;
  for (const item of replaced) {
    out += text.slice(at, item.start) + item.replacement;
    at = item.end;
  }
  return { text: out + text.slice(at), replaced };
}

/** Says which words belong to the name of a team, a service or a tool. */
function takenWords(text: string, atoms: readonly Atom[], known: KnownNames): (atom: Atom) => boolean {
  const rows = new Map<string, string[][]>();
  for (const name of [...known.teams, ...known.systems]) {
    const words = atomsOf(name).map(({ norm }) => norm);
    if (words[0]) rows.set(words[0], [...(rows.get(words[0]) ?? []), words]);
  }
  const taken = new Set<Atom>();
  for (const [i, atom] of atoms.entries()) {
    for (const words of rows.get(atom.norm) ?? []) {
      const here = atoms.slice(i, i + words.length);
      const close = here.every(
        (part, k) => part.norm === words[k] && (k === 0 || /^[ \-_]$/.test(text.slice(here[k - 1]!.end, part.start))),
      );
      if (close && here.length === words.length) for (const part of here) taken.add(part);
    }
  }
  return (atom) => taken.has(atom);
}

const WEIGHT: Record<Hit['kind'], number> = { profile_link: 4, email: 3, phone: 2, name: 1, handle: 0 };

/** Overlapping hits become one; so do those of one person side by side: a name with its address or account, two parts of a name. */
function joined(text: string, hits: readonly Hit[]): Hit[] {
  const out: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out[out.length - 1];
    if (last && hit.start < last.end) {
      if (hit.start === last.start && WEIGHT[hit.kind] > WEIGHT[last.kind]) last.kind = hit.kind;
      last.end = Math.max(last.end, hit.end);
      continue;
    }
    if (last && isSamePerson(text, last, hit)) {
      last.end = hit.end + (/\($/.test(text.slice(last.end, hit.start)) && text[hit.end] === ')' ? 1 : 0);
      continue;
    }
    out.push({ ...hit });
  }
  return out;
}

function isSamePerson(text: string, one: Hit, next: Hit): boolean {
  if (one.kind === 'phone' || next.kind === 'phone') return false;
  const gap = text.slice(one.end, next.start);
  if (gap.length > 8) return false;
  if (/^[ \t]+$/.test(gap)) return true;
  const names = one.kind === 'name' && next.kind === 'name';
  if (names && /^[ \t]*\n[ \t>]*$/.test(gap)) return true;
  if (/^[ \t]+\($/.test(gap)) return one.kind === 'name' && next.kind !== 'name' && text[next.end] === ')';
  if (!names || !/^,[ \t]$/.test(gap)) return false;
  const family = normal(text.slice(one.start, one.end));
  return !family.includes(' ') && !GIVEN_NAMES.has(family) && GIVEN_NAMES.has(normal(text.slice(next.start, next.end)));
}
