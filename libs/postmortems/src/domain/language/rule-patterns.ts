/** What an element of a pattern may be beside plain words; see docs/recipes/add-a-language-rule.md. */
const SIGNS = new Set(['P', 'V', 'N', '_', '#', '$', '[', ']', '^', '@part', '@past', '@ly', '@ing']);
const GAP = /^\.\.\d{1,2}$/;
/** Elements that any sentence can fill. */
const WIDE = /^(?:_\??|#\??|\.\.\d{1,2}|[[\]^$]|!.+)$/;

/** One word, number or sign as the checker takes a text apart: lower case, contractions in their parts. */
const WORD =
  /^(?:[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[.\-'‑&+][\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*)*|\d[\d\p{L}%]*(?:[.:,/-]\d[\d\p{L}%]*)*|'[a-z]+|[^\s\p{L}\p{N}])$/u;
const CONTRACTION = /.(?:n't|'(?:ve|s|d|ll|re|m))$/;

/** Why a phrase can never be found; null when it is fine. The checker takes phrases apart as it does texts. */
export function phraseProblem(phrase: string): string | null {
  return /[\p{L}\p{N}]/u.test(phrase) ? null : 'This phrase holds no word. Give the words to look for.';
}

/** Why a pattern would flag nearly everything, or can never match; null when it is fine. */
export function patternProblem(pattern: string): string | null {
  const elements = pattern.trim().split(/\s+/);
  for (const element of elements) {
    const faulty = faultyPart(element);
    if (faulty !== null) return `"${faulty}" in this pattern can never match: ${wordAdvice(faulty)} Regular expressions are not read.`;
  }
  if (elements.every((element) => WIDE.test(element) || element.split('|').includes('_')))
    return 'This pattern names no word, so that it would flag nearly every sentence. Name at least one word, word class or kind of subject.';
  return null;
}

function faultyPart(element: string): string | null {
  if (SIGNS.has(element) || GAP.test(element)) return null;
  const bare = element.length > 1 ? element.replace(/^!/, '').replace(/(.)\?$/, '$1') : element;
  return bare.split('|').find((part) => part !== '' && !SIGNS.has(part) && !/^[@~]./.test(part) && !isWord(part)) ?? null;
}

const isWord = (word: string): boolean => WORD.test(word) && word === word.toLowerCase() && !CONTRACTION.test(word);

function wordAdvice(word: string): string {
  if (CONTRACTION.test(word)) return 'contractions are taken apart; write the words out, such as "did not".';
  if (WORD.test(word.toLowerCase())) return 'write it in lower case.';
  return 'write words and signs apart, such as "failed" or ",".';
}
