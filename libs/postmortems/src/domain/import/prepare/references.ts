import { type MarkdownNode, visit } from '@platform/markdown';
import type { Root } from 'mdast';
import type { Edit } from './edits';

/** Writes every `[text][ref]` as `[text](url)` and takes the definitions away, so that a piece of the document still has its links when it stands alone. */
export function inlineReferences(tree: Root, source: string): Edit[] {
  const targets = new Map<string, string>();
  const references: Extract<MarkdownNode, { type: 'linkReference' | 'imageReference' }>[] = [];
  const edits: Edit[] = [];
  visit(tree, (node) => {
    if (node.type === 'definition') {
      if (!targets.has(node.identifier)) targets.set(node.identifier, node.url);
      edits.push({ start: node.position!.start.offset!, end: node.position!.end.offset!, replacement: '' });
    } else if (node.type === 'linkReference' || node.type === 'imageReference') references.push(node);
  });
  for (const node of references) {
    const url = targets.get(node.identifier);
    const end = node.position!.end.offset!;
    if (url === undefined) continue;
    const target = /[\s()<>]/.test(url) ? `<${url.replace(/[<>\s]/g, encodeURIComponent)}>` : url;
    const tail = node.referenceType === 'shortcut' ? end : source.lastIndexOf('[', end - 1);
    edits.push({ start: tail, end, replacement: `(${target})` });
  }
  return edits;
}
