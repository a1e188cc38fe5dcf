import { sectionsInOrder, type Template } from '../template';
import { REVIEW_OPENING } from './opening';
import { ACTIONS, DETECTION, FACTORS, IMPACT, MITIGATORS, RESPONSE, SUMMARY, TIMELINE } from './sections';

export const INCIDENT_POSTMORTEM: Template = {
  key: 'incident_postmortem',
  kind: 'incident_postmortem',
  title: 'Incident postmortem',
  description: 'The full write-up of an incident: impact, timeline, conditions, response and actions.',
  version: 1,
  openingText: REVIEW_OPENING,
  sections: sectionsInOrder([
    SUMMARY,
    IMPACT,
    TIMELINE,
    DETECTION,
    FACTORS,
    RESPONSE,
    MITIGATORS,
    ACTIONS,
    {
      key: 'supporting_material',
      title: 'Supporting material',
      prompt: 'Graphs, queries, logs and links that let a reader check what is said above.',
    },
  ]),
  fields: [
    {
      key: 'practised_before',
      label: 'Was this failure practised before?',
      help: 'In a game day or table-top.',
      type: 'choice',
      options: ['yes', 'something similar', 'no'],
      required: false,
    },
  ],
};
