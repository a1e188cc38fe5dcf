import type { Token } from '../text/token';
import type { KnownNames } from './names';
import { findPersonPhrases } from './person-phrases';
import type { Sentence } from './sentence';

/** Finds the people in the tokens of a sentence; `previous` is the sentence before it in the same block. */
export function analyse(tokens: Token[], known: KnownNames, previous?: Sentence): Sentence {
  const first = Math.max(
    0,
    tokens.findIndex((token) => token.kind !== 'punct' && token.kind !== 'number'),
  );
  return { tokens, first, previous, phraseAt: findPersonPhrases(tokens, first, known) };
}
