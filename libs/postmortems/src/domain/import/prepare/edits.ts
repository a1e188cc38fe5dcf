/** A piece of text to be replaced. */
export interface Edit {
  start: number;
  end: number;
  replacement: string;
}

/** Applies edits so that every line keeps its number: a replaced line break stays, after the replacement. Overlapping edits: the first wins. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, replacement } of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || end > text.length || end < start) continue;
    const breaks = text.slice(start, end).split('\n').length - 1;
    parts.push(text.slice(at, start), replacement.replace(/\s+/g, ' '), '\n'.repeat(breaks));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** For each offset asked for in rising order, its line from 1. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
