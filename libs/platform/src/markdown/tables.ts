import type { Table, TableCell } from 'mdast';
import { unescapeTableCell } from './escape';
import { plainText } from './parse';

/** One row; cells hold raw Markdown with table escapes taken away. */
interface MarkdownTableRow {
  line: number;
  cells: string[];
}

export interface MarkdownTable {
  /** Plain text of the head cells. */
  header: string[];
  headerLine: number;
  rows: MarkdownTableRow[];
}

/** Reads a table node. Rows may have fewer or more cells than the head, as written. */
export function tableOf(node: Table, source: string): MarkdownTable {
  const [head, ...rows] = node.children;
  return {
    header: head?.children.map(plainText) ?? [],
    headerLine: node.position!.start.line,
    rows: rows.map((row) => ({ line: row.position!.start.line, cells: row.children.map((cell) => cellText(cell, source)) })),
  };
}

function cellText(cell: TableCell, source: string): string {
  const first = cell.children[0];
  const last = cell.children[cell.children.length - 1];
  if (!first || !last) return '';
  return unescapeTableCell(source.slice(first.position!.start.offset, last.position!.end.offset));
}
