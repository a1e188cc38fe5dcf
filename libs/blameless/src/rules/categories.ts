import type { Category, Severity } from './rule';

interface CategoryText {
  severity: Severity;
  message: string;
  questions: readonly string[];
}

/** What is said for a category unless the rule says more. */
export const CATEGORY_TEXT: Readonly<Record<Category, CategoryText>> = {
  'name-cause': {
    severity: 'error',
    message: 'Presents a person or team as the cause. A cause is a condition of the system that let an action have this effect.',
    questions: [
      'Which conditions let this change or action have such an effect?',
      'What would have to be different so that the same action does no harm?',
    ],
  },
  judgement: {
    severity: 'warning',
    message: 'Judges the care, skill or motive of people. It says nothing about what made the work hard.',
    questions: [
      'What was missing for this step to succeed: a signal, time, access, a reminder?',
      'What did the people involved see and expect at that moment?',
    ],
  },
  punishment: {
    severity: 'error',
    message: 'Announces a sanction or a threat. Fear makes the next report poorer.',
    questions: ['Which guardrail would protect the next person in the same seat?', 'Which condition shall the action change?'],
  },
  'oncall-identity': {
    severity: 'warning',
    message: 'Records or hints who was on call. The role is enough.',
    questions: [
      'How long did the page take to reach somebody, and why?',
      'What did the on-call role have at hand: access, runbook, a second person?',
    ],
  },
  counterfactual: {
    severity: 'warning',
    message: 'Says what people should or could have done. It describes an event that did not happen.',
    questions: [
      'What did happen, and what was visible at that moment?',
      'What made the chosen step look reasonable then?',
      'Which change would make the wished-for step the likely one?',
    ],
  },
  'human-error': {
    severity: 'error',
    message: 'Takes an error by a human as the explanation. It is where the analysis starts.',
    questions: [
      'What in the tool or the procedure made this action easy and its effect hard to see?',
      'How often does the same step go well, and what is different then?',
    ],
  },
  hindsight: {
    severity: 'warning',
    message: 'Presents the outcome as plain beforehand. It became plain only afterwards.',
    questions: ['When did this become known, to whom, and through which signal?', 'Among what else was the signal hidden?'],
  },
  'single-cause': {
    severity: 'warning',
    message: 'Insists on exactly one cause. Incidents need several conditions at once.',
    questions: ['Which two other conditions had to hold as well?', 'Which of them are normal on other days?'],
  },
  normative: {
    severity: 'warning',
    message: 'Grades human work against a standard that is not stated.',
    questions: ['What was done, step by step?', 'Where is the expectation written down, and how would people have met it here?'],
  },
  writing: {
    severity: 'hint',
    message: 'A hint for readers.',
    questions: ['What would a reader from another team need here?'],
  },
};
