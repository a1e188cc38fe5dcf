const BLANK_PATTERN = '\u2800';

/** A text without what nobody sees, with single blanks. */
const seenSigns = (text: string): string =>
  text
    .replace(/[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replaceAll(BLANK_PATTERN, '')
    .replace(/\s+/g, ' ')
    .trim();

/** True for a plain text of blanks and invisible characters alone. */
export const showsNothing = (text: string): boolean => seenSigns(text) === '';

/** Signs that turn the direction of writing, so that a text reads otherwise than it is written. */
export const turnsDirection = (text: string): boolean => /[\u202a-\u202e\u2066-\u2069]/.test(text);

/**
 * True when a reader would find nothing in Markdown: no letter, digit or emoji outside comments and marks, or only the text that stood there
 * at the start, or only the heading of its section. A picture counts by its alternative text, a link by its words.
 */
export function isEmptyText(markdown: string, { starter = '', title = '' }: { starter?: string; title?: string } = {}): boolean {
  const seen = seenText(withoutHeading(markdown, title));
  return !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(seen) || seen === seenText(starter);
}

function seenText(markdown: string): string {
  const shown = markdown
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/^[ \t]*(?:`{3,}|~{3,})[^\n`]*$/gm, ' ')
    .replace(/^ {0,3}\[[^\]\n]{1,200}\]:[^\n]*$/gm, ' ')
    .replace(/<img\b[^<>]{0,2000}?\balt\s*=\s*"([^"<>]*)"[^<>]*>/gi, '$1')
    .replace(/<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/gi, ' ')
    .replace(/!\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
    .replace(/\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
    .replace(/&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|ZeroWidthSpace|shy|#0*(?:160|8203|173)|#x0*(?:a0|200b|ad));/gi, ' ');
  return seenSigns(shown);
}

/** The heading of the section, written once more into its text, says nothing. */
function withoutHeading(markdown: string, title: string): string {
  const heading = seenSigns(title).toLowerCase();
  if (heading === '') return markdown;
  return markdown
    .split(/\r?\n/)
    .filter((line) => bare(line) !== heading)
    .join('\n');
}

const bare = (line: string): string =>
  seenSigns(
    line
      .replace(/^\s*#{1,6}\s+/, '')
      .replace(/\s#+\s*$/, '')
      .replace(/^\s*(?:\*\*|__)|(?:\*\*|__):?\s*$/g, ''),
  )
    .replace(/:$/, '')
    .toLowerCase();
