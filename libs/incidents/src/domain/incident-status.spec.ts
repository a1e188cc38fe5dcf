import { moveProblem, STATUS_CATEGORIES, type StatusCategory } from './incident-status';

const ALLOWED: Record<StatusCategory, StatusCategory[]> = {
  triage: ['triage', 'live', 'learning', 'closed'],
  live: ['live', 'learning'],
  learning: ['live', 'learning', 'closed'],
  closed: ['live', 'learning', 'closed'],
};
const moves = STATUS_CATEGORIES.flatMap((from) =>
  STATUS_CATEGORIES.map((to) => ({ from, to, answer: ALLOWED[from].includes(to) ? 'allows' : 'refuses' })),
);

describe('moves between status categories', () => {
  it.each(moves)('$answer $from → $to', ({ from, to, answer }) => {
    expect(moveProblem(from, to) === null).toBe(answer === 'allows');
  });

  it('says where to go instead', () => {
    expect(moveProblem('live', 'closed')).toBe('An incident in the category live can go to learning, not to closed.');
  });
});
