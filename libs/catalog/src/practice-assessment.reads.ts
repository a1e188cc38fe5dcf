import { column, defineReads, everyone, extendReads, type RootList, time } from '@platform/reads';
import './service.reads';
import { uuidOf } from './sql';

defineReads({
  type: 'PracticeAssessment',
  table: 'practice_assessment',
  scope: everyone,
  columns: {
    id: column('id'),
    practice: column('practice'),
    implementation: column('implementation'),
    status: column('status'),
    evidence: column('evidence'),
    evidenceRunId: column('evidence_run_id'),
    assessedAt: time('assessed_at'),
    revision: column('revision'),
  },
  relations: { service: { type: 'Service', kind: 'one', scope: 'own', on: (row, service) => `${service}.id = ${row}.service_id` } },
});

extendReads('Service', {
  relations: {
    practiceAssessments: {
      type: 'PracticeAssessment',
      kind: 'many',
      scope: 'own',
      on: (service, row) => `${row}.service_id = ${service}.id`,
      orderBy: column('practice'),
    },
  },
});

export const practiceAssessmentList: RootList = {
  type: 'PracticeAssessment',
  orders: {
    practice: { by: column('practice'), cast: 'text', direction: 'asc' },
    assessed_at_desc: { by: column('assessed_at'), cast: 'timestamptz', direction: 'desc' },
  },
  filters: {
    status: (t, value) => `${t}.status = ${value}::text`,
    practice: (t, value) => `${t}.practice = ${value}::text`,
    serviceId: (t, value) => `${t}.service_id = ${uuidOf(value)}`,
  },
};
