import { isCommonWord } from '../lexicon/common-words';
import { GIVEN_NAMES } from '../lexicon/given-names';
import { isKnown } from '../lexicon/lexicon';
import { NOT_PERSONS } from '../lexicon/software-names';
import type { Token } from '../text/token';

/** Names the instance knows; they settle what general lists can only guess. Compared without regard to case. */
export interface NameContext {
  /** Names, handles or e-mail addresses of people. */
  people?: readonly string[];
  /** Names of teams. */
  teams?: readonly string[];
  /** Names of services. */
  services?: readonly string[];
  /** Names of tools, hosts and products. */
  tools?: readonly string[];
}

/** What a capitalised word can be: a person for certain, perhaps one, or none. */
export type NameVerdict = 'person' | 'maybe' | 'no';

/** The context as sets of lower-case names. */
export interface KnownNames {
  /** Handles and names of one word. */
  people: ReadonlySet<string>;
  /** The parts of full names; they count with a capital only. */
  nameParts: ReadonlySet<string>;
  teams: ReadonlySet<string>;
  systems: ReadonlySet<string>;
}

/** What stands before a thing or a team, hardly before a name. */
const ARTICLES = new Set(['the', 'a', 'an', 'this', 'these', 'those', 'each', 'every', 'some', 'any', 'another']);
const HONORIFICS = new Set(['mr', 'ms', 'mrs', 'miss', 'dr', 'prof', 'sir', 'herr', 'frau', 'señor']);

/** Prepares the context for look-ups. A full name counts with each of its capitalised parts as well. What is no text is passed over. */
export function knownNames(context: NameContext = {}): KnownNames {
  const texts = (list: readonly string[] | undefined) =>
    (list ?? []).filter((name) => typeof name === 'string').map((name) => name.trim().replace(/\s+/g, ' '));
  const lower = (list: readonly string[]) => new Set(list.map((name) => name.toLowerCase()).filter(Boolean));
  const people = texts(context.people);
  const parts = people.flatMap((name) => (name.includes(' ') ? name.split(' ') : []));
  return {
    people: lower(people.filter((name) => !name.includes(' '))),
    nameParts: lower(parts.filter((part) => part.length > 2 && /^\p{Lu}/u.test(part))),
    teams: lower(texts(context.teams)),
    systems: lower([...texts(context.services), ...texts(context.tools)]),
  };
}

/** Index after the longest name of the set that starts at token `at`; `at` where none does. Names have up to four words. */
export function endOfName(tokens: readonly Token[], at: number, names: ReadonlySet<string>): number {
  let end = at;
  let text = '';
  for (let k = at; names.size > 0 && k < Math.min(at + 4, tokens.length); k += 1) {
    text += `${k > at ? ' ' : ''}${tokens[k]?.norm}`;
    if (names.has(text)) end = k + 1;
  }
  return end;
}

/** Which tokens belong to the name of a service or tool the instance knows. */
export function findSystems(tokens: readonly Token[], known: KnownNames): boolean[] {
  const found: boolean[] = new Array(tokens.length).fill(false);
  for (let at = 0; at < tokens.length; at += 1) found.fill(true, at, endOfName(tokens, at, known.systems));
  return found;
}

export function isHonorific(token: Token | undefined): boolean {
  return token?.capital === true && !token.shout && HONORIFICS.has(token.norm);
}

/** Judges one capitalised word; `before` and `after` are its neighbours in the sentence, `first` says that it opens the sentence. */
export function judgeName(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  first: boolean,
  known: KnownNames,
): NameVerdict {
  if (token.kind !== 'word') return 'no';
  if (known.teams.has(token.norm)) return 'no';
  if (isKnownPerson(token, first, known)) return 'person';
  if (/^[a-z]\.[a-z]{3,}$/.test(token.norm) && !token.capital) return isFileName(token.norm) ? 'no' : 'person';
  if (!token.capital || token.shout || /[\d_.&+]/.test(token.norm)) return 'no';
  if (before && isHonorific(before)) return 'person';
  const surname = after?.capital && !after.shout && after.kind === 'word' && !NOT_PERSONS.has(after.norm) && !isKnown(after.norm);
  if (NOT_PERSONS.has(token.norm)) return surname && GIVEN_NAMES.has(token.norm) && GIVEN_NAMES.has(after.norm) ? 'person' : 'no';
  if (before && ARTICLES.has(before.norm)) return 'no';
  if (GIVEN_NAMES.has(token.norm))
    return /^(?:will|grant|mark|art|per|an|van|long|rose|hope|faith|grace|said|ping|chuck|bill|rob|may|dawn|page|made|son|ram|max|nam|mina|pat|drew|iris|ray|dean|miles)$/.test(
      token.norm,
    ) && first
      ? 'maybe'
      : 'person';
  if (
    isCommonWord(token.norm) ||
    /(?:ing|ly|tion|sion|ment|ness|ity|ism|ware|base|ops|flow|stack|mesh|hub|ctl|sql|kube|net|bot|ed|ers|als|ics|ance|ence|able|ible|ful|less|ous|ive)$/.test(
      token.norm,
    )
  )
    return 'no';
  if (/[^a-z'-]/.test(token.norm)) return 'person';
  return 'maybe';
}

/** A name that is also a common word ("Mark", "Will") counts with a capital inside a sentence. */
function isKnownPerson(token: Token, first: boolean, known: KnownNames): boolean {
  const capital = token.capital && !token.shout;
  const common = isCommonWord(token.norm);
  if (known.people.has(token.norm)) return !common || (capital && !first);
  return known.nameParts.has(token.norm) && capital && !(common && first);
}

function isFileName(norm: string): boolean {
  return /\.(?:sql|yaml|yml|json|conf|cfg|txt|log|sh|py|js|ts|go|rb|md|com|org|net|dev|exe|tar|xml|html|local)$/.test(norm);
}
