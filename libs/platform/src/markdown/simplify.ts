const MAX_QUOTE_DEPTH = 20;
const MAX_LIST_MARKERS = 40;
const MAX_INDENT = 120;
/** Brackets and emphasis characters that one paragraph may hold. */
const MAX_INLINE_MARKS = 1_500;
/** Lines that one paragraph may hold; parsers need quadratic time for longer ones. */
const MAX_PARAGRAPH_LINES = 400;

/**
 * Takes away what makes a Markdown parser slow or deep and what no report contains: dozens of nested quotes or list markers
 * on one line, thousands of brackets or emphasis marks in one paragraph, paragraphs of hundreds of lines (split with a bullet).
 * Lines keep their numbers. Returns the text and how many lines were changed.
 */
export function simplifyHostile(source: string): { text: string; simplifiedLines: number } {
  let simplifiedLines = 0;
  let marks = 0;
  let run = 0;
  let fenced = false;
  const lines = source.split('\n').map((line) => {
    const fence = /^ {0,3}(?:```|~~~)/.test(line);
    if (fence) fenced = !fenced;
    if (fence || fenced || /^\s*(?:$|\||#{1,6} |[-*+] |\d+[.)] )/.test(line)) marks = run = 0;
    run += 1;
    let out = flattenMarkers(line);
    const here = out.match(/[[\]*_~!]/g)?.length ?? 0;
    marks += here;
    if (marks > MAX_INLINE_MARKS && here > 0) out = out.replace(/[[\]*_~!]/g, ' ');
    if (run > MAX_PARAGRAPH_LINES) {
      out = `- ${out.trim()}`;
      run = 0;
    }
    if (out !== line) simplifiedLines += 1;
    return out;
  });
  return { text: lines.join('\n'), simplifiedLines };
}

function flattenMarkers(line: string): string {
  const start = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/.exec(line)?.[0] ?? '';
  const quotes = start.match(/>/g)?.length ?? 0;
  const markers = start.match(/[-*+]|\d+[.)]/g)?.length ?? 0;
  if (quotes <= MAX_QUOTE_DEPTH && markers <= MAX_LIST_MARKERS && start.length <= MAX_INDENT) return line;
  return line.slice(start.length);
}
