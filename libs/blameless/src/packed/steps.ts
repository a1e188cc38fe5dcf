import { numberOf, SIGNS } from './signs';

/** Steps run from minus this to this. */
export const MOST = 44;
/** The same for steps of which two share a sign. */
const MOST_OF_PAIR = 4;
const VALUES = 2 * MOST_OF_PAIR + 1;

/** Small whole numbers as text, a sign each. */
export function signsOf(steps: readonly number[]): string {
  return steps.map((step) => SIGNS[step + MOST]).join('');
}

/** The numbers that `signsOf` wrote. */
export function stepsOf(signs: string): Int8Array {
  const steps = new Int8Array(signs.length);
  for (let at = 0; at < signs.length; at += 1) steps[at] = numberOf(signs, at) - MOST;
  return steps;
}

/** Very small whole numbers as text, two to a sign; larger ones are cut off. */
export function pairsOf(steps: readonly number[]): string {
  const value = (at: number) => Math.max(-MOST_OF_PAIR, Math.min(MOST_OF_PAIR, steps[at] ?? 0)) + MOST_OF_PAIR;
  return Array.from({ length: Math.ceil(steps.length / 2) }, (_, i) => SIGNS[value(2 * i) * VALUES + value(2 * i + 1)]).join('');
}

/** The numbers that `pairsOf` wrote; one more where they were odd. */
export function stepsOfPairs(signs: string): Int8Array {
  const steps = new Int8Array(signs.length * 2);
  for (let at = 0; at < signs.length; at += 1) {
    const pair = numberOf(signs, at);
    steps[2 * at] = Math.floor(pair / VALUES) - MOST_OF_PAIR;
    steps[2 * at + 1] = (pair % VALUES) - MOST_OF_PAIR;
  }
  return steps;
}
