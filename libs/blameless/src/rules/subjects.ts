import type { SubjectKind } from '../grammar/sentence';

/** Subjects that can be blamed. */
export const PEOPLE: SubjectKind[] = ['person', 'team', 'self', 'vendor'];
/** Subjects inside the organisation. */
export const OWN_PEOPLE: SubjectKind[] = ['person', 'team', 'self'];
