import { column, defineReads, everyone, type RootList } from '@platform/reads';
import { contains, uuidOf } from './sql';

defineReads({
  type: 'Service',
  table: 'service',
  scope: everyone,
  columns: {
    id: column('id'),
    key: column('key'),
    name: column('name'),
    description: column('description'),
    tier: column('tier'),
    consistencyChoice: column('consistency_choice'),
    archived: (t) => `(${t}.archived_at is not null)`,
    revision: column('revision'),
  },
  relations: { ownerTeam: { type: 'Team', kind: 'one', scope: 'own', on: (service, team) => `${team}.id = ${service}.owner_team_id` } },
});

export const serviceList: RootList = {
  type: 'Service',
  orders: {
    name: { by: (t) => `lower(${t}.name)`, cast: 'text', direction: 'asc' },
    key: { by: column('key'), cast: 'text', direction: 'asc' },
    tier: { by: column('tier'), cast: 'text', direction: 'asc' },
  },
  filters: {
    tier: (t, value) => `${t}.tier = ${value}::text`,
    ownerTeamId: (t, value) => `${t}.owner_team_id = ${uuidOf(value)}`,
    archived: (t, value) => `(${t}.archived_at is not null) = ${value}::boolean`,
    search: (t, value) => contains(`(${t}.name || ' ' || ${t}.key)`, value),
  },
};
