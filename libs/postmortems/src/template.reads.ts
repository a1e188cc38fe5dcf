import { column, defineReads, everyone, type RootList, time } from '@platform/reads';

defineReads({
  type: 'TemplateSection',
  table: 'template_section',
  scope: everyone,
  columns: {
    id: column('id'),
    key: column('key'),
    title: column('title'),
    prompt: column('prompt'),
    help: column('help'),
    starter: column('starter'),
    facilitation: column('facilitation'),
    contentKind: column('content_kind'),
    required: column('required'),
    position: column('position'),
  },
});

defineReads({
  type: 'TemplateField',
  table: 'template_field',
  scope: everyone,
  columns: {
    id: column('id'),
    key: column('key'),
    label: column('label'),
    help: column('help'),
    fieldType: column('field_type'),
    options: column('options'),
    required: column('required'),
    position: column('position'),
  },
});

defineReads({
  type: 'TemplateVersion',
  table: 'template_version',
  scope: everyone,
  columns: { id: column('id'), number: column('number'), opening: column('opening'), savedAt: time('saved_at') },
  relations: {
    sections: {
      kind: 'many',
      type: 'TemplateSection',
      on: (v, s) => `${s}.template_version_id = ${v}.id`,
      scope: 'inherited',
      orderBy: column('position'),
    },
    fields: {
      kind: 'many',
      type: 'TemplateField',
      on: (v, f) => `${f}.template_version_id = ${v}.id`,
      scope: 'inherited',
      orderBy: column('position'),
    },
  },
});

defineReads({
  type: 'Template',
  table: 'template',
  scope: everyone,
  columns: {
    id: column('id'),
    key: column('key'),
    kind: column('kind'),
    name: column('name'),
    description: column('description'),
    builtIn: column('built_in'),
    archived: (t) => `(${t}.archived_at is not null)`,
    revision: column('revision'),
  },
  relations: {
    currentVersion: { kind: 'one', type: 'TemplateVersion', on: (t, v) => `${v}.id = ${t}.current_version_id`, scope: 'inherited' },
    versions: {
      kind: 'many',
      type: 'TemplateVersion',
      on: (t, v) => `${v}.template_id = ${t}.id`,
      scope: 'inherited',
      orderBy: (v) => `${v}.number desc`,
      limit: 50,
    },
  },
});

export const templateList: RootList = {
  type: 'Template',
  orders: {
    name: { by: (t) => `lower(${t}.name)`, cast: 'text', direction: 'asc' },
    key: { by: column('key'), cast: 'text', direction: 'asc' },
  },
  filters: {
    kind: (t, value) => `${t}.kind = ${value}::text`,
    archived: (t, value) => `(${t}.archived_at is not null) = ${value}::boolean`,
  },
};
