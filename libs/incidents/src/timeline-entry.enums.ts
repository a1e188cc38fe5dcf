import { enumOf } from '@platform/graphql';

export type TimelineKind =
  | 'observation'
  | 'action'
  | 'decision'
  | 'communication'
  | 'change'
  | 'alert'
  | 'status'
  | 'fault'
  | 'note'
  | 'impact';
export type TimelineMarker = 'detection' | 'diagnosis' | 'repair' | 'key_moment';
export type TimelineActor =
  | 'alerting'
  | 'automation'
  | 'responder'
  | 'facilitator'
  | 'driver'
  | 'observer'
  | 'customer'
  | 'vendor'
  | 'system';

export const TIMELINE_KIND = enumOf<TimelineKind>('TimelineKind', 'What an entry of a timeline tells.', {
  observation: 'Something that was seen.',
  action: 'Something that was done.',
  decision: 'A choice, with what was known then.',
  communication: 'Something that was told to somebody.',
  change: 'A deployment, configuration or data change.',
  alert: 'A monitor fired.',
  status: 'The state of the incident changed; written by the system.',
  fault: 'A fault was injected or removed.',
  note: 'Anything else worth keeping.',
  impact: 'What users felt.',
});

export const TIMELINE_MARKER = enumOf<TimelineMarker>('TimelineMarker', 'Why an entry matters for understanding the incident.', {
  detection: 'It shows how the incident was noticed.',
  diagnosis: 'It shows how it was understood.',
  repair: 'It shows how it was repaired.',
  key_moment: 'The story turns here.',
});

export const TIMELINE_ACTOR = enumOf<TimelineActor>('TimelineActor', 'Which role or system an entry is about; never a person.', {
  alerting: 'The monitoring.',
  automation: 'A script, a pipeline or a control loop.',
  responder: 'Somebody working on the incident.',
  facilitator: 'Whoever led a game day.',
  driver: 'Whoever made the changes on a game day.',
  observer: 'Whoever watched and wrote down.',
  customer: 'A user of the product.',
  vendor: 'A supplier.',
  system: 'Second Story itself.',
});
