import { type MarkdownSection, parseMarkdown, plainText, sliceOf, tableOf } from '@platform/markdown';
import { DOCUMENT_FORMAT } from '../../../export/document';
import type { ImportDocument } from '../../import-document';
import type { FoundTimeline, Importer } from '../../importer';
import type {
  ParsedActionItem,
  ParsedConfidence,
  ParsedFactor,
  ParsedMilestone,
  ParsedPostmortem,
  ParsedSection,
} from '../../parsed-postmortem';
import { kindOf } from '../../read/action-words';
import { markdownOf, pointsOf } from '../../read/blocks';
import { readReport } from '../../read/read-report';
import { civilMillis } from '../../time/civil';
import { readMoment } from '../../time/written-moment';
import { UTC_ZONE } from '../../time/zones';

const MARKER = /^<!-- second-story: (\w+) ([\w-]+) -->\n*/;
const MILESTONES: Record<string, ParsedMilestone['kind']> = {
  'impact start': 'impactStart',
  detected: 'detected',
  declared: 'declared',
  acknowledged: 'acknowledged',
  mitigated: 'mitigated',
  resolved: 'resolved',
};

/** Our own Markdown export, told by the format in its front matter. Sections are known by their marker, whatever their titles are. */
export const secondStoryImporter: Importer = {
  name: 'second-story',
  detect: (document) => (document.frontMatter.get('format') === DOCUMENT_FORMAT ? 1 : 0),
  parse(document) {
    const marked = document.flat.flatMap((section) => {
      const found = section.level === 2 ? MARKER.exec(section.source) : null;
      return found ? [{ section, kind: found[1]!, key: found[2]! }] : [];
    });
    const of = (kind: string) => marked.filter((part) => part.kind === kind).map(({ section }) => section);
    const text = (key: string) =>
      marked.find((part) => part.kind === 'markdown' && part.key === key)?.section.source.replace(MARKER, '') ?? '';
    // Known parts are read here and taken out before the rest is read as any report.
    const rest: ImportDocument = {
      ...document,
      sections: [],
      flat: document.flat.filter((section) => section.level === 1),
      frontMatter: new Map([['title', document.frontMatter.get('title') ?? '']]),
    };
    const report = readReport(rest, 'second-story', timelineOf(document, of('timeline')));
    return {
      ...report,
      severity: document.frontMatter.get('severity') ?? null,
      summary: text('summary'),
      impact: text('impact'),
      milestones: milestonesOf(document),
      factors: of('factors').flatMap((section) => section.sections.map((part) => factorOf(document, part))),
      actionItems: of('actions').flatMap((section) => section.sections.map((part) => actionOf(document, part))),
      lessons: lessonsOf(document, of('mitigators')),
      sections: marked
        .filter(({ kind, key }) => kind === 'markdown' && key !== 'summary' && key !== 'impact')
        .flatMap(({ section }): ParsedSection[] => {
          const body = section.source.replace(MARKER, '');
          return body === '' ? [] : [{ title: section.heading, body, sourceLine: section.startLine }];
        }),
      unparsed: [],
    };
  },
};

const instantOf = (text: string): string | null => {
  const moment = readMoment(text);
  return moment?.date && moment.time ? new Date(civilMillis(moment.date, moment.time)).toISOString() : null;
};

/** Cells of the first table by the name of their column. */
function rowsOf(document: ImportDocument, section: MarkdownSection): { line: number; cell: (head: string) => string }[] {
  for (const node of section.nodes) {
    if (node.type !== 'table') continue;
    const table = tableOf(node, document.source);
    return table.rows.map(({ line, cells }) => ({ line, cell: (head) => cells[table.header.indexOf(head)] ?? '' }));
  }
  return [];
}

function timelineOf(document: ImportDocument, sections: readonly MarkdownSection[]): FoundTimeline {
  const raw = sections.flatMap((section) =>
    rowsOf(document, section).map(({ line, cell }) => {
      const until = cell('Until (UTC)');
      const timeText = until === '' ? cell('Time (UTC)') : `${cell('Time (UTC)')} - ${until}`;
      return { moment: readMoment(timeText), timeText, text: cell('Event'), line };
    }),
  );
  return { raw, used: new Set(sections), zone: UTC_ZONE, zoneLine: null, around: [] };
}

function milestonesOf(document: ImportDocument): ParsedPostmortem['milestones'] {
  const section = document.flat.find(({ level, heading, source }) => level === 2 && heading === 'Milestones' && !MARKER.test(source));
  return (section ? rowsOf(document, section) : []).flatMap(({ cell }): ParsedMilestone[] => {
    const kind = MILESTONES[cell('Milestone')];
    const occurredAt = instantOf(cell('Time (UTC)'));
    if (!kind || !occurredAt) return [];
    return [{ kind, occurredAt, zoneText: cell('Zone'), sourceText: cell('Source'), confidence: confidenceOf(cell('Confidence')) }];
  });
}

const confidenceOf = (text: string): ParsedConfidence =>
  text === 'measured' || text === 'reported' || text === 'inferred' ? text : 'unknown';

/** The table of facts that opens a factor or an action item, and the text after it. */
function factsOf(document: ImportDocument, section: MarkdownSection): { cell: (head: string) => string; body: string } {
  const [first] = section.nodes;
  const [row] = first?.type === 'table' ? rowsOf(document, section) : [];
  if (!row || !first) return { cell: () => '', body: section.source };
  const table = sliceOf(first, document.source);
  return { cell: row.cell, body: section.source.slice(section.source.indexOf(table) + table.length).trim() };
}

const wordsOf = (cell: string): string => plainText(parseMarkdown(cell));

function factorOf(document: ImportDocument, section: MarkdownSection): ParsedFactor {
  return { title: section.heading, body: factsOf(document, section).body, sourceLine: section.startLine };
}

function actionOf(document: ImportDocument, section: MarkdownSection): ParsedActionItem {
  const { cell, body } = factsOf(document, section);
  const priority = cell('Priority');
  const team = wordsOf(cell('Team'));
  return {
    title: section.heading,
    body,
    component: null,
    trackerUrls: [...cell('Tracker').matchAll(/<([^>]+)>/g)].map((found) => found[1]!),
    priority: priority === 'high' || priority === 'medium' || priority === 'lower' ? priority : null,
    kind: kindOf(cell('Kind')),
    dueOn: /^\d{4}-\d{2}-\d{2}$/.test(cell('Due')) ? cell('Due') : null,
    ownerTeam: team === 'none yet' || team === '' ? null : team,
    status: cell('Status').replace(/ /g, '_') || null,
    sourceLine: section.startLine,
  };
}

function lessonsOf(document: ImportDocument, sections: readonly MarkdownSection[]): ParsedPostmortem['lessons'] {
  const under = (heading: string) =>
    sections
      .flatMap((section) => section.sections.filter((part) => part.heading === heading))
      .flatMap((part) =>
        pointsOf(part.nodes, document.source)
          .filter((point) => point.kind === 'item')
          .map((point) => markdownOf(point, document.source)),
      );
  return { wentWell: under('What went well'), wasHard: under('What was hard'), gotLucky: under('Where we got lucky'), learned: [] };
}
