/** What a section of a postmortem holds: text, or one of the lists of the postmortem. */
export const CONTENT_KINDS = ['markdown', 'timeline', 'factors', 'actions', 'mitigators'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];
