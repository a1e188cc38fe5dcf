import { numberOf, SIGNS } from './signs';

/** Steps run from minus this to this. */
export const MOST = 44;

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
