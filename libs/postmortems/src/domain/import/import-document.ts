import { type MarkdownSection, parseMarkdown, sectionsOf, simplifyHostile, walkSections } from '@platform/markdown';
import type { Root } from 'mdast';
import type { DroppedPart, ParsedSection, ParseHint, ParseOptions } from './parsed-postmortem';
import { applyEdits, lineCounter } from './prepare/edits';
import { readFrontMatter } from './prepare/front-matter';
import { peopleParts } from './prepare/people';
import { inlineReferences } from './prepare/references';
import { normalTeam } from './prepare/teams';

/** A report that is ready to be read: people taken out, links made whole, line numbers those of the file. */
export interface ImportDocument {
  source: string;
  tree: Root;
  /** The outline. */
  sections: MarkdownSection[];
  /** The outline as one list, parents first. */
  flat: MarkdownSection[];
  frontMatter: Map<string, string>;
  fileName: string;
  defaultZone: string | null;
  hints: ParseHint[];
  dropped: DroppedPart[];
  /** Text that belongs nowhere yet. */
  unparsed: { line: number; text: string }[];
  /** Sections an importer adds beside those of the outline. */
  extraSections: ParsedSection[];
}

/** Takes people out of a report before anything else reads it: everything later can only see role words. */
export function prepareDocument(source: string, options: ParseOptions): ImportDocument {
  const plain = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD');
  const { text: simple, simplifiedLines } = simplifyHostile(plain);
  const firstTree = parseMarkdown(simple);
  const teams = new Set((options.teams ?? []).map(normalTeam));
  const people = peopleParts(simple, sectionsOf(firstTree, simple), firstTree.children, teams);
  const withoutPeople = applyEdits(simple, [...people.edits, ...inlineReferences(firstTree, simple)]);
  const { replaced } = options.redact(withoutPeople, people.namedIn);
  const safe = replaced.map((part) => ({ ...part, replacement: part.replacement.replace(/[|\s]+/g, ' ') }));
  const text = applyEdits(withoutPeople, safe);
  const lineAt = lineCounter(withoutPeople);
  const tree = text === simple ? firstTree : parseMarkdown(text);
  const sections = sectionsOf(tree, text);
  const first = tree.children[0];
  const document: ImportDocument = {
    source: text,
    tree,
    sections,
    flat: walkSections(sections),
    frontMatter: first?.type === 'yaml' ? readFrontMatter(first.value) : new Map(),
    fileName: options.fileName ?? '',
    defaultZone: options.defaultZone ?? null,
    hints: [],
    dropped: [
      ...people.dropped,
      ...safe.map(({ kind, start, end, replacement }) => ({
        kind,
        line: lineAt(start),
        count: 1,
        replacement,
        originals: [withoutPeople.slice(start, end)],
      })),
    ].map((part) => (options.showOriginals ? part : { ...part, originals: [] })),
    unparsed: [],
    extraSections: [],
  };
  if (simplifiedLines > 0)
    document.hints.push({
      code: 'simplified',
      severity: 'warning',
      line: null,
      message: `${simplifiedLines} lines were too deeply nested or held too many marks and were simplified`,
    });
  return document;
}
