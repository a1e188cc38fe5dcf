import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as toPlainText } from 'mdast-util-to-string';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

/** Any node of a parsed document. */
export type MarkdownNode = Nodes;

/** Parses GitHub-flavoured Markdown with YAML front matter. Every node carries its position (line from 1, offset from 0). */
export function parseMarkdown(source: string): Root {
  return fromMarkdown(source, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
}

/** The words of a node without any markup, on one line. Images count with their alternative text. */
export const plainText = (node: MarkdownNode): string => toPlainText(node).replace(/\s+/g, ' ').trim();

/** The characters a node was read from; '' for a node without a position. */
export const sliceOf = (node: MarkdownNode, source: string): string =>
  source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

/** Calls `see` for the node and everything below it, in document order. */
export function visit(node: MarkdownNode, see: (node: MarkdownNode) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) visit(child, see);
}
