import { type MarkdownSection, plainText, walkSections } from '@platform/markdown';
import type { RootContent, Table, TableCell } from 'mdast';
import type { DroppedPart } from '../parsed-postmortem';
import { sectionRole } from '../section-role';
import type { Edit } from './edits';

const BYLINE = /^(?:created|written|prepared|authored|reviewed|approved|modified|last modified|compiled)[ _]?by$|^authors?$/;
const ATTENDEES = /^(?:attendees|participants|people involved|names of people involved|responders)$/;
const PERSON_FIELD =
  /^(?:(?:postmortem |incident |action )?owners?|incident (?:commander|lead|manager)|commander|scribe|facilitator|liaison|reporter|(?:reported|declared|detected|caused|deployed|started|resolved|closed|acknowledged) by|tech(?:nical)? lead|contact|reviewers?|approvers?|assignees?|assigned to|on-?call(?: engineer)?|responsible(?: person| engineer)?|engineer responsible|who)$/;
const LABELLED = /^\s*(?:[-*+]\s+|>\s*)?[*_]{0,3}([A-Za-z][A-Za-z _-]{1,40}?)[*_]{0,3}\s*:[*_]{0,3}\s*(\S.*)$/;
const A_TEAM = /\b(?:teams?|squad|group|guild|crew|rota|rotation|role)\b/i;
const CHAT_LINE =
  /^\s*(?:>\s*)?(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\]?\s+<?@?[\w.-]{2,40}>?\s*:|<?@?[\w.-]{2,40}>?\s+[[(]?\d{1,2}:\d{2}(?: ?[AP]M)?[\])]?\s*:?\s*$|<@?[\w.-]{2,40}>\s)/i;
const CHAT_LINES_MIN = 3;
const A_TIME = /^\s*(?:date|time|when|timestamp)/i;

/** The kind of person field a label is; null for a label that asks for no person. */
export function personField(label: string): 'byline' | 'attendees' | 'person_field' | null {
  const words = label
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .trim()
    .toLowerCase();
  if (BYLINE.test(words)) return 'byline';
  if (ATTENDEES.test(words)) return 'attendees';
  return PERSON_FIELD.test(words) ? 'person_field' : null;
}

/** `Name: …` may name the incident; with an address or a handle behind it, it is a person's. */
const signature = (label: string, value: string): 'byline' | null =>
  label.trim().toLowerCase() === 'name' && /(?:^|\s|<)[\w.+-]*@[\w-]/.test(value) ? 'byline' : null;

/** What in a document is there to name people: sections of attendees, bylines and labelled fields, pasted chat. */
export function peopleParts(
  source: string,
  sections: readonly MarkdownSection[],
  blocks: readonly RootContent[],
): { edits: Edit[]; dropped: DroppedPart[] } {
  const edits: Edit[] = [];
  const dropped: DroppedPart[] = [];
  const lines = source.split('\n');
  const starts = [0];
  for (const line of lines) starts.push(starts[starts.length - 1]! + line.length + 1);
  const drop = (kind: DroppedPart['kind'], from: number, to: number, count: number): void => {
    edits.push({ start: starts[from - 1]!, end: starts[to]! - 1, replacement: '' });
    dropped.push({ kind, line: from, count, replacement: null });
  };
  for (const section of walkSections(sections)) {
    if (sectionRole(section.heading) !== 'people') continue;
    const entries = section.source.split('\n').filter((line) => line.trim() !== '').length;
    drop('attendees', section.startLine, section.endLine, entries);
  }
  for (const block of blocks) {
    const from = block.position!.start.line;
    const to = block.position!.end.line;
    const text = lines.slice(from - 1, to);
    if (block.type === 'table')
      for (const cell of peopleCells(block)) {
        const first = cell.children[0]!.position!.start;
        edits.push({ start: first.offset!, end: cell.children.at(-1)!.position!.end.offset!, replacement: '' });
        dropped.push({ kind: 'person_field', line: first.line, count: 1, replacement: null });
      }
    else if (isChat(block, text)) drop('pasted_chat', from, to, text.length);
    else if (block.type === 'paragraph' || block.type === 'list' || block.type === 'blockquote' || block.type === 'yaml')
      text.forEach((line, index) => {
        const labelled = LABELLED.exec(line);
        const kind = labelled && !A_TEAM.test(labelled[2]!) ? (personField(labelled[1]!) ?? signature(labelled[1]!, labelled[2]!)) : null;
        if (kind) drop(kind, from + index, from + index, 1);
      });
  }
  return { edits, dropped };
}

/** Filled cells of the columns that a table's head gives to people; a cell that names a team stays. A timeline's are left to its importer. */
function peopleCells(table: Table): TableCell[] {
  const [head, ...rows] = table.children;
  if (head?.children.some((cell) => A_TIME.test(plainText(cell)))) return [];
  const columns = (head?.children ?? []).map((cell) => personField(plainText(cell)) !== null);
  return rows.flatMap(({ children }) =>
    children.filter((cell, at) => columns[at] && cell.children.length > 0 && !A_TEAM.test(plainText(cell))),
  );
}

function isChat(block: RootContent, lines: readonly string[]): boolean {
  if (block.type !== 'code' && block.type !== 'paragraph' && block.type !== 'blockquote') return false;
  return lines.filter((line) => CHAT_LINE.test(line)).length >= CHAT_LINES_MIN;
}
