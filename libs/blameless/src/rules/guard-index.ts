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
const held = new WeakMap<Sentence, ReadonlySet<string>>();

/** The names of all guards that hold in a sentence; worked out once per sentence. */
export function guardsThatHold(sentence: Sentence): ReadonlySet<string> {
  const known = held.get(sentence);
  if (known) return known;
  index ??= build();
  const found = new Set<string>();
  const consider = ({ guard, pattern }: Entry, at: number) => {
    if (!found.has(guard) && matchAt(pattern, sentence, at)) found.add(guard);
  };
  for (const entry of index.atStart) consider(entry, 0);
  for (let at = 0; at < sentence.tokens.length; at += 1)
    for (const entry of index.byWord.get(sentence.tokens[at]?.norm ?? '') ?? []) consider(entry, at);
  held.set(sentence, found);
  return found;
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
