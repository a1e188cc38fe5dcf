import type { Block, Range } from './token';

const LIST_MARK = /^[ \t]{0,16}(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const HEADING = /^ {0,3}#{1,6}[ \t]+/;
const QUOTE = /^[ \t]{0,12}(?:[-*+] )?>/;
const FENCE = /^[ \t]{0,12}(`{3,}|~{3,})/;
const RULE = /^[ \t]*(?:[-=*_][ \t]*){3,}$/;
/** A line that makes the one above it a heading. */
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
/** A paragraph that is one bold phrase stands for a heading below all others. */
const BOLD_LINE = /^ {0,3}(\*\*|__)([^*_]{1,60})\1:?[ \t]*$/;
const BELOW_ALL = 7;
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-{2,}/;

/** Splits text into blocks of prose. Fenced and indented code, front matter and HTML comments yield nothing; nor do block quotes unless asked for. */
export function splitBlocks(text: string, format: 'markdown' | 'plain', quotes = false): Block[] {
  return new Splitter(text, format === 'plain', quotes).run();
}

class Splitter {
  private readonly blocks: Block[] = [];
  private open: Block | null = null;
  private fence: string | null = null;
  private comment = false;
  private blankBefore = true;
  /** Indented lines go on with an item of a list; elsewhere they are code. */
  private inList = false;

  constructor(
    private readonly text: string,
    private readonly plain: boolean,
    private readonly quotes: boolean,
  ) {}

  run(): Block[] {
    let at = this.plain ? 0 : frontMatterEnd(this.text);
    while (at < this.text.length) {
      const newline = this.text.indexOf('\n', at);
      const lineEnd = newline < 0 ? this.text.length : newline;
      const end = lineEnd > at && this.text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
      this.line(at, end);
      at = lineEnd + 1;
    }
    this.close();
    return this.blocks;
  }

  private line(start: number, end: number): void {
    const line = this.text.slice(start, end);
    if (line.trim() === '') {
      this.close();
      this.blankBefore = true;
      return;
    }
    if (this.plain) this.prose(start, end);
    else this.markdownLine(line, start, end);
    this.blankBefore = false;
  }

  private markdownLine(line: string, start: number, end: number): void {
    if (this.insideFence(line) || this.insideComment(line) || this.underlines(line)) return;
    const quote = QUOTE.test(line);
    const heading = HEADING.exec(line);
    const mark = LIST_MARK.exec(line);
    if (mark) this.inList = true;
    else if (/^\S/.test(line)) this.inList = false;
    if (quote && this.quotes) this.single('paragraph', start, end);
    else if (quote || RULE.test(line) || (this.blankBefore && !this.inList && !mark && /^(?: {4}|\t)/.test(line))) this.close();
    else if (this.blankBefore && BOLD_LINE.test(line)) this.single('heading', start, end, BELOW_ALL);
    else if (heading) this.single('heading', start + heading[0].length, end, heading[0].trim().length);
    else if (isTableRow(line)) this.tableRow(line, start, end);
    else if (mark) {
      this.close();
      this.open = { kind: 'item', ranges: [{ start: start + mark[0].length, end }] };
    } else this.prose(start, end);
  }

  private insideFence(line: string): boolean {
    const mark = FENCE.exec(this.fence ? line : line.replace(LIST_MARK, ''))?.[1];
    if (this.fence) {
      if (mark?.startsWith(this.fence)) this.fence = null;
      return true;
    }
    if (!mark) return false;
    this.close();
    this.fence = mark;
    return true;
  }

  private underlines(line: string): boolean {
    const mark = UNDERLINE.exec(line)?.[1];
    if (!mark || this.open?.kind !== 'paragraph' || this.open.ranges.length !== 1) return false;
    this.open = { ...this.open, kind: 'heading', level: mark.startsWith('=') ? 1 : 2 };
    this.close();
    return true;
  }

  private insideComment(line: string): boolean {
    if (this.comment) {
      if (line.includes('-->')) this.comment = false;
      return true;
    }
    if (!/^ {0,12}<!--/.test(line) || line.includes('-->')) return false;
    this.close();
    this.comment = true;
    return true;
  }

  private prose(start: number, end: number): void {
    if (!this.open) this.open = { kind: 'paragraph', ranges: [] };
    this.open.ranges.push({ start, end });
  }

  private single(kind: Block['kind'], start: number, end: number, level?: number): void {
    this.close();
    this.blocks.push({ kind, ranges: [{ start, end }], ...(level ? { level } : {}) });
  }

  private tableRow(line: string, start: number, end: number): void {
    this.close();
    if (TABLE_RULE.test(line)) return;
    for (const cell of cells(line))
      this.blocks.push({ kind: 'cell', ranges: [{ start: start + cell.start, end: Math.min(end, start + cell.end) }] });
  }

  private close(): void {
    if (this.open) this.blocks.push(this.open);
    this.open = null;
  }
}

function isTableRow(line: string): boolean {
  const trimmed = line.trim();
  return trimmed.startsWith('|') || (trimmed.includes(' | ') && trimmed.split(' | ').length > 2);
}

function cells(line: string): Range[] {
  const found: Range[] = [];
  let start = 0;
  for (let at = 0; at <= line.length; at += 1) {
    if (at < line.length && (line[at] !== '|' || line[at - 1] === '\\')) continue;
    if (line.slice(start, at).trim() !== '') found.push({ start, end: at });
    start = at + 1;
  }
  return found;
}

function frontMatterEnd(text: string): number {
  const open = /^\uFEFF?---[ \t]*\r?\n(?=[\w-]+[ \t]*:)/.exec(text);
  if (!open) return 0;
  const close = /\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text.slice(open[0].length - 1, open[0].length + 20_000));
  return close ? open[0].length - 1 + close.index + close[0].length : 0;
}
