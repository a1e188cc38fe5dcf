import { enumOf } from '@platform/graphql';
import type { FieldType as Field, TemplateKind as Kind } from './domain/templates/template';

export type TemplateKind = Kind;
export const TemplateKind = enumOf<Kind>('TemplateKind', 'What a template is for.', {
  incident_postmortem: 'Full write-up of an incident.',
  learning_review: 'Narrative review that looks for what can be learned about how the work really goes.',
  light: 'Light write-up on one page.',
  five_hows: 'Chain of questions that ask how, down to conditions.',
  customer_report: 'Report for customers.',
  security: 'Security incident, with disclosure dates.',
  near_miss: 'Something that nearly became an incident.',
  game_day_debrief: 'What a game day showed.',
  table_top: 'Exercise on paper, without injected faults.',
});

export type FieldType = Field;
/** There is none for a person. */
export const FieldType = enumOf<Field>('FieldType', 'Type of a custom field and how its entries are written.', {
  text: 'Any text up to 2,000 characters.',
  number: 'A decimal number, such as `12.5`.',
  choice: 'One of the options.',
  multi_choice: 'Any of the options.',
  date_time: 'A moment, RFC 3339 with offset.',
  duration: 'A length of time in minutes, zero or more.',
  link: 'An http or https address.',
  team: 'Id of a team.',
  service: 'Id of a service.',
});

/** What a template that was changed or imported came to. */
export type TemplateOutcome = 'created' | 'new_version' | 'details_changed' | 'unchanged';
export const TemplateOutcome = enumOf<TemplateOutcome>('TemplateOutcome', 'What a change or an import of a template came to.', {
  created: 'A new template.',
  new_version: 'A new version: other sections, fields or opening.',
  details_changed: 'Another name or description; the version stays.',
  unchanged: 'Nothing: all of it was the same, and the revision stays.',
});
