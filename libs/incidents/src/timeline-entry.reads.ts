import { column, defineReads, type ListOptions, time } from '@platform/reads';
import { ofVisibleIncident } from './visible-incident';

defineReads({
  type: 'TimelineEntry',
  table: 'timeline_entry',
  scope: ofVisibleIncident,
  columns: {
    id: column('id'),
    occurredAt: time('occurred_at'),
    endsAt: time('ends_at'),
    recordedAt: time('recorded_at'),
    kind: column('kind'),
    marker: column('marker'),
    text: column('text'),
    source: column('source'),
    zone: column('zone'),
    confidence: column('confidence'),
    actor: column('actor'),
    evidence: column('evidence'),
    pinned: column('pinned'),
    milestone: column('milestone'),
    hidden: (t) => `(${t}.hidden_at is not null)`,
    revision: column('revision'),
  },
});

export const timelineList: ListOptions = {
  orders: {
    occurred_at_asc: { by: column('occurred_at'), cast: 'timestamptz', direction: 'asc' },
    occurred_at_desc: { by: column('occurred_at'), cast: 'timestamptz', direction: 'desc' },
  },
  filters: {
    pinned: (t, value) => `${t}.pinned = ${value}::boolean`,
    kind: (t, value) => `${t}.kind = any(${value}::text[])`,
    marker: (t, value) => `${t}.marker = ${value}::text`,
    actor: (t, value) => `${t}.actor = ${value}::text`,
  },
};
