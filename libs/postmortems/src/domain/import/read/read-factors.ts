import { parseMarkdown, plainText, visit } from '@platform/markdown';
import type { Strong } from 'mdast';
import type { ImportDocument } from '../import-document';
import type { ParsedFactor } from '../parsed-postmortem';
import { sectionRole } from '../section-role';
import { markdownOf, pointsOf, titleAndBody } from './blocks';

/**
 * Contributing factors: each list item is one. Prose is one where it carries a bold phrase or where the section has no list;
 * a paragraph that only leads to the list stays text. Under "Root cause" and its like prose is one factor.
 */
export function readFactors(document: ImportDocument): ParsedFactor[] {
  return document.flat
    .filter((section) => sectionRole(section.heading) === 'factors')
    .flatMap((section) => {
      const points = [section, ...section.sections].flatMap((part) => pointsOf(part.nodes, document.source));
      const hasList = points.some((point) => point.kind === 'item');
      // A cause told as a story is one factor, however many paragraphs it takes.
      if (!hasList && points.length > 0 && /cause/i.test(section.heading)) return [proseFactor(section.source, section.startLine)];
      return points.flatMap((point): ParsedFactor[] => {
        if (point.kind === 'item' && point.item.lead) {
          const { title, body } = titleAndBody(point.item.lead, document.source);
          return title === '' ? [] : [{ title, body: [body, point.item.rest].filter(Boolean).join('\n\n'), sourceLine: point.item.line }];
        }
        if (point.kind !== 'prose')
          return leave(
            document,
            section.heading,
            markdownOf(point, document.source),
            point.kind === 'other' ? point.line : point.item.line,
          );
        let strong: Strong | null = null;
        visit(point.paragraph, (node) => {
          if (node.type === 'strong') strong ??= node;
        });
        const text = markdownOf(point, document.source);
        if (strong && hasList) return [{ title: plainText(strong), body: text, sourceLine: point.line }];
        if (!hasList) return [proseFactor(text, point.line)];
        if (!/:\s*$/.test(text))
          document.hints.push({
            code: 'prose_beside_list',
            severity: 'info',
            line: point.line,
            message: 'prose beside the list of factors was kept as text; it may hold another factor',
          });
        return leave(document, section.heading, text, point.line);
      });
    });
}

/** Prose as a factor: its first sentence is the title. */
function proseFactor(text: string, sourceLine: number): ParsedFactor {
  const plain = plainText(parseMarkdown(text.split(/\n\s*\n/)[0] ?? ''));
  const sentence = /^.{1,200}?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain.slice(0, 200);
  return {
    title: sentence.replace(/[.:]$/, ''),
    body: sentence.length === plain.length && plain.length >= text.length ? '' : text,
    sourceLine,
  };
}

function leave(document: ImportDocument, title: string, body: string, sourceLine: number): [] {
  if (body.trim() !== '') document.extraSections.push({ title: `${title} (notes)`, body, sourceLine });
  return [];
}
