import { type CheckOptions, check } from '@blameless';

/** Applies the safe rewrites until none is left; the text and how many were applied. */
export function applyRewrites(text: string, options: CheckOptions): { text: string; applied: number } {
  let current = text;
  let applied = 0;
  for (let round = 0; round < 5; round += 1) {
    const rewrites = check(current, options).findings.flatMap((finding) => finding.rewrites.slice(0, 1));
    if (rewrites.length === 0) break;
    let barrier = current.length + 1;
    for (const rewrite of rewrites.sort((a, b) => b.start - a.start)) {
      if (rewrite.end > barrier) continue;
      current = current.slice(0, rewrite.start) + rewrite.text + current.slice(rewrite.end);
      barrier = rewrite.start;
      applied += 1;
    }
  }
  return { text: current, applied };
}
