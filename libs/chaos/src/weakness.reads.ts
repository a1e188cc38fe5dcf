import { uuidOf } from '@catalog';
import { column, defineReads, everyone, type RootList, time } from '@platform/reads';

defineReads({
  type: 'Weakness',
  table: 'weakness',
  scope: everyone,
  columns: {
    id: column('id'),
    statement: column('statement'),
    evidence: column('evidence'),
    suggestedPattern: column('suggested_pattern'),
    targetName: column('target_name'),
    status: column('status'),
    decisionReason: column('decision_reason'),
    proposedAt: time('proposed_at'),
    decidedAt: time('decided_at'),
    revision: column('revision'),
  },
  relations: { service: { type: 'Service', kind: 'one', scope: 'own', on: (w, s) => `${s}.id = ${w}.service_id` } },
});

export const weaknessList: RootList = {
  type: 'Weakness',
  orders: { proposed: { by: column('proposed_at'), cast: 'timestamptz', direction: 'desc' } },
  filters: { status: (t, value) => `${t}.status = ${value}::text`, runId: (t, value) => `${t}.run_id = ${uuidOf(value)}` },
};
