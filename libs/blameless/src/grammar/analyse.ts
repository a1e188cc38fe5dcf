import type { Token } from '../text/token';
import { findSystems, type KnownNames } from './names';
import { findPersonPhrases } from './person-phrases';
import type { Sentence } from './sentence';

/** Finds the people in the tokens of a sentence; `previous` is the sentence before it in the same block. */
function analyse(tokens: Token[], known: KnownNames, previous?: Sentence): Sentence {
  const first = Math.max(
    0,
    tokens.findIndex((token) => token.kind !== 'punct' && token.kind !== 'number'),
  );
  const systemAt = findSystems(tokens, known);
  return { tokens, first, previous, systemAt, phraseAt: findPersonPhrases(tokens, first, known, systemAt) };
}

/** The sentences of one block in their order. */
export function analyseAll(sentences: readonly Token[][], known: KnownNames): Sentence[] {
  let previous: Sentence | undefined;
  return sentences.map((tokens) => {
    previous = analyse(tokens, known, previous);
    return previous;
  });
}
