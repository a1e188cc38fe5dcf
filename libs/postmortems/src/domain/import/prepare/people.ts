import { type MarkdownSection, plainText, walkSections } from '@platform/markdown';
import type { RootContent, Table, TableCell } from 'mdast';
import type { DroppedPart } from '../parsed-postmortem';
import { sectionRole } from '../section-role';
import type { Edit } from './edits';
import { personField } from './person-field';
import { teamNamed } from './teams';

const LABELLED = /^\s*(?:[-*+]\s+|>\s*)?[*_]{0,3}([A-Za-z][A-Za-z _-]{1,40}?)[*_]{0,3}\s*:[*_]{0,3}\s*(\S.*)$/;
const A_TEAM = /\b(?:teams?|squad|group|guild|crew|rota|rotation|role)\b/i;
const CHAT_LINE =
  /^\s*(?:>\s*)?(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\]?\s+<?@?([\w.-]{2,40})>?\s*:|<?@?([\w.-]{2,40})>?\s+[[(]?\d{1,2}:\d{2}(?: ?[AP]M)?[\])]?\s*:?\s*$|<@?([\w.-]{2,40})>\s)/i;
const CHAT_LINES_MIN = 3;
const A_TIME = /^\s*(?:date|time|when|timestamp)/i;

/** What in a document is there to name people. */
interface PeopleParts {
  edits: Edit[];
  dropped: DroppedPart[];
  /** The texts that name them, from which all forms of the names are learnt. */
  namedIn: string[];
}

/** `Name: …` may name the incident; with an address or a handle behind it, it is a person's. */
const signature = (label: string, value: string): 'byline' | null =>
  label.trim().toLowerCase() === 'name' && /(?:^|\s|<)[\w.+-]*@[\w-]/.test(value) ? 'byline' : null;

/** Sections of attendees, bylines and labelled fields, cells of people, pasted chat. What names a known team stays. */
export function peopleParts(
  source: string,
  sections: readonly MarkdownSection[],
  blocks: readonly RootContent[],
  teams: ReadonlySet<string>,
): PeopleParts {
  const parts: PeopleParts = { edits: [], dropped: [], namedIn: [] };
  const lines = source.split('\n');
  const starts = [0];
  for (const line of lines) starts.push(starts[starts.length - 1]! + line.length + 1);
  const drop = (kind: DroppedPart['kind'], from: number, to: number, count: number): void => {
    const [start, end] = [starts[from - 1]!, starts[to]! - 1];
    parts.edits.push({ start, end, replacement: '' });
    parts.dropped.push({ kind, line: from, count, replacement: null, originals: [source.slice(start, end)] });
  };
  const all = walkSections(sections);
  for (const section of all) {
    if (sectionRole(section.heading) !== 'people') continue;
    const entries = section.source.split('\n').filter((line) => line.trim() !== '').length;
    drop('attendees', section.startLine, section.endLine, entries);
    parts.namedIn.push(...section.source.split('\n'));
  }
  const timelines = all.filter(({ heading }) => sectionRole(heading) === 'timeline');
  for (const block of blocks) {
    const from = block.position!.start.line;
    const to = block.position!.end.line;
    const text = lines.slice(from - 1, to);
    if (block.type === 'table') takeCells(block, source, teams, parts);
    else if (isChat(block, text) && !timelines.some(({ startLine, endLine }) => from >= startLine && to <= endLine)) {
      drop('pasted_chat', from, to, text.length);
      parts.namedIn.push(...new Set(text.flatMap((line) => CHAT_LINE.exec(line)?.slice(1).find(Boolean) ?? [])));
    } else if (block.type === 'paragraph' || block.type === 'list' || block.type === 'blockquote' || block.type === 'yaml')
      text.forEach((line, index) => {
        const [, label = '', value = ''] = LABELLED.exec(line) ?? [];
        const kind = label === '' || A_TEAM.test(value) ? null : (personField(label) ?? signature(label, value));
        if (!kind) return;
        parts.namedIn.push(value);
        if (!keepTeam(value, line, starts[from - 1 + index]!, teams, parts)) drop(kind, from + index, from + index, 1);
      });
  }
  return parts;
}

/** Keeps the team of a labelled line; what else stands there, such as a person in brackets, goes. */
function keepTeam(value: string, line: string, start: number, teams: ReadonlySet<string>, { edits }: PeopleParts): boolean {
  const team = teamNamed(value, teams);
  if (team === null) return false;
  const end = start + line.length;
  if (team !== value.trim()) edits.push({ start: end - value.length, end, replacement: team });
  return true;
}

/** Empties the cells of people; one that names a team keeps it. */
function takeCells(table: Table, source: string, teams: ReadonlySet<string>, { edits, dropped, namedIn }: PeopleParts): void {
  const [head, ...rows] = table.children;
  const heads = head?.children.map(plainText) ?? [];
  const timed = heads.some((cell) => A_TIME.test(cell));
  const columns = heads.map((cell) => personField(cell) !== null || (timed && isActorHead(cell)));
  for (const cell of rows.flatMap(({ children }) => children.filter((one, at) => columns[at] && one.children.length > 0))) {
    const { start, end } = rangeOf(cell);
    const text = source.slice(start.offset, end.offset);
    const team = teamNamed(plainText(cell), teams);
    if (team === null && A_TEAM.test(plainText(cell))) continue;
    namedIn.push(text);
    if (team === plainText(cell)) continue;
    edits.push({ start: start.offset!, end: end.offset!, replacement: team ?? '' });
    dropped.push({ kind: 'person_field', line: start.line, count: 1, replacement: null, originals: [text] });
  }
}

const rangeOf = (cell: TableCell) => ({ start: cell.children[0]!.position!.start, end: cell.children.at(-1)!.position!.end });

/** Whether a column of a timeline says who did it, in words that mean something else in other tables. */
export const isActorHead = (head: string): boolean =>
  personField(head) !== null || /^(?:names?|persons?|people|by|actors?)$/i.test(head.trim());

function isChat(block: RootContent, lines: readonly string[]): boolean {
  if (block.type !== 'code' && block.type !== 'paragraph' && block.type !== 'blockquote') return false;
  return lines.filter((line) => CHAT_LINE.test(line)).length >= CHAT_LINES_MIN;
}
