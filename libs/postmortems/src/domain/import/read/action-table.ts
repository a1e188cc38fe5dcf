import { type MarkdownTable, tableOf } from '@platform/markdown';
import type { Table } from 'mdast';
import type { ParsedActionItem } from '../parsed-postmortem';
import { personField } from '../prepare/person-field';
import { isoDate } from '../time/civil';
import { readMoment } from '../time/written-moment';
import { kindOf } from './action-words';

/** Head cells by what they hold. In a column of owners only teams are left by now: people were taken out before. */
const COLUMNS = [
  ['title', /^(?:action(?: item)?s?|tasks?|items?|what|description|follow[- ]?ups?)$/i],
  ['priority', /^prio(?:rity)?$/i],
  ['team', /^(?:owner |owning |responsible )?team$/i],
  ['link', /^(?:links?|issues?|tickets?|tracker|tracking|bugs?|jira|url|pr)$/i],
  ['kind', /^(?:kind|type)$/i],
  ['due', /^(?:due(?: date| by)?|deadline|target(?: date)?|eta|by when)$/i],
  ['status', /^(?:status|state|progress)$/i],
] as const;
type Column = (typeof COLUMNS)[number][0] | 'other';

const PRIORITY = {
  high: /^(?:p[01]|high(?:est)?|urgent|critical)$/i,
  medium: /^(?:p2|medium|normal)$/i,
  lower: /^(?:p[345]|low(?:er|est)?)$/i,
};

/** The action items of a table whose head names an action column; null when it is another kind of table. */
export function actionsOfTable(node: Table, source: string, component: string | null): ParsedActionItem[] | null {
  const table = tableOf(node, source);
  const columns = table.header.map(
    (cell): Column =>
      COLUMNS.find(([, pattern]) => pattern.test(cell.trim()))?.[0] ?? (personField(cell) === 'person_field' ? 'team' : 'other'),
  );
  return columns.includes('title') ? rowsOf(table, columns, component) : null;
}

function rowsOf(table: MarkdownTable, columns: readonly Column[], component: string | null): ParsedActionItem[] {
  return table.rows.flatMap(({ cells, line }): ParsedActionItem[] => {
    const of = (column: Column) => cells.find((cell, at) => columns[at] === column && cell.trim() !== '')?.trim() ?? '';
    const title = of('title').replace(/\s+/g, ' ');
    if (title === '') return [];
    const priority = (Object.keys(PRIORITY) as (keyof typeof PRIORITY)[]).find((level) => PRIORITY[level].test(of('priority'))) ?? null;
    const kind = kindOf(of('kind'));
    const dueOn = dayOf(of('due'));
    const trackerUrls = [...of('link').matchAll(/https?:\/\/[^\s)>\]]+/g)].map(([url]) => url);
    const understood: Record<Column, boolean> = {
      title: true,
      team: true,
      status: true,
      other: false,
      priority: priority !== null,
      kind: kind !== null,
      due: dueOn !== null,
      link: trackerUrls.length > 0,
    };
    const body = cells
      .flatMap((cell, at) => (understood[columns[at] ?? 'other'] || cell.trim() === '' ? [] : [noted(table.header[at] ?? '', cell)]))
      .join('\n\n');
    const team = of('team')
      .replace(/\s*\([^)]*\)/g, '')
      .trim();
    const status = of('status') || null;
    return [{ title, body, component, trackerUrls, priority, kind, dueOn, ownerTeam: team || null, status, sourceLine: line }];
  });
}

const noted = (head: string, cell: string): string => (head.trim() === '' ? cell.trim() : `${head.trim()}: ${cell.trim()}`);

/** A day and nothing else; "next sprint" is none. */
function dayOf(cell: string): string | null {
  const moment = cell === '' ? null : readMoment(cell);
  return moment?.date && moment.leftover === '' && !moment.endDate ? isoDate(moment.date) : null;
}
