import { Incident, TimelineEntry } from '@incidents';
import { column } from '@platform/reads';
import { ActionItem } from './action-item.type';
import { ContributingFactor } from './contributing-factor.type';
import { Mitigator } from './mitigator.type';
import { Postmortem, PostmortemField } from './postmortem.type';
import { PostmortemSection } from './section.type';
import { type BearingText, textBearing } from './text-bearing';

const markdown = (field: string, section: BearingText['section'] = 'other'): BearingText => ({
  field,
  sql: column(field),
  format: 'markdown',
  section,
});
const line = (field: string, section: BearingText['section'] = 'other'): BearingText => ({
  field,
  sql: column(field),
  format: 'plain',
  section,
});

/** The text-bearing types of this lib and of the lib below; libs above register theirs with `textBearing`. */
export const languageFieldResolvers = [
  textBearing(() => Postmortem, { type: 'Postmortem', table: 'postmortem', texts: [line('title')] }),
  textBearing(() => PostmortemSection, { type: 'PostmortemSection', table: 'postmortem_section', texts: [markdown('body')] }),
  textBearing(() => PostmortemField, {
    type: 'PostmortemField',
    table: 'postmortem_field',
    texts: [
      {
        field: 'entries',
        sql: (t) => `(case when ${t}.field_type = 'text' then array_to_string(${t}.entries, E'\\n\\n') else '' end)`,
        format: 'plain',
        section: 'other',
      },
    ],
  }),
  textBearing(() => ContributingFactor, {
    type: 'ContributingFactor',
    table: 'contributing_factor',
    texts: [line('title', 'factors'), markdown('body', 'factors')],
  }),
  textBearing(() => Mitigator, { type: 'Mitigator', table: 'mitigator', texts: [markdown('text')] }),
  textBearing(() => ActionItem, {
    type: 'ActionItem',
    table: 'action_item',
    texts: [line('title', 'actions'), markdown('body', 'actions')],
  }),
  textBearing(() => Incident, { type: 'Incident', table: 'incident', texts: [line('title', 'summary'), markdown('summary', 'summary')] }),
  textBearing(() => TimelineEntry, { type: 'TimelineEntry', table: 'timeline_entry', texts: [markdown('text', 'timeline')] }),
];
