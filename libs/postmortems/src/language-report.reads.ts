import { column, defineReads, type RootList, readModelOf, type Scope, time } from '@platform/reads';
import { textBearingTypes } from './text-bearing';

/** Words of an object are seen by whoever sees the object. The types are asked when a statement is made: libs above register theirs later. */
export const visibleReport: Scope = (t) => {
  const cases = [...textBearingTypes().values()].map(
    ({ type, table }) =>
      `when '${type}' then exists (select 1 from ${table} ro where ro.id = ${t}.object_id and ${readModelOf(type).scope('ro')})`,
  );
  return `(case ${t}.object_type ${cases.join(' ')} else false end)`;
};

defineReads({
  type: 'LanguageReport',
  table: 'language_report',
  scope: visibleReport,
  columns: {
    id: column('id'),
    ruleId: column('rule_id'),
    objectType: column('object_type'),
    objectId: column('object_id'),
    field: column('field'),
    words: column('words'),
    fingerprint: column('fingerprint'),
    reportedAt: time('reported_at'),
  },
});

export const languageReportList: RootList = {
  type: 'LanguageReport',
  orders: { newest: { by: column('reported_at'), cast: 'timestamptz', direction: 'desc' } },
  filters: { ruleId: (t, value) => `${t}.rule_id = ${value}::text` },
};
