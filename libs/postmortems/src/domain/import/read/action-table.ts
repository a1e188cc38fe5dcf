import { type MarkdownTable, tableOf } from '@platform/markdown';
import type { Table } from 'mdast';
import type { ParsedActionItem } from '../parsed-postmortem';

/** Head cells by what they hold. A column of people (owner, assignee) is not read: an action belongs to a team. */
const COLUMNS = [
  ['title', /^(?:action(?: item)?s?|tasks?|items?|what|description|follow[- ]?ups?)$/i],
  ['priority', /^prio(?:rity)?$/i],
  ['team', /^(?:owner |owning |responsible )?team$/i],
  ['link', /^(?:links?|issues?|tickets?|tracker|bug)$/i],
  ['noted', /^(?:kind|type|due(?: date)?|deadline|status)$/i],
] as const;
type Column = (typeof COLUMNS)[number][0];

const PRIORITY = { high: /^(?:p[01]|high(?:est)?|urgent)$/i, medium: /^(?:p2|medium|normal)$/i, lower: /^(?:p[345]|low(?:er|est)?)$/i };

/** The action items of a table whose head names an action column; null when it is another kind of table. */
export function actionsOfTable(node: Table, source: string, component: string | null): ParsedActionItem[] | null {
  const table = tableOf(node, source);
  const columns = table.header.map((cell) => COLUMNS.find(([, pattern]) => pattern.test(cell.trim()))?.[0] ?? null);
  return columns.includes('title') ? rowsOf(table, columns, component) : null;
}

function rowsOf(table: MarkdownTable, columns: readonly (Column | null)[], component: string | null): ParsedActionItem[] {
  return table.rows.flatMap(({ cells, line }): ParsedActionItem[] => {
    const of = (column: Column) => cells[columns.indexOf(column)]?.trim() ?? '';
    const title = of('title').replace(/\s+/g, ' ');
    if (title === '') return [];
    const noted = cells.flatMap((cell, at) =>
      columns[at] === 'noted' && cell.trim() !== '' ? [`${table.header[at]!.trim()}: ${cell.trim()}`] : [],
    );
    const priority = (Object.keys(PRIORITY) as (keyof typeof PRIORITY)[]).find((level) => PRIORITY[level].test(of('priority'))) ?? null;
    const trackerUrls = [...of('link').matchAll(/https?:\/\/[^\s)>\]]+/g)].map(([url]) => url);
    return [
      { title, body: noted.join('\n'), component, trackerUrls, priority, ownerTeam: of('team') || null, status: null, sourceLine: line },
    ];
  });
}
