/** The fixed categories; every configurable status is in one of them. */
export const STATUS_CATEGORIES = ['triage', 'live', 'learning', 'closed'] as const;
export type StatusCategory = (typeof STATUS_CATEGORIES)[number];

/**
 * Where an incident may go from each category; moves within a category are free. Nothing goes back to triage, since what it is is known by
 * then; a live incident is learned from before it is closed; a closed one may be opened again.
 */
const MOVES: Record<StatusCategory, readonly StatusCategory[]> = {
  triage: ['live', 'learning', 'closed'],
  live: ['learning'],
  learning: ['live', 'closed'],
  closed: ['live', 'learning'],
};

/** Null when the move is allowed, otherwise what would be right. */
export function moveProblem(from: StatusCategory, to: StatusCategory): string | null {
  if (from === to || MOVES[from].includes(to)) return null;
  return `An incident in the category ${from} can go to ${MOVES[from].join(' or ')}, not to ${to}.`;
}
