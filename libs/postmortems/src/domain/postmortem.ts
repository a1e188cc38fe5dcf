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
  /** Markdown for text sections; for lists any text that is empty when the list is. */
  body: string;
}

/** A finding of the language checker, as far as publishing is concerned. */
export interface OpenFinding {
  /** Where it stands, such as a section key. */
  where: string;
  severity: 'error' | 'warning' | 'hint';
  /** Somebody gave a reason to keep the wording. */
  kept: boolean;
}

export type PublishProblem =
  | { code: 'NOT_OPEN'; status: PostmortemStatus }
  | { code: 'REQUIRED_SECTION_EMPTY'; section: string; title: string }
  | { code: 'LANGUAGE_ERRORS_OPEN'; where: string; count: number };

/**
 * Everything that stands against publishing; an empty list means that it may be published. Warnings never block,
 * and an error that was kept with a reason does not either. `languageGate` false skips the language part only.
 */
export function publishProblems(
  status: PostmortemStatus,
  sections: readonly PublishSection[],
  findings: readonly OpenFinding[],
  languageGate = true,
): PublishProblem[] {
  if (!canMovePostmortem(status, 'published')) return [{ code: 'NOT_OPEN', status }];
  const problems: PublishProblem[] = sections
    .filter((section) => section.required && section.body.trim() === '')
    .map((section) => ({ code: 'REQUIRED_SECTION_EMPTY', section: section.key, title: section.title }));
  if (!languageGate) return problems;
  const open = new Map<string, number>();
  for (const finding of findings)
    if (finding.severity === 'error' && !finding.kept) open.set(finding.where, (open.get(finding.where) ?? 0) + 1);
  return [...problems, ...[...open].map(([where, count]): PublishProblem => ({ code: 'LANGUAGE_ERRORS_OPEN', where, count }))];
}

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
