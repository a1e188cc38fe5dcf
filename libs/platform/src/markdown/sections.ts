import type { Heading, Root, RootContent } from 'mdast';
import { plainText } from './parse';

/** A heading with everything below it up to the next heading of its own level or higher. */
export interface MarkdownSection {
  /** Plain text of the heading; '' for what stands before the first one. */
  heading: string;
  /** 1 to 6; 0 for what stands before the first heading. */
  level: number;
  /** Line of the heading, from 1. */
  startLine: number;
  /** Last line that belongs to the section, subsections included. */
  endLine: number;
  /** Raw Markdown below the heading, subsections included. */
  source: string;
  /** Raw Markdown below the heading up to the first subsection. */
  ownSource: string;
  /** Blocks below the heading up to the first subsection. */
  nodes: RootContent[];
  sections: MarkdownSection[];
}

interface OpenSection extends MarkdownSection {
  bodyStart: number;
}

const trimBlankLines = (text: string): string => text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();

/** The outline of a document: its top sections in order, each with its subsections. A first entry of level 0 holds what precedes all headings, if anything does. */
export function sectionsOf(tree: Root, source: string): MarkdownSection[] {
  const root = open('', 0, 1, 0);
  const path: OpenSection[] = [root];
  const close = (level: number, offset: number, line: number): void => {
    while (path.length > 1 && path[path.length - 1]!.level >= level) finish(path.pop()!, offset, line, source);
  };
  for (const node of tree.children) {
    if (node.type !== 'heading') {
      if (node.type !== 'yaml') path[path.length - 1]!.nodes.push(node);
      continue;
    }
    const { start, end } = (node as Heading).position!;
    close(node.depth, start.offset!, start.line - 1);
    const parent = path[path.length - 1]!;
    if (parent.sections.length === 0) parent.ownSource = trimBlankLines(source.slice(parent.bodyStart, start.offset));
    const section = open(plainText(node), node.depth, start.line, end.offset!);
    parent.sections.push(section);
    path.push(section);
  }
  close(1, source.length, source.split('\n').length);
  if (root.nodes.length === 0) return root.sections;
  const last = root.nodes[root.nodes.length - 1]!.position!.end;
  const text = trimBlankLines(source.slice(root.nodes[0]!.position!.start.offset, last.offset));
  return [
    { ...root, startLine: root.nodes[0]!.position!.start.line, endLine: last.line, source: text, ownSource: text, sections: [] },
    ...root.sections,
  ];
}

function open(heading: string, level: number, startLine: number, bodyStart: number): OpenSection {
  return { heading, level, startLine, endLine: startLine, source: '', ownSource: '', nodes: [], sections: [], bodyStart };
}

function finish(section: OpenSection, offset: number, line: number, source: string): void {
  section.endLine = Math.max(section.startLine, line);
  section.source = trimBlankLines(source.slice(section.bodyStart, offset));
  if (section.sections.length === 0) section.ownSource = section.source;
}

/** All sections of an outline in document order, parents before children. */
export const walkSections = (sections: readonly MarkdownSection[]): MarkdownSection[] =>
  sections.flatMap((section) => [section, ...walkSections(section.sections)]);
