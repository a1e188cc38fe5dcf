/** A finding as far as its identity goes. */
export interface PlacedFinding {
  field: string;
  ruleId: string;
  /** Where the words stand in `text`. */
  start: number;
  end: number;
}

/** Where a sentence may begin: after its end mark, after an empty line, at a list item, a heading, a quote or a table row. */
const BOUNDARY = /[.!?](?=\s)|\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-*+•]|\d{1,3}[.)])\s|[^\S\n]*[#>|])/g;
const NEARBY = 500;
const plain = (part: string): string => part.replace(/\s+/g, ' ').trim();

/** Ends and beginnings of the sentences of a text, in order. */
type Bounds = readonly { from: number; to: number }[];

const boundsOf = (text: string): Bounds =>
  [...text.matchAll(BOUNDARY)].map(({ index, 0: mark }) => ({ from: index, to: index + mark.length }));

/** The sentence, list item or table row around a place, without regard to blanks and line breaks; of a very long one the part nearby. */
export function sentenceAround(text: string, start: number, end: number, bounds: Bounds = boundsOf(text)): string {
  let low = 0;
  for (let high = bounds.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (bounds[middle]!.to <= start) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(bounds[low - 1]?.to ?? 0, start - NEARBY);
  let next = low;
  while (next < bounds.length && bounds[next]!.from < end) next++;
  return plain(text.slice(from, Math.min(bounds[next]?.from ?? text.length, end + NEARBY))).replace(/[.!?]$/, '');
}

/**
 * Tells for each finding of one object, in their order, what it is known by: field, rule, words and the sentence around them; of several alike the how-manieth it is.
 * It is the same in every revision with the same content; another sentence around the words makes another finding.
 */
export function identities(): (text: string, finding: PlacedFinding) => string {
  const seen = new Map<string, number>();
  let last: { text: string; bounds: Bounds } | null = null;
  return (text, { field, ruleId, start, end }) => {
    if (last?.text !== text) last = { text, bounds: boundsOf(text) };
    const content = [field, ruleId, plain(text.slice(start, end)), sentenceAround(text, start, end, last.bounds)].join('\n');
    const ordinal = seen.get(content) ?? 0;
    seen.set(content, ordinal + 1);
    return `${content}\n${ordinal}`;
  };
}
