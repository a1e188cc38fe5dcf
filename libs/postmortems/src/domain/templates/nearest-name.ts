/** The known name that a misspelt one is nearest to; null when none is near: at most a third of its letters may differ, or it is part of one. */
export function nearestName(wrong: string, names: readonly string[]): string | null {
  const given = plain(wrong);
  const scored = names.map((name) => ({ name, steps: steps(given, plain(name)) })).sort((a, b) => a.steps - b.steps);
  const [best] = scored;
  if (best && best.steps <= Math.max(1, Math.floor(Math.max(given.length, best.name.length) / 3))) return best.name;
  return given.length < 3 ? null : (names.find((name) => plain(name).startsWith(given) || given.startsWith(plain(name))) ?? null);
}

/** How many letters apart two names may be compared at all; longer ones are nobody's misspelling. */
const LONGEST = 40;
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, LONGEST);

/** How many letters to change, add or leave out to make one text of the other. */
function steps(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let at = 1; at <= to.length; at += 1)
      next.push(Math.min(next[at - 1]! + 1, row[at]! + 1, row[at - 1]! + (to[at - 1] === letter ? 0 : 1)));
    row = next;
  }
  return row[to.length]!;
}
