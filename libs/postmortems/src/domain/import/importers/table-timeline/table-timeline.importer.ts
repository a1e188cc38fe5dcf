import { type MarkdownSection, type MarkdownTable, tableOf } from '@platform/markdown';
import type { Table } from 'mdast';
import type { ImportDocument } from '../../import-document';
import type { FoundTimeline, Importer } from '../../importer';
import { isActorHead } from '../../prepare/people';
import { markdownOf, pointsOf } from '../../read/blocks';
import { readReport } from '../../read/read-report';
import { sectionRole } from '../../section-role';
import type { RawEntry } from '../../time/resolve-timeline';
import { readMoment } from '../../time/written-moment';
import { zoneOfHead } from '../../time/zone-statement';

const TIME_HEAD = /\b(?:time|date|when|hour|timestamp)\b/i;
const EVENT_HEAD = /\b(?:event|what|description|action|details?|happened|activity)\b/i;

interface TimelineTable {
  section: MarkdownSection;
  node: Table;
  table: MarkdownTable;
  timeColumns: number[];
}

/** Reports whose timeline is a table: a column of times and a column of events. */
export const tableTimelineImporter: Importer = {
  name: 'table-timeline',
  detect(document) {
    const tables = timelineTables(document);
    if (tables.length === 0) return 0;
    return tables.some(({ section }) => sectionRole(section.heading) === 'timeline') ? 0.9 : 0.6;
  },
  parse: (document) => readReport(document, 'table-timeline', findTimeline(document)),
};

/** Tables with a time column: in a timeline section, else those in which most rows have a readable time. */
function timelineTables(document: ImportDocument): TimelineTable[] {
  const all = document.flat.flatMap((section) =>
    section.nodes.flatMap((node): TimelineTable[] => {
      if (node.type !== 'table') return [];
      const table = tableOf(node, document.source);
      const timeColumns = table.header.flatMap((head, index) => (TIME_HEAD.test(head) && !EVENT_HEAD.test(head) ? [index] : []));
      return timeColumns.length > 0 && table.header.length > timeColumns.length ? [{ section, node, table, timeColumns }] : [];
    }),
  );
  const headed = all.filter(({ section }) => sectionRole(section.heading) === 'timeline');
  if (headed.length > 0) return headed;
  return all.filter(({ table, timeColumns }) => {
    const readable = table.rows.filter((row) => readMoment(timeColumns.map((column) => row.cells[column] ?? '').join(' ')) !== null);
    return table.rows.length > 0 && readable.length * 2 >= table.rows.length;
  });
}

function findTimeline(document: ImportDocument): FoundTimeline {
  const tables = timelineTables(document);
  const zoned = tables
    .flatMap(({ table, timeColumns }) => timeColumns.map((column) => ({ zone: zoneOfHead(table.header[column]!), line: table.headerLine })))
    .find(({ zone }) => zone);
  const sections = [...new Set(tables.map(({ section }) => section))];
  return {
    raw: tables.flatMap(rowsOf),
    used: new Set(sections),
    zone: zoned?.zone ?? null,
    zoneLine: zoned?.line ?? null,
    around: sections.flatMap((section) =>
      pointsOf(
        section.nodes.filter((node) => !tables.some((found) => found.node === node)),
        document.source,
      ).map((point) => ({
        line: point.kind === 'item' ? point.item.line : point.line,
        text: markdownOf(point, document.source),
      })),
    ),
  };
}

function rowsOf({ table, timeColumns }: TimelineTable): RawEntry[] {
  const columns = table.header.map((head, index) => ({ head, index })).filter(({ index }) => !timeColumns.includes(index));
  const event = columns.find(({ head }) => EVENT_HEAD.test(head)) ?? columns.find(({ head }) => !isActorHead(head)) ?? columns[0];
  return table.rows.map(({ cells, line }) => {
    const timeText = timeColumns
      .map((column) => cells[column] ?? '')
      .join(' ')
      .trim();
    const moment = readMoment(timeText);
    const details = columns
      .filter((column) => column !== event && (cells[column.index] ?? '') !== '')
      .map(({ head, index }) => (head === '' ? cells[index]! : `${head}: ${cells[index]!}`));
    // Words beside the time and cells beyond the head are kept with the event.
    const extra = [
      ...(moment?.leftover ? [moment.leftover] : []),
      ...(moment || timeText === '' ? [] : [timeText]),
      ...details,
      ...cells.slice(table.header.length).filter(Boolean),
    ];
    const main = event ? (cells[event.index] ?? '') : '';
    return { moment, timeText, text: [main, ...extra].filter((part) => part !== '').join('\n\n'), line };
  });
}
