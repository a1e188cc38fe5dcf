import { sectionsInOrder, type Template } from '../template';
import { EXERCISE_OPENING } from './opening';
import { ACTIONS, FACTORS, MITIGATORS, TIMELINE } from './sections';

export const GAME_DAY_DEBRIEF: Template = {
  key: 'game_day_debrief',
  kind: 'game_day_debrief',
  title: 'Game day debrief',
  description: 'What was expected, what was measured, what was seen, and what to change before the next run.',
  version: 1,
  openingText: EXERCISE_OPENING,
  sections: sectionsInOrder([
    { key: 'purpose', title: 'Purpose', prompt: 'The question this game day was to answer, and its scope.', required: true },
    {
      key: 'expected_observed',
      title: 'Expected and observed',
      prompt: 'For each run: the hypothesis, what was measured, and whether it held.',
      help: 'Held, not held, or unclear. Give deviation, time to detect and time to recover with their figures.',
      questions: [
        'Did the steady state hold within its bounds?',
        'What did people see, compared with what was happening?',
        'When would this have been noticed without the exercise?',
      ],
      required: true,
    },
    { ...TIMELINE, required: false },
    {
      key: 'surprises',
      title: 'Surprises',
      prompt: 'What nobody expected, pleasant or not.',
      questions: ['Which alert was missing, late or misleading?', 'Which link, access or page was not where it was looked for?'],
    },
    {
      ...FACTORS,
      title: 'Weaknesses found',
      prompt: 'Conditions that the exercise brought to light: a practice that is missing, or works only in part.',
      required: false,
    },
    { ...MITIGATORS, title: 'What worked' },
    ACTIONS,
    { key: 'next_run', title: 'Next run', prompt: 'What to repeat, what to make larger, and when.' },
  ]),
  fields: [
    {
      key: 'hypothesis_held',
      label: 'Did the hypothesis hold?',
      help: '',
      type: 'choice',
      options: ['held', 'not held', 'unclear'],
      required: true,
    },
  ],
};
