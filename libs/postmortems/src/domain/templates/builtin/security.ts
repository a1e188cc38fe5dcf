import { sectionsInOrder, type Template } from '../template';
import { REVIEW_OPENING } from './opening';
import { ACTIONS, DETECTION, FACTORS, MITIGATORS, SUMMARY, TIMELINE } from './sections';

export const SECURITY: Template = {
  key: 'security',
  kind: 'security',
  title: 'Security incident',
  description: 'For attacks, leaks and exposed secrets: exposure, data, containment and the dates of notice and disclosure.',
  version: 1,
  openingText: `${REVIEW_OPENING}\n\nAn attacker did this; our own people worked in a system that could be attacked. Keep this document restricted to the teams that need it until it is disclosed.`,
  sections: sectionsInOrder([
    SUMMARY,
    {
      key: 'exposure',
      title: 'Exposure',
      prompt: 'Which data, secrets or rights were within reach, since when, and what shows whether they were used.',
      questions: ['What do the logs prove, and what can they not show?', 'Which secrets were changed, and when?'],
      required: true,
    },
    TIMELINE,
    DETECTION,
    {
      key: 'containment',
      title: 'Containment and removal',
      prompt: 'What closed the way in, and how we know that it stays closed.',
      required: true,
    },
    FACTORS,
    MITIGATORS,
    {
      key: 'notice',
      title: 'Notice and disclosure',
      prompt: 'Whom the law and our contracts ask us to tell, by when, and what was sent.',
      help: 'Authorities, customers, partners and the public, each with its date.',
      required: true,
    },
    ACTIONS,
  ]),
  fields: [
    { key: 'disclosed_at', label: 'Disclosed at', help: 'When it may be spoken of outside.', type: 'date_time', required: false },
    { key: 'notice_due_at', label: 'Notice due at', help: 'The earliest deadline that applies.', type: 'date_time', required: false },
    {
      key: 'data_classes',
      label: 'Classes of data',
      help: '',
      type: 'multi_choice',
      options: ['none', 'internal', 'customer', 'payment', 'health', 'credentials'],
      required: true,
    },
  ],
};
