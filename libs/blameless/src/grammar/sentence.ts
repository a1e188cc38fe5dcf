import type { Token } from '../text/token';

export const SUBJECT_KINDS = ['person', 'team', 'self', 'vendor', 'user', 'system', 'unknown'] as const;

/** Who carries a clause. Only `person`, `team`, `self` and `vendor` can be blamed. */
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** A noun phrase about people: tokens `start` to `end` (exclusive). */
export interface PersonPhrase {
  start: number;
  end: number;
  kind: 'person' | 'team' | 'self' | 'vendor' | 'user';
  /** A name, handle or e-mail address; false for roles, teams and pronouns. */
  named: boolean;
  /** False for a capitalised word that may be a product. */
  sure: boolean;
}

/** A sentence with its person phrases, ready for matching. */
export interface Sentence {
  tokens: Token[];
  /** Phrase that covers a token, by token index; a phrase is found from its determiner as well as from its head. */
  phraseAt: (PersonPhrase | undefined)[];
  /** Whether a token belongs to the name of a service or tool the instance knows. */
  systemAt: readonly boolean[];
  /** Index of the first token that is no number and no punctuation. */
  first: number;
  /** The sentence before it in the same block, for pronouns. */
  previous: Sentence | undefined;
}

/** The phrase that ends exactly before token `end`. */
export function phraseEndingAt(sentence: Sentence, end: number): PersonPhrase | undefined {
  const phrase = sentence.phraseAt[end - 1];
  return phrase?.end === end ? phrase : undefined;
}
