import { itemsOf, type MarkdownItem, plainText, sliceOf } from '@platform/markdown';
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';

/** A point of a list or a paragraph of prose. */
type Point =
  | { kind: 'item'; item: MarkdownItem }
  | { kind: 'prose'; paragraph: Paragraph; line: number }
  | { kind: 'other'; node: RootContent; line: number };

/** The blocks of a section as points: list items apart, paragraphs apart, everything else as it is. Thematic breaks are no content. */
export function pointsOf(nodes: readonly RootContent[], source: string): Point[] {
  return nodes.flatMap((node): Point[] => {
    if (node.type === 'list') return itemsOf(node, source).map((item) => ({ kind: 'item', item }));
    if (node.type === 'paragraph') return [{ kind: 'prose', paragraph: node, line: node.position!.start.line }];
    return node.type === 'thematicBreak' || node.type === 'yaml' ? [] : [{ kind: 'other', node, line: node.position!.start.line }];
  });
}

/** The Markdown of a point on its own. */
export function markdownOf(point: Point, source: string): string {
  if (point.kind === 'prose') return sliceOf(point.paragraph, source);
  if (point.kind === 'other') return sliceOf(point.node, source);
  const lead = point.item.lead ? sliceOf(point.item.lead, source).replace(/\n[ \t]+/g, '\n') : '';
  return [lead, point.item.rest].filter((part) => part !== '').join('\n\n');
}

/** Title and body of a paragraph: a bold start ended by a colon is the title, else the whole paragraph is. */
export function titleAndBody(
  paragraph: Paragraph,
  source: string,
  keep: (node: PhrasingContent) => boolean = () => true,
): { title: string; body: string } {
  const kept = paragraph.children.filter(keep);
  const first = kept[0];
  const after = kept[1];
  if (first?.type === 'strong' && after?.type === 'text' && /^\s*[:.–—-]/.test(after.value)) {
    const from = after.position!.start.offset!;
    const body = source.slice(from, paragraph.position!.end.offset).replace(/^\s*[:.–—-]\s*/, '');
    return { title: plainText(first).replace(/[:.]$/, ''), body: body.trim() };
  }
  return {
    title: kept
      .map((node) => ('children' in node || 'value' in node ? plainTextOf(node) : ''))
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
    body: '',
  };
}

/** Blanks at the edges count here: the pieces are joined. */
const plainTextOf = (node: PhrasingContent): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(plainTextOf).join('') : '';
