import { sectionsInOrder, type Template } from '../template';
import { REVIEW_OPENING } from './opening';
import { FACTORS, MITIGATORS, TIMELINE } from './sections';

export const LEARNING_REVIEW: Template = {
  key: 'learning_review',
  kind: 'learning_review',
  title: 'Learning review',
  description: 'A story of how the work went, with themes and open questions. Ideas for action are collected apart and decided later.',
  version: 1,
  openingText: REVIEW_OPENING,
  sections: sectionsInOrder([
    {
      key: 'introduction',
      title: 'What this is about',
      prompt: 'Why this event is worth a closer look, and for whom this is written.',
      required: true,
    },
    {
      key: 'narrative',
      title: 'The story',
      prompt: 'Tell it from inside the work: what was seen, what it was taken for, what was tried.',
      help: 'Different teams may have lived different stories. Keep them side by side where they do not agree.',
      questions: [
        'What was going on that day besides this?',
        'At what point did the picture change, and what changed it?',
        'What did each team believe that the others did not?',
      ],
      required: true,
    },
    { ...TIMELINE, required: false },
    {
      key: 'themes',
      title: 'Themes',
      prompt: 'Three to five threads that run through the story and reach beyond this event.',
      questions: ['Which difficulty have we met before in another shape?', 'What does this say about how our teams depend on each other?'],
      required: true,
    },
    { ...FACTORS, title: 'How we got here', prompt: 'Conditions and earlier decisions, each of which made sense in its time.' },
    MITIGATORS,
    {
      key: 'surprises',
      title: 'What surprised us',
      prompt: 'What we learned about how the system works.',
      questions: ['Where did the procedure and the work differ?', 'What did we believe about the system that is not so?'],
    },
    { key: 'open_questions', title: 'Open questions', prompt: 'What we still do not know, and whether it is worth finding out.' },
    {
      key: 'action_ideas',
      title: 'Ideas for action',
      prompt: 'Ideas only. They become commitments in a later, smaller meeting.',
      contentKind: 'actions',
    },
  ]),
  fields: [],
};
