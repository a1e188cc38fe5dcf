import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';

/** Plain words as Markdown that shows exactly these words: no heading, list, link or emphasis can start in them. Line breaks become blanks. */
export function escapeMarkdown(text: string): string {
  const value = text.replace(/\s+/g, ' ').trim();
  const shown = toMarkdown({ type: 'paragraph', children: [{ type: 'text', value }] }, { extensions: [gfmToMarkdown()] }).trimEnd();
  // At the end of a heading bare # characters would be taken for its closing.
  return shown.replace(/(?<!\\)(#+)$/, '\\$1');
}

/** Markdown of any length as the content of one table cell: pipes escaped, line breaks written as `<br>`. */
export const escapeTableCell = (markdown: string): string =>
  markdown
    .trim()
    .replace(/(\\*)\|/g, (_pipe, slashes: string) => (slashes.length % 2 === 0 ? `${slashes}\\|` : `${slashes}|`))
    .replace(/(\\*)$/, (slashes) => (slashes.length % 2 === 0 ? slashes : `${slashes}\\`))
    .replace(/\r\n?|\n/g, '<br>');

/** The opposite of escapeTableCell. */
export const unescapeTableCell = (cell: string): string =>
  cell
    .replace(/\\\|/g, '|')
    .replace(/[ \t]*<br ?\/?>/gi, '\n')
    .trim();
