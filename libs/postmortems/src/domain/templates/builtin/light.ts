import { sectionsInOrder, type Template } from '../template';
import { ACTIONS, FACTORS, SUMMARY } from './sections';

export const LIGHT: Template = {
  key: 'light',
  kind: 'light',
  title: 'Light, one page',
  description: 'For small incidents: written in half an hour, read in two minutes.',
  version: 1,
  openingText:
    'This is the short form. Describe what happened, name the conditions, and stop. If it turns out to be larger than it looked, change to the full form.',
  sections: sectionsInOrder([
    { ...SUMMARY, help: 'Three sentences: what was noticed, what mended it, what is left.' },
    { ...FACTORS, questions: ['Which two or three conditions mattered most?', 'Have we met one of them before?'] },
    { ...ACTIONS, required: false, help: 'One good action is enough, and none is an answer too.' },
  ]),
  fields: [],
};
