/** A span of time, milliseconds since 1970; `end` is null while it goes on. */
export interface Window {
  start: number;
  end: number | null;
}

/** The windows merged where they overlap or touch, sorted; open ones end at `now`. */
export function unionOf(windows: readonly Window[], now: number): { start: number; end: number }[] {
  const closed = windows.map(({ start, end }) => ({ start, end: Math.max(end ?? now, start) })).sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const window of closed) {
    const last = merged.at(-1);
    if (last && window.start <= last.end) last.end = Math.max(last.end, window.end);
    else merged.push(window);
  }
  return merged;
}
