import { sectionsInOrder, type Template } from '../template';

export const CUSTOMER_REPORT: Template = {
  key: 'customer_report',
  kind: 'customer_report',
  title: 'Report for customers',
  description: 'What customers need to know: plain words, figures, what changes. No internal names of systems or teams.',
  version: 1,
  openingText:
    'We write for people whose day an outage of our service made harder. They want to know what happened to them, whether it can happen again, and what they can do. They do not need our internal names.',
  sections: sectionsInOrder([
    {
      key: 'what_happened',
      title: 'What happened',
      prompt: 'What customers noticed, from when to when (with the time zone), and how many were affected.',
      questions: ['Would a customer recognise their own experience here?', 'Is every time given with its zone?'],
      required: true,
    },
    {
      key: 'impact',
      title: 'What was affected',
      prompt: 'Products, regions and features; whether data was safe.',
      questions: ['Was data lost, delayed or seen by others? Say so either way.'],
      required: true,
    },
    {
      key: 'what_went_wrong',
      title: 'What made it possible',
      prompt: 'The conditions, in words a customer understands.',
      help: 'Several conditions, no single cause, and nobody to point at.',
      required: true,
    },
    {
      key: 'response',
      title: 'How we responded',
      prompt: 'When we noticed, what we did, what took long and what we changed in how we tell you.',
    },
    {
      key: 'prevention',
      title: 'What we are changing',
      prompt: 'Finished and planned changes with dates we can keep.',
      contentKind: 'actions',
      required: true,
    },
    {
      key: 'customer_steps',
      title: 'What you can do',
      prompt: 'Settings, checks or habits that lower the effect of such an event for customers.',
    },
  ]),
  fields: [{ key: 'publish_at', label: 'Planned publication', help: '', type: 'date_time', required: false }],
};
