import { itemsOf, type MarkdownSection, sliceOf, walkSections } from '@platform/markdown';
import type { RootContent } from 'mdast';
import type { ImportDocument } from '../../import-document';
import type { FoundTimeline, Importer } from '../../importer';
import { markdownOf, pointsOf } from '../../read/blocks';
import { readReport } from '../../read/read-report';
import { sectionRole } from '../../section-role';
import { inheritDates, type StatedDay } from '../../time/inherit-dates';
import type { RawEntry } from '../../time/resolve-timeline';
import { readMoment } from '../../time/written-moment';
import { milestonesSaid } from './said-milestones';
import { dateLine, timedText } from './timed-lines';

const FEWEST_WITHOUT_HEADING = 3;

/** A piece of a timeline, in the order of the text. */
type Piece =
  | { kind: 'entry'; entry: RawEntry }
  | { kind: 'date'; line: number; text: string }
  | { kind: 'other'; line: number; text: string };

/** Reports whose timeline is a list, or lines of text, that start with a time. The day may stand in a line of its own before them. */
export const listTimelineImporter: Importer = {
  name: 'list-timeline',
  detect(document) {
    const parents = timelineParents(document);
    const [entries, others] = counts(parents.flatMap((section) => piecesOf(document, section)));
    if (entries === 0 || others > entries || parents.some(hasTimedHeading)) return 0;
    return parents.some((section) => sectionRole(section.heading) === 'timeline') ? 0.88 : 0.5;
  },
  parse(document) {
    const found = findTimeline(document);
    const report = readReport(document, 'list-timeline', found);
    return report.milestones.length > 0 ? report : { ...report, milestones: milestonesSaid(report.timeline) };
  },
};

/** Timeline sections that hold timed lines; without such a heading, sections that are little else. */
function timelineParents(document: ImportDocument): MarkdownSection[] {
  const timed = (section: MarkdownSection): boolean => counts(piecesOf(document, section))[0] > 0;
  const headed = document.flat.filter((section) => sectionRole(section.heading) === 'timeline' && timed(section));
  const inner = new Set(headed.flatMap((section) => walkSections(section.sections)));
  if (headed.length > 0) return headed.filter((section) => !inner.has(section));
  return document.flat.filter((section) => {
    if (sectionRole(section.heading) !== null) return false;
    const [entries, others] = counts(pieces(document, section.nodes));
    return entries >= FEWEST_WITHOUT_HEADING && others === 0;
  });
}

/** Headings that are times themselves: the other form of timeline. */
const hasTimedHeading = (section: MarkdownSection): boolean =>
  walkSections(section.sections).some(({ heading }) => readMoment(heading)?.time);

/** How many entries there are, and how many points of lists are none. */
function counts(all: readonly Piece[]): [number, number] {
  const entries = all.filter((piece) => piece.kind === 'entry');
  return [entries.filter(({ entry }) => entry.moment).length, entries.filter(({ entry }) => !entry.moment).length];
}

function piecesOf(document: ImportDocument, section: MarkdownSection): Piece[] {
  const own = pieces(document, section.nodes);
  if (sectionRole(section.heading) !== 'timeline') return own;
  const below = walkSections(section.sections);
  return [...own, ...below.flatMap((part) => [headingPiece(part), ...pieces(document, part.nodes)])];
}

const headingPiece = ({ heading, startLine }: MarkdownSection): Piece =>
  dateLine(heading) ? { kind: 'date', line: startLine, text: heading } : { kind: 'other', line: startLine, text: heading };

function pieces(document: ImportDocument, nodes: readonly RootContent[]): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    if (node.type === 'list') return itemsOf(node, document.source).flatMap((item) => itemPieces(document, item));
    if (node.type === 'paragraph') return linePieces(sliceOf(node, document.source), node.position!.start.line);
    return pointsOf([node], document.source).map((point) => ({
      kind: 'other',
      line: point.kind === 'item' ? point.item.line : point.line,
      text: markdownOf(point, document.source),
    }));
  });
}

function itemPieces(document: ImportDocument, item: ReturnType<typeof itemsOf>[number]): Piece[] {
  const lead = item.lead ? sliceOf(item.lead, document.source).replace(/\n[ \t]+/g, '\n') : '';
  const timed = timedText(lead);
  if (timed) {
    const text = [timed.text, item.rest].filter((part) => part !== '').join('\n\n');
    return [{ kind: 'entry', entry: { moment: timed.moment, timeText: timed.timeText, text, line: item.line } }];
  }
  const nested = item.node.children.flatMap((child) => (child.type === 'list' ? [child] : []));
  if (dateLine(lead) && nested.length > 0) return [{ kind: 'date', line: item.line, text: lead }, ...pieces(document, nested)];
  if (dateLine(lead)) return [{ kind: 'date', line: item.line, text: lead }];
  const text = [lead, item.rest].filter((part) => part !== '').join('\n\n');
  return [{ kind: 'entry', entry: { moment: null, timeText: '', text, line: item.line } }];
}

/** Lines of a paragraph: one that starts with no time goes on with the entry before it. */
function linePieces(text: string, firstLine: number): Piece[] {
  const out: Piece[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const timed = timedText(line);
    const last = out[out.length - 1];
    if (timed) out.push({ kind: 'entry', entry: { ...timed, line: firstLine + index } });
    else if (dateLine(line)) out.push({ kind: 'date', line: firstLine + index, text: line });
    else if (last?.kind === 'entry') last.entry.text = `${last.entry.text}\n${line.trim()}`.trim();
    else if (last?.kind === 'other') last.text += `\n${line}`;
    else out.push({ kind: 'other', line: firstLine + index, text: line });
  }
  return out;
}

function findTimeline(document: ImportDocument): FoundTimeline {
  const parents = timelineParents(document);
  const all = parents.flatMap((section) => piecesOf(document, section));
  const around = all.flatMap((piece) => (piece.kind === 'other' ? [{ line: piece.line, text: piece.text }] : []));
  const raw = inheritDates(
    document,
    all.flatMap((piece): (RawEntry | StatedDay)[] => {
      if (piece.kind === 'entry') return [piece.entry];
      const day = piece.kind === 'date' ? dateLine(piece.text) : null;
      return day?.date ? [{ date: day.date, zone: day.zone, line: piece.line }] : [];
    }),
    around,
  );
  const named = parents.filter((section) => sectionRole(section.heading) === 'timeline');
  return {
    raw,
    used: new Set([...parents, ...named.flatMap((section) => walkSections(section.sections))]),
    zone: null,
    zoneLine: null,
    around,
  };
}
