import { catalogTexts } from '@catalog';
import { incidentTexts } from '@incidents';
import { column } from '@platform/reads';
import { ActionItem, ActionItemEvidence } from './action-item.type';
import { ContributingFactor } from './contributing-factor.type';
import { Mitigator } from './mitigator.type';
import { Postmortem, PostmortemField } from './postmortem.type';
import { PostmortemSection } from './section.type';
import { type BearingText, type Printed, textBearing } from './text-bearing';

const text = (field: string, format: BearingText['format'], section: BearingText['section'] = 'other', name = field): BearingText => ({
  field,
  sql: column(name),
  format,
  section,
});
const ofPostmortem = (t: string, p: string): string => `${t}.postmortem_id = ${p}.id`;

/** What the document shows of the incident: its timeline and the sources of its milestones. */
const PRINTED_OF_INCIDENTS: Readonly<Record<string, Printed>> = {
  Incident: {
    of: (t, p) => `${t}.id = ${p}.incident_id`,
    where: () => `'Milestones'`,
    except: ['title', 'summary'],
  },
  TimelineEntry: {
    of: (t, p) => `${t}.incident_id = ${p}.incident_id and ${t}.hidden_at is null`,
    where: (t) => `('Timeline of INC-' || (select wi.number from incident wi where wi.id = ${t}.incident_id))`,
    except: ['evidence.label'],
  },
};

/** The text-bearing types of this lib and of the libs below; libs above register theirs with `textBearing`. */
export const languageFieldResolvers = [
  textBearing(
    {
      object: () => Postmortem,
      type: 'Postmortem',
      table: 'postmortem',
      texts: [text('title', 'plain')],
      seeAlso: 'Its sections and other parts have their own; `postmortemPublishPreview` gives those of the whole document.',
    },
    { of: (t, p) => `${t}.id = ${p}.id`, where: () => `'Title'` },
  ),
  textBearing(
    {
      object: () => PostmortemSection,
      type: 'PostmortemSection',
      table: 'postmortem_section',
      texts: [text('title', 'plain'), text('body', 'markdown')],
    },
    { of: ofPostmortem, where: column('title') },
  ),
  textBearing(
    {
      object: () => PostmortemField,
      type: 'PostmortemField',
      table: 'postmortem_field',
      texts: [
        {
          field: 'entries',
          sql: (t) => `(case when ${t}.field_type = 'text' then ${t}.entries else '{}' end)`,
          format: 'plain',
          section: 'other',
        },
      ],
    },
    { of: ofPostmortem, where: column('label') },
  ),
  textBearing(
    {
      object: () => ContributingFactor,
      type: 'ContributingFactor',
      table: 'contributing_factor',
      texts: [
        text('title', 'plain', 'factors'),
        text('body', 'markdown', 'factors'),
        {
          field: 'evidence.text',
          sql: (t) => `array(select ev.value->>'text' from jsonb_array_elements(${t}.evidence) with ordinality ev order by ev.ordinality)`,
          format: 'plain',
          section: 'factors',
          shownBy: 'FactorEvidence.text',
        },
      ],
    },
    { of: ofPostmortem, where: (t) => `('Factor "' || ${t}.title || '"')`, except: ['evidence.text'] },
  ),
  textBearing(
    { object: () => Mitigator, type: 'Mitigator', table: 'mitigator', texts: [text('text', 'markdown')] },
    { of: ofPostmortem, where: () => `'What went well, was hard or was luck'` },
  ),
  textBearing(
    {
      object: () => ActionItem,
      type: 'ActionItem',
      table: 'action_item',
      texts: [
        text('title', 'plain', 'actions'),
        text('body', 'markdown', 'actions'),
        text('verificationNote', 'plain', 'actions', 'verification_note'),
        text('notDoingReason', 'plain', 'actions', 'not_doing_reason'),
      ],
    },
    { of: ofPostmortem, where: (t) => `('Action AI-' || ${t}.number)` },
  ),
  textBearing({
    object: () => ActionItemEvidence,
    type: 'ActionItemEvidence',
    table: 'action_item_evidence',
    texts: [text('note', 'plain', 'actions')],
  }),
  ...[...catalogTexts, ...incidentTexts].map((bearing) => textBearing(bearing, PRINTED_OF_INCIDENTS[bearing.type])),
];
