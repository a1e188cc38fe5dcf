import { isEmptyText, showsNothing } from './shown-text';

export const POSTMORTEM_STATUSES = ['draft', 'in_review', 'published', 'archived'] as const;
export type PostmortemStatus = (typeof POSTMORTEM_STATUSES)[number];

const NEXT: Record<PostmortemStatus, readonly PostmortemStatus[]> = {
  draft: ['in_review', 'published', 'archived'],
  in_review: ['draft', 'published', 'archived'],
  // A published postmortem is worked on again as a new draft; its published version stays as it was.
  published: ['draft', 'archived'],
  archived: ['draft'],
};

/** True when a postmortem may go from one status to the other. */
export const canMovePostmortem = (from: PostmortemStatus, to: PostmortemStatus): boolean => NEXT[from].includes(to);

/** True when sections, factors and action texts may be changed. */
export const isPostmortemOpen = (status: PostmortemStatus): boolean => status === 'draft' || status === 'in_review';

/** What publishing looks at in one section or custom field. */
export interface PublishPart {
  part: 'section' | 'field';
  title: string;
  required: boolean;
  /** Markdown; of a field its entries, plain text. */
  body: string;
  /** The text it began with; as long as nothing else stands there, nobody has written anything. */
  starter: string;
  /** How many rows people wrote into the list that it shows. */
  listed: number;
}

export type PublishProblem<Part extends PublishPart = PublishPart> =
  | { code: 'NOT_OPEN'; status: PostmortemStatus }
  | { code: 'REQUIRED_SECTION_EMPTY' | 'REQUIRED_FIELD_EMPTY'; of: Part };

/** Everything that stands against publishing apart from the language; an empty list means that it may be published. */
export function publishProblems<Part extends PublishPart>(status: PostmortemStatus, parts: readonly Part[]): PublishProblem<Part>[] {
  if (!canMovePostmortem(status, 'published')) return [{ code: 'NOT_OPEN', status }];
  return parts
    .filter((part) => part.required && part.listed === 0 && isEmptyPart(part))
    .map((part) => ({ code: part.part === 'field' ? 'REQUIRED_FIELD_EMPTY' : 'REQUIRED_SECTION_EMPTY', of: part }));
}

const isEmptyPart = ({ part, title, body, starter }: PublishPart): boolean =>
  part === 'field' ? showsNothing(body) : isEmptyText(body, { starter, title });

/** An entry of a timeline as far as its writer goes. */
export interface WrittenEntry {
  kind: string;
  actor: string;
}

/** False for what declaring, milestones and changes of status note by themselves: a timeline of these alone tells nothing. */
export const isWrittenByPeople = ({ kind, actor }: WrittenEntry): boolean => !(kind === 'status' && actor === 'system');

/** A value that can be written in exactly one way. */
export type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical };

/**
 * The text that is hashed when a version is frozen: keys sorted, line ends LF, Unicode composed, no blanks at line ends.
 * Two equal contents give the same text on every machine.
 */
export function canonicalContent(value: Canonical): string {
  if (typeof value === 'string')
    return JSON.stringify(
      value
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[ \t]+$/gm, ''),
    );
  if (value === null || typeof value !== 'object') return JSON.stringify(Number.isNaN(value) ? null : value);
  if (isList(value)) return `[${value.map(canonicalContent).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalContent(value[key] ?? null)}`).join(',')}}`;
}

const isList = (value: Canonical): value is readonly Canonical[] => Array.isArray(value);

/** One saved text of a section. */
export interface SectionRevision {
  revision: number;
  body: string;
}

export type SectionEdit =
  | { ok: true; revision: SectionRevision }
  | { ok: true; revision: SectionRevision; unchanged: true }
  | { ok: false; code: 'REVISION_CONFLICT'; current: SectionRevision; yours: string }
  | { ok: false; code: 'NOT_OPEN'; current: SectionRevision };

/** Saves a new text of a section, only over the revision that was read. A conflict gives back both texts; the same text is no new revision. */
export function editSection(status: PostmortemStatus, current: SectionRevision, expectedRevision: number, body: string): SectionEdit {
  if (!isPostmortemOpen(status)) return { ok: false, code: 'NOT_OPEN', current };
  if (body === current.body) return { ok: true, revision: current, unchanged: true };
  if (expectedRevision !== current.revision) return { ok: false, code: 'REVISION_CONFLICT', current, yours: body };
  return { ok: true, revision: { revision: current.revision + 1, body } };
}
