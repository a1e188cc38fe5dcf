import { escapeMarkdown, type MarkdownSection } from '@platform/markdown';
import type { ImportDocument } from '../../import-document';
import type { FoundTimeline, Importer } from '../../importer';
import { markdownOf, pointsOf } from '../../read/blocks';
import { readReport } from '../../read/read-report';
import { sectionRole } from '../../section-role';
import type { RawEntry } from '../../time/resolve-timeline';
import { readMoment } from '../../time/written-moment';

const FEWEST_WITHOUT_HEADING = 3;

/** Reports whose timeline is a heading per time with text below it; the date may stand only in the first one. */
export const headingTimelineImporter: Importer = {
  name: 'heading-timeline',
  detect(document) {
    const parent = timelineParent(document);
    if (!parent) return 0;
    const timed = parent.sections.filter((section) => readMoment(section.heading) !== null).length;
    if (timed * 2 < parent.sections.length) return 0;
    return sectionRole(parent.heading) === 'timeline' ? 0.85 : 0.55;
  },
  parse: (document) => readReport(document, 'heading-timeline', findTimeline(document)),
};

/** The section whose subsections are the entries. */
function timelineParent(document: ImportDocument): MarkdownSection | undefined {
  const timed = (section: MarkdownSection) => section.sections.filter((below) => readMoment(below.heading) !== null).length;
  return (
    document.flat.find((section) => sectionRole(section.heading) === 'timeline' && timed(section) > 0) ??
    document.flat.find((section) => section.level > 0 && timed(section) >= FEWEST_WITHOUT_HEADING)
  );
}

function findTimeline(document: ImportDocument): FoundTimeline | null {
  const parent = timelineParent(document);
  if (!parent) return null;
  const named = sectionRole(parent.heading) === 'timeline';
  // Without a timeline heading, other sections stand between the entries.
  const entries = named ? parent.sections : parent.sections.filter((section) => readMoment(section.heading) !== null);
  const below = (section: MarkdownSection): MarkdownSection[] => [section, ...section.sections.flatMap(below)];
  return {
    raw: entries.map(toRaw),
    used: new Set([...(named ? [parent] : []), ...entries.flatMap(below)]),
    zone: null,
    zoneLine: null,
    around: named
      ? pointsOf(parent.nodes, document.source).map((point) => ({
          line: point.kind === 'item' ? point.item.line : point.line,
          text: markdownOf(point, document.source),
        }))
      : [],
  };
}

function toRaw(section: MarkdownSection): RawEntry {
  const moment = readMoment(section.heading);
  const words = moment ? moment.leftover : section.heading;
  const text = [words === '' ? '' : escapeMarkdown(words), section.source].filter((part) => part !== '').join('\n\n');
  return { moment, timeText: moment ? moment.timeText : '', text, line: section.startLine };
}
