import { type MarkdownNode, type MarkdownSection, plainText, visit, walkSections } from '@platform/markdown';
import type { Paragraph, PhrasingContent } from 'mdast';
import type { ImportDocument } from '../import-document';
import type { ParsedActionItem } from '../parsed-postmortem';
import { sectionRole } from '../section-role';
import { actionsOfTable } from './action-table';
import { markdownOf, pointsOf, titleAndBody } from './blocks';

const TRACKER = /\/(?:issues?|pulls?|merge_requests|browse|tickets?|story|stories|work_?items|_workitems)\/[\w#./-]*[\w-]/i;
const TRACKER_WORD = /^(?:issues?|pr|prs|pull requests?|merge requests?|tickets?|tracker|link to [\w ]*issue|#?\d+|[A-Z]{2,10}-\d+)$/i;
const PRIORITIES = [
  ['high', /^[([]?(?:P[01]|high(?:est)?)(?: priority)?[)\]]?\s*[:–-]?\s+/i],
  ['medium', /^[([]?(?:P2|medium)(?: priority)?[)\]]?\s*[:–-]?\s+/i],
  ['lower', /^[([]?(?:P[345]|low(?:er|est)?)(?: priority)?[)\]]?\s*[:–-]?\s+/i],
] as const;

/** Action items: list items and, where a part of the section has no list, its paragraphs. The subheading is the component. */
export function readActions(document: ImportDocument): ParsedActionItem[] {
  const top = document.flat.filter((section) => sectionRole(section.heading) === 'actions');
  const inner = new Set(top.flatMap((section) => walkSections(section.sections)));
  return top
    .filter((section) => !inner.has(section))
    .flatMap((section) => walkSections([section]).flatMap((part) => itemsIn(document, part, part === section ? null : part.heading)));
}

function itemsIn(document: ImportDocument, section: MarkdownSection, component: string | null): ParsedActionItem[] {
  const points = pointsOf(section.nodes, document.source);
  const tableOfPoint = new Map(
    points.map((point) => [
      point,
      point.kind === 'other' && point.node.type === 'table' ? actionsOfTable(point.node, document.source, component) : null,
    ]),
  );
  const hasList = points.some((point) => point.kind === 'item' || tableOfPoint.get(point));
  return points.flatMap((point): ParsedActionItem[] => {
    const tabled = tableOfPoint.get(point);
    if (tabled) return tabled;
    const line = point.kind === 'item' ? point.item.line : point.line;
    const paragraph =
      point.kind === 'item'
        ? point.item.lead
        : point.kind === 'prose' && !hasList && section.sections.length === 0
          ? point.paragraph
          : null;
    if (!paragraph) {
      const body = markdownOf(point, document.source);
      if (body !== '') document.extraSections.push({ title: `${section.heading} (notes)`, body, sourceLine: line });
      return [];
    }
    const { title: full, body } = titleAndBody(paragraph, document.source, (node) => !isTrackerMark(node, paragraph));
    const priority = PRIORITIES.find(([, pattern]) => pattern.test(full));
    const title = tidy(priority ? full.replace(priority[1], '') : full);
    const trackerUrls = trackersIn(point.kind === 'item' ? point.item.node : paragraph);
    if (title === '') return [];
    const rest = point.kind === 'item' ? point.item.rest : '';
    return [
      {
        title,
        body: [body, rest].filter(Boolean).join('\n\n'),
        component,
        trackerUrls,
        priority: priority?.[0] ?? null,
        kind: null,
        dueOn: null,
        ownerTeam: null,
        status: null,
        sourceLine: line,
      },
    ];
  });
}

/** A link that only says "Issue", or a bare address of a tracker: it goes into trackerUrls and leaves the title, unless words follow it. */
function isTrackerMark(node: PhrasingContent, paragraph: Paragraph): boolean {
  if (node.type !== 'link') return false;
  const text = plainText(node);
  if (!TRACKER_WORD.test(text) && text !== node.url) return false;
  const following = paragraph.children.slice(paragraph.children.indexOf(node) + 1);
  return following.every((next) => next.type === 'link' || (next.type === 'text' && !/[\p{L}\d]/u.test(next.value)));
}

function trackersIn(node: MarkdownNode): string[] {
  const urls: string[] = [];
  visit(node, (below) => {
    if (below.type !== 'link' || !/^https?:\/\//i.test(below.url)) return;
    if (TRACKER.test(below.url) || TRACKER_WORD.test(plainText(below))) urls.push(below.url);
  });
  return [...new Set(urls)];
}

const tidy = (title: string): string =>
  title
    .replace(/\(\s*[,;]?\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+([.,;:])/g, '$1')
    .replace(/[\s,;:]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
