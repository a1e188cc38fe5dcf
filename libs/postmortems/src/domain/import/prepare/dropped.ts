import type { DroppedPart } from '../parsed-postmortem';

/** By line, and what is alike in one line as one row. */
export function mergeDropped(parts: readonly DroppedPart[]): DroppedPart[] {
  const rows = new Map<string, DroppedPart>();
  for (const part of [...parts].sort((a, b) => a.line - b.line)) {
    const key = `${part.line}\n${part.kind}\n${part.replacement ?? ''}`;
    const row = rows.get(key);
    if (!row) rows.set(key, { ...part, originals: [...part.originals] });
    else {
      row.count += part.count;
      row.originals.push(...part.originals);
    }
  }
  return [...rows.values()];
}
