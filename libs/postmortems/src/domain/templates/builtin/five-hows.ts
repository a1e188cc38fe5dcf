import { sectionsInOrder, type Template } from '../template';
import { REVIEW_OPENING } from './opening';
import { ACTIONS, IMPACT, SUMMARY, TIMELINE } from './sections';

const HOW_STARTER = [
  '1. How could users be affected?',
  '2. How did the condition behind that come about?',
  '3. How did it stay unseen?',
  '4. How did our protections let it pass?',
  '5. How does work normally go, so that this is possible?',
].join('\n');

export const FIVE_HOWS: Template = {
  key: 'five_hows',
  kind: 'five_hows',
  title: 'Five hows',
  description: 'Asks "how" where others ask "why", and branches into conditions instead of a chain that ends at somebody.',
  version: 1,
  openingText: `${REVIEW_OPENING}\n\nWe ask how something was possible. Each answer may have several conditions; we follow those that tell us most, and end at conditions we can change.`,
  sections: sectionsInOrder([
    SUMMARY,
    IMPACT,
    { ...TIMELINE, required: false },
    {
      key: 'hows',
      title: 'Five hows',
      prompt: 'Ask how it was possible, then how that was possible. Branch freely; stop at conditions that can be changed.',
      help: 'If an answer is an action by somebody, ask how that action made sense, and go on from there.',
      questions: [
        'What else had to be true for this answer?',
        'Which protection was meant to catch it, and how did it look from the inside?',
      ],
      starterText: HOW_STARTER,
      required: true,
    },
    {
      key: 'conditions',
      title: 'Conditions found',
      prompt: 'The ends of all branches, as conditions.',
      contentKind: 'factors',
      required: true,
    },
    ACTIONS,
  ]),
  fields: [{ key: 'metrics_link', label: 'Dashboard of the time in question', help: '', type: 'link', required: false }],
};
