import '@identity';
import './environment.reads';
import { contains, uuidOf } from '@catalog';
import { column, defineReads, everyone, type RootList, time } from '@platform/reads';
import type { ExperimentSpec } from './domain/experiment';

const needs = { spec: column('spec') };
const part = (pick: (spec: ExperimentSpec) => unknown) => ({
  needs,
  resolve: ({ spec }: Record<string, unknown>) => pick(spec as ExperimentSpec),
});

defineReads({
  type: 'ExperimentVersion',
  table: 'experiment_version',
  scope: everyone,
  columns: { id: column('id'), number: column('number'), specHash: column('spec_hash'), createdAt: time('created_at') },
  computed: {
    steadyState: part((spec) => spec.steadyState),
    hypothesis: part((spec) => spec.hypothesis),
    injections: part((spec) => spec.injections.map(({ fault, ...rest }) => ({ ...rest, ...fault }))),
    guards: part((spec) => spec.guards),
    timing: part((spec) => spec.timing),
  },
});

defineReads({
  type: 'Experiment',
  table: 'experiment',
  scope: everyone,
  columns: {
    id: column('id'),
    key: (t) => `('EXP-' || ${t}.number)`,
    title: column('title'),
    description: column('description'),
    createdAt: time('created_at'),
    archived: (t) => `(${t}.archived_at is not null)`,
    revision: column('revision'),
  },
  relations: {
    environment: { type: 'Environment', kind: 'one', scope: 'own', on: (t, e) => `${e}.id = ${t}.environment_id` },
    ownerTeam: { type: 'Team', kind: 'one', scope: 'own', on: (t, team) => `${team}.id = ${t}.owner_team_id` },
    currentVersion: { type: 'ExperimentVersion', kind: 'one', scope: 'own', on: (t, v) => `${v}.id = ${t}.current_version_id` },
    versions: {
      type: 'ExperimentVersion',
      kind: 'many',
      scope: 'own',
      on: (t, v) => `${v}.experiment_id = ${t}.id`,
      orderBy: (v) => `${v}.number desc`,
    },
  },
});

export const experimentList: RootList = {
  type: 'Experiment',
  orders: {
    created_at_desc: { by: column('created_at'), cast: 'timestamptz', direction: 'desc' },
    title: { by: (t) => `lower(${t}.title)`, cast: 'text', direction: 'asc' },
  },
  filters: {
    archived: (t, value) => `(${t}.archived_at is not null) = ${value}::boolean`,
    environmentId: (t, value) => `${t}.environment_id = ${uuidOf(value)}`,
    search: (t, value) => contains(`${t}.title`, value),
  },
};
