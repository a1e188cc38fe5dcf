import type { Sentence } from '../grammar/sentence';
import { type CompiledPattern, compilePattern } from '../pattern/compile';
import { matchAt } from '../pattern/match';
import { GUARDS } from './guards';

interface Entry {
  guard: string;
  pattern: CompiledPattern;
}

/** All guards by the first word of their patterns, so that one pass over a sentence finds every guard that holds. */
interface GuardIndex {
  byWord: ReadonlyMap<string, readonly Entry[]>;
  atStart: readonly Entry[];
}

let index: GuardIndex | undefined;
const held = new WeakMap<Sentence, ReadonlyMap<string, readonly number[]>>();

/** The guards that hold in a sentence, and the tokens at which each does; worked out once per sentence. */
export function guardsThatHold(sentence: Sentence): ReadonlyMap<string, readonly number[]> {
  const known = held.get(sentence);
  if (known) return known;
  index ??= build();
  const found = new Map<string, number[]>();
  const consider = ({ guard, pattern }: Entry, at: number) => {
    const match = matchAt(pattern, sentence, at);
    if (match) found.set(guard, [...(found.get(guard) ?? []), match.from]);
  };
  for (const entry of index.atStart) consider(entry, 0);
  for (let at = 0; at < sentence.tokens.length; at += 1)
    for (const entry of index.byWord.get(sentence.tokens[at]?.norm ?? '') ?? []) consider(entry, at);
  held.set(sentence, found);
  return found;
}

/** Whether a guard holds in the same part of the sentence as a token: "Nobody was fired, but Marek …" says nothing for Marek. A colon parts a denial from what follows it, but not a phrase from its mention. */
export function guardReaches(sentence: Sentence, guard: string, token: number): boolean {
  const parts = guard === 'negated' ? /^(?:[;:]|but)$/ : /^(?:;|but)$/;
  return (guardsThatHold(sentence).get(guard) ?? []).some((at) => {
    for (let k = Math.min(at, token); k < Math.max(at, token); k += 1) if (parts.test(sentence.tokens[k]?.norm ?? '')) return false;
    return true;
  });
}

function build(): GuardIndex {
  const byWord = new Map<string, Entry[]>();
  const atStart: Entry[] = [];
  for (const [guard, patterns] of Object.entries(GUARDS)) {
    for (const pattern of patterns.map(compilePattern)) {
      if (pattern.trigger.kind === 'start') atStart.push({ guard, pattern });
      else if (pattern.trigger.kind !== 'words') throw new Error(`A guard must begin with words or ^: ${guard}`);
      else for (const word of pattern.trigger.words) byWord.set(word, [...(byWord.get(word) ?? []), { guard, pattern }]);
    }
  }
  return { byWord, atStart };
}
