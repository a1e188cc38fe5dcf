import type { SectionDraft } from '../template';

/** Sections that several built-ins share, with their facilitation questions. */
export const SUMMARY: SectionDraft = {
  key: 'summary',
  title: 'Summary',
  prompt: 'In a few sentences for a reader from another team: what was noticed, for how long, and how it ended.',
  help: 'Write it last. Say what users noticed before you say what broke, and put a figure on both.',
  questions: [
    'What could users no longer do, or only slowly?',
    'How do we know when it began and when it was over?',
    'What would somebody need who has never seen this system?',
  ],
  required: true,
};

export const IMPACT: SectionDraft = {
  key: 'impact',
  title: 'Impact',
  prompt: 'Which features were worse, for how many, for how long; and which kept going.',
  help: 'Numbers with their source. Name the degraded mode that was in force, and whether it is the one the degradation table promises.',
  questions: [
    'Which figures show it, and where do they come from?',
    'Which features went on as if nothing had happened?',
    'Was the degraded behaviour the one we had planned?',
  ],
  required: true,
};

export const TIMELINE: SectionDraft = {
  key: 'timeline',
  title: 'Timeline',
  prompt: 'What happened and what was visible, in order, with source and time zone.',
  help: 'Include signals that were there and not seen, and steps that changed nothing. Leave judgement out.',
  questions: [
    'What could be seen at this moment, and on which screen?',
    'What was expected to happen next?',
    'Which other explanations were being considered?',
    'What was tried that had no effect?',
  ],
  required: true,
  contentKind: 'timeline',
};

export const DETECTION: SectionDraft = {
  key: 'detection',
  title: 'Detection',
  prompt: 'How it became known, and which earlier signals existed.',
  questions: [
    'Which signal arrived first?',
    'Which one was already there, and among what was it hidden?',
    'How would somebody new to the system have found it?',
  ],
};

export const FACTORS: SectionDraft = {
  key: 'contributing_factors',
  title: 'Contributing factors',
  prompt: 'The conditions that had to come together. There is never only one.',
  help: 'Conditions of design, load, procedures, signals and organisation. An action by somebody is not a factor: what made it the sensible thing to do is.',
  questions: [
    'Which conditions were needed at the same time?',
    'Which of them are present on every good day as well?',
    'Since when was each of them there?',
    'What made the step that was taken look right?',
  ],
  required: true,
  contentKind: 'factors',
};

export const RESPONSE: SectionDraft = {
  key: 'response',
  title: 'Response',
  prompt: 'How the work of finding and mending went.',
  questions: [
    'What made the work easy, and what stood in its way?',
    'Where did people wait: for access, for another team, for certainty?',
    'How was the choice made between two ways forward?',
  ],
};

export const MITIGATORS: SectionDraft = {
  key: 'mitigators',
  title: 'What helped, what was hard, where we were lucky',
  prompt: 'What kept this from getting worse, what was difficult, and what was chance.',
  questions: [
    'What limited the damage? Would it be there next time?',
    'What would have happened at three in the morning, or in the largest region?',
    'Which skill or habit helped that is written down nowhere?',
  ],
  contentKind: 'mitigators',
};

export const ACTIONS: SectionDraft = {
  key: 'action_items',
  title: 'Action items',
  prompt: 'Changes to conditions, each with a team and a way to see that it works.',
  help: 'A reminder to be careful is no action. Prefer what still works when nobody thinks of it, and name the experiment that will show it.',
  questions: [
    'Which condition does this change?',
    'How shall we see that it worked?',
    'Which team carries it, and until when?',
    'What shall we rehearse in the next game day?',
  ],
  required: true,
  contentKind: 'actions',
};
