import { asSeen, UNSEEN_SIGNS } from './as-seen';
import type { Block, Token, TokenKind } from './token';

// Every repetition that may be retried from a later position is bounded, so that hostile input stays linear.
const REST = String.raw`[\p{L}\p{M}\p{N}_${UNSEEN_SIGNS}]*`;
const WORD = String.raw`[\p{L}_]${REST}(?:[.\-’'‑&+][\p{L}\p{N}_]${REST})*`;
const OTHER =
  /((?:https?|ftp|file|mailto):[^\s<>()\]]{1,2000}|www\.[^\s<>()\]]{1,500})|([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})|(@[\p{L}\d_](?:[\p{L}\d_.-]{0,38}[\p{L}\d_])?)|(\d[\d\p{L}%]{0,40}(?:[.:,/-]\d[\d\p{L}%]{0,40}){0,8}~?)/u;
const TOKEN = new RegExp(`${OTHER.source}|(${WORD})|(\\S)`, 'uy');
const CONTRACTION = /^(.+?)(n[’']t|[’'](?:ve|s|d|ll|re|m))$/iu;
const BARE_CONTRACTION = /^(did|does|do|was|were|should|could|would|is|are|have|has|had)(nt)$/i;
const BARE_HAVE = /^(should|could|would|might)(ve)$/i;
const PLACEHOLDER_MAX = 1000;

/** Tokenises one block; the tokens' offsets point into `text`. */
export function tokenizeBlock(text: string, block: Block, markdown: boolean): Token[] {
  const tokens: Token[] = [];
  for (const { start, end } of block.ranges) {
    const first = tokens.length;
    tokenizeRange(text, start, end, markdown, tokens);
    const head = tokens[first];
    if (head) head.lineStart = true;
  }
  markQuotes(text, tokens);
  return tokens;
}

function tokenizeRange(text: string, start: number, end: number, markdown: boolean, out: Token[]): void {
  let at = start;
  while (at < end) {
    const char = text[at] as string;
    if (char === ' ' || char === '\t') {
      at += 1;
      continue;
    }
    const skipped = markdown ? skipMarkup(text, at, end, out) : 0;
    if (skipped > 0) {
      at += skipped;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match || match.index !== at) {
      at += 1;
      continue;
    }
    const raw = match[0].length > end - at ? match[0].slice(0, end - at) : match[0];
    addToken(match, raw, at, text, out);
    at += raw.length;
  }
}

function addToken(match: RegExpExecArray, raw: string, at: number, text: string, out: Token[]): void {
  if (match[5] !== undefined) addWord(raw, at, out);
  else if (match[6] !== undefined) {
    if (raw !== '*' && raw !== '_' && raw !== '~') out.push(token('punct', raw === '’' ? "'" : raw, at, at + raw.length));
  } else if (match[3] !== undefined) {
    const scoped = text[at + raw.length] === '/' || text[at + raw.length] === '(' || /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');
    out.push(token(scoped || GROUP_HANDLES.has(raw.toLowerCase()) ? 'code' : 'handle', raw.toLowerCase(), at, at + raw.length));
  } else
    out.push(token(match[1] !== undefined ? 'url' : match[2] !== undefined ? 'email' : 'number', raw.toLowerCase(), at, at + raw.length));
}
const GROUP_HANDLES = new Set(['@here', '@channel', '@everyone', '@all', '@team', '@override', '@deprecated', '@param', '@return']);

function addWord(raw: string, at: number, out: Token[]): void {
  const split = raw.length > 2 ? (CONTRACTION.exec(raw) ?? BARE_CONTRACTION.exec(raw) ?? BARE_HAVE.exec(raw)) : null;
  if (!split) {
    out.push(word(raw, at));
    return;
  }
  const [head, tail] = [split[1] as string, split[2] as string];
  const norm = head.toLowerCase();
  out.push({ ...word(head, at), norm: norm === 'ca' ? 'can' : norm === 'wo' ? 'will' : norm });
  out.push(token('word', tailNorm(tail.toLowerCase().replace('’', "'")), at + head.length, at + raw.length));
}

function tailNorm(tail: string): string {
  if (tail === "n't" || tail === 'nt') return 'not';
  return tail === "'ve" || tail === 've' ? 'have' : tail;
}

function word(raw: string, at: number): Token {
  const made = token('word', asSeen(raw.toLowerCase()).replaceAll('’', "'").replaceAll('‑', '-'), at, at + raw.length);
  const capital = /^\p{Lu}/u.test(raw);
  made.shout = raw.length > 1 && capital && raw === raw.toUpperCase();
  made.capital = capital && (made.shout || !/\p{Ll}\p{Lu}|\p{Lu}{2,}\p{Ll}/u.test(raw.replace(/^(?:Mc|Mac|De|Di|La|Le|Van)/, '')));
  return made;
}

function token(kind: TokenKind, norm: string, start: number, end: number): Token {
  return { kind, norm, start, end, capital: false, shout: false, quoted: false, lineStart: false };
}

/** Length of inline markup at `at` (code, image, link target, HTML tag); adds a placeholder where a noun is needed. */
function skipMarkup(text: string, at: number, end: number, out: Token[]): number {
  const char = text[at];
  if (char === '`') return skipCode(text, at, end, out);
  if (char === '<') return skipTag(text, at, end, out);
  if (char === '!' && text[at + 1] === '[') return 1 + skipLink(text, at + 1, end, out, true);
  if (char === '[') return skipLink(text, at, end, out, false);
  if (char === ']' && text[at + 1] === '(') return closeWithin(text, ')', at + 2, end, 600) - at;
  if (char === ']') return 1;
  if (char === '\\') return 1;
  return 0;
}

function skipCode(text: string, at: number, end: number, out: Token[]): number {
  let run = 1;
  while (text[at + run] === '`' && at + run < end) run += 1;
  const close = text.slice(at + run, Math.min(end, at + run + PLACEHOLDER_MAX)).indexOf('`'.repeat(run));
  if (close < 0) return run;
  out.push(token('code', '`', at, at + run + close + run));
  return run + close + run;
}

function skipTag(text: string, at: number, end: number, out: Token[]): number {
  if (text.startsWith('<!--', at)) return closeWithin(text, '-->', at + 4, end, PLACEHOLDER_MAX) - at;
  if (/^<@[\w.|-]{1,60}>/.test(text.slice(at, Math.min(end, at + 64)))) {
    const close = text.indexOf('>', at) + 1;
    out.push(token('handle', text.slice(at, close).toLowerCase(), at, close));
    return close - at;
  }
  return /[\p{L}/%]/u.test(text[at + 1] ?? '') ? closeWithin(text, '>', at + 1, end, 400) - at : 0;
}

/** A short link text is prose (a name, a noun); a long one is a title of something else and becomes a placeholder. */
function skipLink(text: string, at: number, end: number, out: Token[], image: boolean): number {
  const close = text.slice(at, Math.min(end, at + 300)).indexOf('](');
  if (close < 0) return 1;
  const label = text.slice(at + 1, at + close);
  if (!image && label.split(/\s+/).length <= 3) return 1;
  const after = closeWithin(text, ')', at + close + 2, end, 600);
  out.push(token('link', '[]', at, after));
  return after - at;
}

function closeWithin(text: string, mark: string, from: number, end: number, limit: number): number {
  const found = text.slice(from, Math.min(end, from + limit)).indexOf(mark);
  return found < 0 ? from : from + found + mark.length;
}

const PAIRS: Record<string, string> = { '"': '"', '“': '”', '„': '“”', '«': '»', '‘': "'’", "'": "'" };

/** Marks what stands between quotation marks. A mark without a partner within 80 tokens quotes nothing. */
function markQuotes(text: string, tokens: Token[]): void {
  for (let i = 0; i < tokens.length; i += 1) {
    const open = tokens[i] as Token;
    const raw = open.kind === 'punct' ? (text[open.start] as string) : '';
    const closers = PAIRS[raw];
    if (!closers || (raw === "'" && !opensWord(text, open.start)) || (raw === '"' && /\d/.test(text[open.start - 1] ?? ''))) continue;
    const close = findClose(text, tokens, i, closers);
    if (close < 0) continue;
    for (let j = i; j <= close; j += 1) (tokens[j] as Token).quoted = true;
    i = close;
  }
}

function findClose(text: string, tokens: Token[], from: number, closers: string): number {
  for (let j = from + 1; j < tokens.length && j - from <= 80; j += 1) {
    const token = tokens[j] as Token;
    if (token.kind === 'punct' && closers.includes(text[token.start] as string)) return j;
  }
  return -1;
}

function opensWord(text: string, at: number): boolean {
  return /[\s(]/.test(text[at - 1] ?? ' ') && /\S/.test(text[at + 1] ?? ' ');
}
