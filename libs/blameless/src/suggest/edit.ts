import type { RawFinding } from '../find';
import type { Sentence } from '../grammar/sentence';

/** A mechanical rewrite: replaces tokens `from` to `to` (exclusive); an empty text takes them out. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** Looks for its own form in the marked words; null when it is not there. */
export type Rewriter = (sentence: Sentence, raw: RawFinding) => Edit | null;

export const norm = (sentence: Sentence, at: number): string => sentence.tokens[at]?.norm ?? '';

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The first edit that `make` finds at one of the marked tokens. */
export function firstWithin(raw: RawFinding, make: (at: number) => Edit | null): Edit | null {
  for (let at = raw.spanFrom; at < raw.spanTo; at += 1) {
    const edit = make(at);
    if (edit) return edit;
  }
  return null;
}
