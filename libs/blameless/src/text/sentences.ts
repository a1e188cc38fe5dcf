import type { Token } from './token';

const ABBREVIATIONS = new Set(
  'e.g i.e eg ie etc vs mr ms mrs dr prof st no nr approx ca cf incl dept inc ltd corp jr sr fig sec min max resp est a.m p.m am pm'.split(
    ' ',
  ),
);
const MAX_TOKENS = 160;

/** Splits a block's tokens into sentences. Quoted full stops do not split: the sentence around a quotation stays whole. */
export function splitSentences(tokens: Token[]): Token[][] {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  const flush = () => {
    if (current.length > 0) sentences.push(current);
    current = [];
  };
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.lineStart && current.length > 0 && startsAnew(tokens, i)) flush();
    current.push(token);
    if (endsSentence(tokens, i) || current.length >= MAX_TOKENS) flush();
  }
  flush();
  return sentences;
}

function endsSentence(tokens: Token[], i: number): boolean {
  const token = tokens[i] as Token;
  if (token.kind !== 'punct' || !'.!?…'.includes(token.norm)) return false;
  const next = tokens[i + 1];
  if (!next) return true;
  if (token.quoted && next.quoted) return false;
  if (next.kind === 'punct' && next.start === token.end) return false;
  if (token.norm !== '.') return true;
  if (next.start === token.end && !next.lineStart) return false;
  const before = tokens[i - 1];
  if (!before || before.end !== token.start) return true;
  return !(ABBREVIATIONS.has(before.norm) || (before.norm.length === 1 && before.capital));
}

/** A line that begins with a time or with a short label starts a new thought even without a full stop before it. */
function startsAnew(tokens: Token[], i: number): boolean {
  const token = tokens[i] as Token;
  if (token.kind === 'number' && /^\d{1,2}:\d{2}|^\d{4}-\d{2}/.test(token.norm)) return true;
  for (let k = 1; k <= 3; k += 1) if (tokens[i + k]?.norm === ':' && token.capital) return true;
  return token.capital && previousLineLength(tokens, i) < 40;
}

function previousLineLength(tokens: Token[], i: number): number {
  const last = tokens[i - 1] as Token;
  if (last.norm === ',') return Number.POSITIVE_INFINITY;
  let k = i - 1;
  while (k > 0 && !tokens[k]?.lineStart && last.end - (tokens[k] as Token).start < 60) k -= 1;
  return last.end - (tokens[k] as Token).start;
}
