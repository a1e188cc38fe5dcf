import { type MarkdownNode, parseMarkdown, sliceOf } from '@platform/markdown';
import type { Root, RootContent } from 'mdast';

/**
 * Makes Markdown that people wrote safe to stand inside a larger document: its headings are moved below `level`,
 * and nothing it leaves open (a code fence, a comment) can swallow what follows.
 */
export function contained(markdown: string, level: number): string {
  // Closing comes first: it can bring headings to light that an open comment hid.
  return lowered(closed(markdown.replace(/\r\n?/g, '\n').trim()), level);
}

function lowered(markdown: string, level: number): string {
  const headings = parseMarkdown(markdown).children.filter((node) => node.type === 'heading');
  const shift = level + 1 - Math.min(...headings.map((heading) => heading.depth));
  if (headings.length === 0 || shift <= 0) return markdown;
  let text = '';
  let at = 0;
  for (const heading of headings) {
    const { start, end } = heading.position!;
    const first = heading.children[0]?.position?.start.offset;
    const last = heading.children[heading.children.length - 1]?.position?.end.offset;
    const words = first === undefined ? '' : markdown.slice(first, last).replace(/\s*\n\s*/g, ' ');
    text += `${markdown.slice(at, start.offset)}${'#'.repeat(Math.min(6, heading.depth + shift))} ${words}`;
    at = end.offset!;
  }
  return text + markdown.slice(at);
}

const SENTINEL = '\n\n# end';
const MOST_REPAIRS = 5;

function closed(markdown: string): string {
  let text = markdown;
  for (let repairs = 0; repairs < MOST_REPAIRS; repairs += 1) {
    const tree = parseMarkdown(text + SENTINEL);
    const last = tree.children[tree.children.length - 1];
    if (last?.type === 'heading' && last.depth === 1) return text;
    text = repair(text, tree, last);
  }
  return text.replace(/</g, '&lt;').replace(/`{3,}|~{3,}/g, '');
}

function repair(text: string, tree: Root, last: RootContent | undefined): string {
  if (last?.type === 'code') return `${text}\n${/^(?:`{3,}|~{3,})/.exec(sliceOf(last, text))?.[0] ?? '```'}`;
  const open = deepestLast(tree);
  const start = open.position?.start.offset ?? 0;
  return `${text.slice(0, start)}${text.slice(start).replace(/</g, '&lt;')}`;
}

const deepestLast = (node: MarkdownNode): MarkdownNode => {
  const below = 'children' in node ? node.children[node.children.length - 1] : undefined;
  return below ? deepestLast(below) : node;
};
