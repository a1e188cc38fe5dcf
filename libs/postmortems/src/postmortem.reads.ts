import { contains, uuidOf } from '@catalog';
import { column, defineReads, type Relation, type RootList, type Sql, time } from '@platform/reads';
import { visiblePostmortem, visibleThrough, visibleWithPostmortem } from './visible';

const shortKey: Sql = (t) => `('PM-' || ${t}.number)`;
const ofPostmortem = (type: string, orderBy: Sql = column('position'), limit = 200): Relation => ({
  kind: 'many',
  type,
  on: (p, row) => `${row}.postmortem_id = ${p}.id`,
  scope: 'inherited',
  orderBy,
  limit,
});
/** What the entries of a custom field of this type name by id. */
const namedByEntries = (type: string, fieldType: 'team' | 'service'): Relation => ({
  kind: 'many',
  type,
  on: (f, row) => `${row}.id = any (case when ${f}.field_type = '${fieldType}' then ${f}.entries::uuid[] end)`,
  scope: 'own',
  orderBy: (row) => `lower(${row}.name)`,
});

defineReads({
  type: 'Postmortem',
  table: 'postmortem',
  scope: visiblePostmortem,
  columns: {
    id: column('id'),
    key: shortKey,
    title: column('title'),
    status: column('status'),
    opening: (t) => `(select ov.opening from template_version ov where ov.id = ${t}.template_version_id)`,
    createdAt: time('created_at'),
    updatedAt: time('updated_at'),
    publishedAt: time('published_at'),
    revision: column('revision'),
  },
  relations: {
    incident: { kind: 'one', type: 'Incident', on: (p, i) => `${i}.id = ${p}.incident_id`, scope: 'inherited' },
    template: {
      kind: 'one',
      type: 'Template',
      on: (p, t) => `${t}.id = (select tv.template_id from template_version tv where tv.id = ${p}.template_version_id)`,
      scope: 'inherited',
    },
    templateVersion: { kind: 'one', type: 'TemplateVersion', on: (p, v) => `${v}.id = ${p}.template_version_id`, scope: 'inherited' },
    sections: ofPostmortem('PostmortemSection'),
    fields: ofPostmortem('PostmortemField'),
    factors: ofPostmortem('ContributingFactor'),
    mitigators: ofPostmortem('Mitigator'),
    actionItems: ofPostmortem('ActionItem'),
    publications: ofPostmortem('Publication', (p) => `${p}.number desc`, 50),
    latestPublication: {
      kind: 'one',
      type: 'Publication',
      on: (p, row) =>
        `${row}.postmortem_id = ${p}.id and ${row}.number = (select max(lp.number) from postmortem_publication lp where lp.postmortem_id = ${p}.id)`,
      scope: 'inherited',
    },
  },
});

defineReads({
  type: 'PostmortemSection',
  table: 'postmortem_section',
  scope: visibleWithPostmortem,
  columns: {
    id: column('id'),
    key: column('key'),
    title: column('title'),
    prompt: column('prompt'),
    help: column('help'),
    facilitation: column('facilitation'),
    contentKind: column('content_kind'),
    required: column('required'),
    position: column('position'),
    body: column('body'),
    revision: column('revision'),
  },
  relations: {
    revisions: {
      kind: 'many',
      type: 'SectionRevision',
      on: (s, r) => `${r}.section_id = ${s}.id`,
      scope: 'inherited',
      orderBy: (r) => `${r}.number desc`,
      limit: 100,
    },
  },
});

defineReads({
  type: 'SectionRevision',
  table: 'section_revision',
  scope: visibleThrough('postmortem_section', 'section_id'),
  columns: {
    id: column('id'),
    number: column('number'),
    body: column('body'),
    restoredNumber: column('restored_number'),
    savedAt: time('saved_at'),
  },
});

defineReads({
  type: 'PostmortemField',
  table: 'postmortem_field',
  scope: visibleWithPostmortem,
  columns: {
    id: column('id'),
    key: column('key'),
    label: column('label'),
    help: column('help'),
    fieldType: column('field_type'),
    options: column('options'),
    required: column('required'),
    entries: column('entries'),
    position: column('position'),
    revision: column('revision'),
  },
  relations: { teams: namedByEntries('Team', 'team'), services: namedByEntries('Service', 'service') },
});

defineReads({
  type: 'Publication',
  table: 'postmortem_publication',
  scope: visibleWithPostmortem,
  columns: {
    id: column('id'),
    number: column('number'),
    content: column('content'),
    sha256: column('sha256'),
    checkerVersion: column('checker_version'),
    languageGate: column('language_gate'),
    openErrors: column('open_errors'),
    openWarnings: column('open_warnings'),
    keptFindings: column('kept_findings'),
    rulesChanged: column('rules_changed'),
    unchecked: column('unchecked'),
    publishedAt: time('published_at'),
  },
});

defineReads({
  type: 'Mitigator',
  table: 'mitigator',
  scope: visibleWithPostmortem,
  columns: { id: column('id'), kind: column('kind'), text: column('text'), position: column('position'), revision: column('revision') },
});

const startedFrom = (t: string, condition: string): string =>
  `${t}.template_version_id in (select fv.id from template_version fv join template ft on ft.id = fv.template_id where ${condition})`;

export const postmortemList: RootList = {
  type: 'Postmortem',
  orders: {
    newest: { by: column('created_at'), cast: 'timestamptz', direction: 'desc' },
    updated: { by: column('updated_at'), cast: 'timestamptz', direction: 'desc' },
    title: { by: (t) => `lower(${t}.title)`, cast: 'text', direction: 'asc' },
  },
  filters: {
    status: (t, value) => `${t}.status = ${value}::text`,
    incidentId: (t, value) => `${t}.incident_id = ${uuidOf(value)}`,
    templateKey: (t, value) => startedFrom(t, `ft.key = ${value}::text`),
    kind: (t, value) => startedFrom(t, `ft.kind = ${value}::text`),
    search: (t, value) => contains(`${t}.title`, value),
  },
};

/** `PM-42` → the row. */
export const byPostmortemKey: (t: string, value: string) => string = (t, value) =>
  `${t}.number = (substring(${value}::text from '^PM-([0-9]{1,9})$'))::integer`;
