export interface TextSlice {
  /** Where it starts in the text. */
  start: number;
  text: string;
}

/** About 2,600 words, some 40 ms of work: most texts are one slice, since the checker weighs a sentence by how many stand beside it. */
const SLICE = 16_000;
const FENCE = /^[ \t]{0,12}(`{3,}|~{3,})/;
const BLANK = /[.!?]?[ \t]/g;

/**
 * Cuts a long text where nothing reads across: at empty lines, in Markdown outside code and comments; a paragraph of more than two slices
 * also between sentences, one of more than four wherever there is a blank. The slices together are the text.
 */
export function slicesOf(text: string, format: 'markdown' | 'plain' = 'markdown', size = SLICE): TextSlice[] {
  const slices: TextSlice[] = [];
  let start = 0;
  const cut = (at: number): void => {
    if (at > start) slices.push({ start, text: text.slice(start, at) });
    start = at;
  };
  const skipped = format === 'markdown' ? codeAndComments() : () => false;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    if (!skipped(line)) {
      // The empty line opens the next slice: a rule below it must not look like front matter.
      if (line.trim() === '' && at - start >= size) cut(at);
      for (const { index, 0: mark } of end - start > 2 * size ? line.matchAll(BLANK) : []) {
        const before = at + index + mark.length - 1;
        if (before - start >= (mark.length > 1 ? size : 4 * size)) cut(before);
      }
    }
    at = end + 1;
  }
  cut(text.length);
  return slices.length > 0 ? slices : [{ start: 0, text }];
}

/** Tells line by line what is code or a comment over several lines. */
function codeAndComments(): (line: string) => boolean {
  let fence: string | null = null;
  let comment = false;
  return (line) => {
    const mark = FENCE.exec(line.slice(0, 80))?.[1];
    if (fence) {
      if (mark?.startsWith(fence)) fence = null;
      return true;
    }
    if (comment) {
      comment = !line.includes('-->');
      return true;
    }
    if (mark) {
      fence = mark;
      return true;
    }
    const opened = line.lastIndexOf('<!--');
    comment = opened >= 0 && line.indexOf('-->', opened) < 0;
    return comment;
  };
}
