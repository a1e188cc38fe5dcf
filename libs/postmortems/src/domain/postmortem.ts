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

/** What publishing looks at in one section. */
export interface PublishSection {
  key: string;
  title: string;
  required: boolean;
  /** Markdown. */
  body: string;
  /** The text it began with; as long as nothing else stands there, nobody has written anything. */
  starter: string;
  /** How many rows people wrote into the list that it shows. */
  listed: number;
}

export type PublishProblem =
  | { code: 'NOT_OPEN'; status: PostmortemStatus }
  | { code: 'REQUIRED_SECTION_EMPTY'; section: string; title: string };

/** Everything that stands against publishing apart from the language; an empty list means that it may be published. */
export function publishProblems(status: PostmortemStatus, sections: readonly PublishSection[]): PublishProblem[] {
  if (!canMovePostmortem(status, 'published')) return [{ code: 'NOT_OPEN', status }];
  return sections
    .filter(({ required, body, starter, listed }) => required && listed === 0 && isEmptyText(body, starter))
    .map((section) => ({ code: 'REQUIRED_SECTION_EMPTY', section: section.key, title: section.title }));
}

/** True when a reader would see nothing: no letter, digit or picture outside comments, or only the text that stood there at the start. */
export function isEmptyText(markdown: string, starter = ''): boolean {
  const seen = seenText(markdown);
  return !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(seen) || seen === seenText(starter);
}

/** Letters of some scripts that show nothing at all. */
const BLANK_LETTERS = /[\u115f\u1160\u2800\u3164\uffa0]/g;

const seenText = (markdown: string): string =>
  markdown
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|ZeroWidthSpace|shy|#0*(?:160|8203|173)|#x0*(?:a0|200b|ad));/gi, ' ')
    .replace(/[\p{Cf}\p{Cc}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replace(BLANK_LETTERS, '')
    .replace(/\s+/g, ' ')
    .trim();

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
