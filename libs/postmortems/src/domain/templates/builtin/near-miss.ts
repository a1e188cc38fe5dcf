import { sectionsInOrder, type Template } from '../template';
import { ACTIONS, FACTORS, MITIGATORS } from './sections';

export const NEAR_MISS: Template = {
  key: 'near_miss',
  kind: 'near_miss',
  title: 'Near miss',
  description: 'Nothing broke, and it easily could have. The cheapest lessons there are.',
  version: 1,
  openingText:
    'Thank you for bringing this here: nobody had to, and nothing broke. We want to know what nearly happened and what stood in its way.',
  sections: sectionsInOrder([
    {
      key: 'what_nearly_happened',
      title: 'What nearly happened',
      prompt: 'The event that did not take place, and how close it was.',
      questions: ['What would users have noticed?', 'One step further, what would have been next?'],
      required: true,
    },
    {
      key: 'how_noticed',
      title: 'How it was noticed',
      prompt: 'The signal, habit or chance that made it visible.',
      questions: ['Is it in place every day, or was it luck?'],
      required: true,
    },
    {
      ...MITIGATORS,
      title: 'What stopped it',
      prompt: 'Protections that held, people who adapted, and chance; keep the three apart.',
      required: true,
    },
    FACTORS,
    { key: 'elsewhere', title: 'Where else', prompt: 'Other services in which the same could happen.' },
    { ...ACTIONS, required: false },
  ]),
  fields: [
    {
      key: 'possible_severity',
      label: 'Severity it could have had',
      help: '',
      type: 'choice',
      options: ['low', 'medium', 'high', 'unknown'],
      required: false,
    },
  ],
};
