import { uuidOf } from '@catalog';
import { column, defineReads, type RootList, time } from '@platform/reads';
import { visibleThrough, visibleWithPostmortem } from './visible';

defineReads({
  type: 'ContributingFactor',
  table: 'contributing_factor',
  scope: visibleWithPostmortem,
  columns: {
    id: column('id'),
    title: column('title'),
    body: column('body'),
    category: column('category'),
    stabilityPattern: column('stability_pattern'),
    woodsConcept: column('woods_concept'),
    evidence: column('evidence'),
    position: column('position'),
    revision: column('revision'),
  },
  relations: {
    services: {
      kind: 'many',
      type: 'Service',
      on: (f, s) => `${s}.id in (select fs.service_id from contributing_factor_service fs where fs.factor_id = ${f}.id)`,
      scope: 'own',
      orderBy: column('key'),
    },
  },
});

const dayText = (name: string) => (t: string) => `to_char(${t}.${name}, 'YYYY-MM-DD')`;

defineReads({
  type: 'ActionItem',
  table: 'action_item',
  scope: visibleWithPostmortem,
  columns: {
    id: column('id'),
    key: (t) => `('AI-' || ${t}.number)`,
    title: column('title'),
    body: column('body'),
    priority: column('priority'),
    kind: column('kind'),
    status: column('status'),
    dueOn: dayText('due_on'),
    trackerUrl: column('tracker_url'),
    notDoingReason: column('not_doing_reason'),
    notDoingUntil: dayText('not_doing_until'),
    verificationKind: column('verification_kind'),
    verificationLink: column('verification_link'),
    verificationNote: column('verification_note'),
    experimentId: column('experiment_id'),
    experimentVersionId: column('experiment_version_id'),
    claimedAt: time('claimed_at'),
    verifiedAt: time('verified_at'),
    createdAt: time('created_at'),
    position: column('position'),
    revision: column('revision'),
  },
  relations: {
    postmortem: { kind: 'one', type: 'Postmortem', on: (a, p) => `${p}.id = ${a}.postmortem_id`, scope: 'inherited' },
    ownerTeam: { kind: 'one', type: 'Team', on: (a, t) => `${t}.id = ${a}.owner_team_id`, scope: 'own' },
    factor: { kind: 'one', type: 'ContributingFactor', on: (a, f) => `${f}.id = ${a}.factor_id`, scope: 'inherited' },
    practiceAssessment: { kind: 'one', type: 'PracticeAssessment', on: (a, p) => `${p}.id = ${a}.practice_assessment_id`, scope: 'own' },
    evidence: {
      kind: 'many',
      type: 'ActionItemEvidence',
      on: (a, e) => `${e}.action_item_id = ${a}.id`,
      scope: 'inherited',
      orderBy: (e) => `${e}.recorded_at desc, ${e}.id desc`,
      limit: 50,
    },
  },
});

defineReads({
  type: 'ActionItemEvidence',
  table: 'action_item_evidence',
  scope: visibleThrough('action_item', 'action_item_id'),
  columns: {
    id: column('id'),
    verdict: column('verdict'),
    runId: column('run_id'),
    experimentVersionId: column('experiment_version_id'),
    link: column('link'),
    note: column('note'),
    startedAt: time('started_at'),
    recordedAt: time('recorded_at'),
  },
});

export const actionItemList: RootList = {
  type: 'ActionItem',
  orders: {
    newest: { by: column('created_at'), cast: 'timestamptz', direction: 'desc' },
    due: { by: (t) => `coalesce(${t}.due_on, '2300-01-01')::text`, cast: 'text', direction: 'asc' },
    priority: { by: (t) => `array_position(array['high', 'medium', 'lower'], ${t}.priority)`, cast: 'integer', direction: 'asc' },
  },
  filters: {
    status: (t, value) => `${t}.status = ${value}::text`,
    priority: (t, value) => `${t}.priority = ${value}::text`,
    ownerTeamId: (t, value) => `${t}.owner_team_id = ${uuidOf(value)}`,
    postmortemId: (t, value) => `${t}.postmortem_id = ${uuidOf(value)}`,
    experimentId: (t, value) => `${t}.experiment_id = ${uuidOf(value)}`,
    overdue: (t, value) =>
      `coalesce(${t}.due_on < current_date and ${t}.status not in ('verified', 'not_doing'), false) = ${value}::boolean`,
  },
};

/** `AI-13` → the row. */
export const byActionItemKey: (t: string, value: string) => string = (t, value) =>
  `${t}.number = (substring(${value}::text from '^AI-([0-9]{1,9})$'))::integer`;
