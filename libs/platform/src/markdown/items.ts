import type { List, ListItem, Paragraph } from 'mdast';
import { sliceOf } from './parse';

/** One item of a list. */
export interface MarkdownItem {
  line: number;
  /** The first paragraph of the item, if it starts with one. */
  lead: Paragraph | null;
  /** Raw Markdown of what follows the first paragraph (nested lists, code, more paragraphs), without its indentation. */
  rest: string;
  node: ListItem;
}

/** The items of a list, one level deep, in order. Empty items are left out. */
export function itemsOf(list: List, source: string): MarkdownItem[] {
  return list.children
    .filter((item) => item.children.length > 0)
    .map((item) => {
      const first = item.children[0]!;
      const lead = first.type === 'paragraph' ? first : null;
      const following = lead ? item.children.slice(1) : item.children;
      return { line: item.position!.start.line, lead, rest: restOf(following, source), node: item };
    });
}

function restOf(blocks: ListItem['children'], source: string): string {
  return blocks
    .map((block) => {
      const indent = (block.position?.start.column ?? 1) - 1;
      return sliceOf(block, source).replace(new RegExp(`\\n[ \\t]{0,${indent}}`, 'g'), '\n');
    })
    .join('\n\n')
    .trim();
}
