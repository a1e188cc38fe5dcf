import { enumOf } from '@platform/graphql';
import type { ContentKind as Kind } from './domain/section-content';

export type ContentKind = Kind;
export const ContentKind = enumOf<Kind>('ContentKind', 'What a section shows.', {
  markdown: 'Its text.',
  timeline: 'Its text, then the timeline of the incident.',
  factors: 'Its text, then the contributing factors.',
  actions: 'Its text, then the action items.',
  mitigators: 'Its text, then what went well, was hard and was luck.',
});
