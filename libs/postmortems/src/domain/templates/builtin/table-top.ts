import { sectionsInOrder, type Template } from '../template';
import { EXERCISE_OPENING } from './opening';
import { ACTIONS, FACTORS } from './sections';

export const TABLE_TOP: Template = {
  key: 'table_top',
  kind: 'table_top',
  title: 'Table-top exercise',
  description: 'A failure played through in words, without touching any system.',
  version: 1,
  openingText: `${EXERCISE_OPENING}\n\nNothing will be switched off today. Say what you would look at and what you would expect to see there; we note where we would have to guess.`,
  sections: sectionsInOrder([
    { key: 'scenario', title: 'Scenario', prompt: 'The failure, its first symptom and how it unfolds step by step.', required: true },
    {
      key: 'walk_through',
      title: 'Walk-through',
      prompt: 'For each step: what we would see, what we would do, what we assumed.',
      questions: [
        'Where would you look first, and can you reach it from home?',
        'Which two teams would need each other, and how would they meet?',
        'What if that tool is down as well?',
      ],
      required: true,
    },
    {
      key: 'assumptions',
      title: 'Assumptions to test',
      prompt: 'Beliefs nobody could confirm at the table. Each is a candidate for an experiment.',
      required: true,
    },
    { ...FACTORS, title: 'Gaps found', prompt: 'Missing signals, access, procedures or protections.', required: false },
    ACTIONS,
  ]),
  fields: [],
};
