import { enumOf } from '@platform/graphql';
import type { StatusCategory } from './domain/incident-status';
import type { Confidence, Milestone } from './domain/milestone';

export type IncidentKind = 'real' | 'drill';
export type Severity = 'sev1' | 'sev2' | 'sev3' | 'sev4' | 'sev5';

export const INCIDENT_KIND = enumOf<IncidentKind>('IncidentKind', 'Whether it happened or was practised.', {
  real: 'It happened.',
  drill: 'It was part of a game day; its faults were injected.',
});

export const SEVERITY = enumOf<Severity>('Severity', 'How bad it is for users, worst first.', {
  sev1: 'Users cannot do what the product is for.',
  sev2: 'An important part does not work, or many users are affected.',
  sev3: 'A part works badly; there is a way around.',
  sev4: 'Hardly noticed by users.',
  sev5: 'No effect on users; worth learning from.',
});

export const STATUS_CATEGORY = enumOf<StatusCategory>(
  'IncidentStatusCategory',
  'The fixed phases that every configurable status belongs to.',
  {
    triage: 'Something was seen; what it is is not clear yet.',
    live: 'It is going on.',
    learning: 'It is over; the write-up is in the making.',
    closed: 'Done.',
  },
);

export const MILESTONE = enumOf<Milestone>('Milestone', 'A moment an incident is measured by.', {
  impact_start: 'Users began to be affected. Empty until somebody sets it.',
  detected: 'A person or a monitor noticed.',
  declared: 'It was declared an incident.',
  acknowledged: 'A team took it up.',
  mitigated: 'Users were no longer affected, perhaps by a way around.',
  resolved: 'Everything works as before.',
});

export const CONFIDENCE = enumOf<Confidence>('Confidence', 'How well a time is known, best first.', {
  measured: 'Recorded by a machine at that moment.',
  reported: 'Written down by somebody at that moment.',
  inferred: 'Concluded from other facts.',
  remembered: 'Recalled afterwards.',
  unknown: 'Nobody can say how.',
});
