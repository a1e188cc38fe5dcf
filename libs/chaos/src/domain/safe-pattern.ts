/** A user's pattern that is safe to run: no part of it can take more than cubic time on the 256 characters it is given. */
export interface SafePattern {
  expression: RegExp | null;
  /** Why the pattern is refused; null when it is usable. */
  problem: string | null;
}

const MAX_LENGTH = 128;
const MAX_QUANTIFIERS = 2;

/**
 * Compiles a pattern for search. Refused: over 128 characters, a repeated group, back-references, look-around
 * and more than 2 repetitions, because each of them can make matching take exponential or high polynomial time.
 */
export function safePattern(pattern: string): SafePattern {
  const problem = problemOf(pattern);
  if (problem) return { expression: null, problem };
  try {
    return { expression: new RegExp(pattern, 'u'), problem: null };
  } catch {
    return { expression: null, problem: 'the pattern is not a regular expression' };
  }
}

function problemOf(pattern: string): string | null {
  if (pattern.length === 0 || pattern.length > MAX_LENGTH) return `a pattern has 1 to ${MAX_LENGTH} characters`;
  const plain = pattern.replace(/\\[^1-9k]/g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\\[1-9k]/.test(plain)) return 'back-references are not supported';
  if (/\(\?(?!:)/.test(plain)) return 'look-around and named groups are not supported';
  const body = plain.replace(/\(\?:/g, '(');
  if (/\)[*+?{]/.test(body)) return 'a group cannot be repeated';
  if ((body.match(/[*+?{]/g) ?? []).length > MAX_QUANTIFIERS) return `a pattern has at most ${MAX_QUANTIFIERS} repetitions`;
  return null;
}
