import { column, defineReads, everyone, type RootList } from '@platform/reads';

defineReads({
  type: 'Team',
  table: 'team',
  scope: everyone,
  columns: {
    id: column('id'),
    key: column('key'),
    name: column('name'),
    description: column('description'),
    archived: (t) => `(${t}.archived_at is not null)`,
    revision: column('revision'),
  },
});

export const teamList: RootList = {
  type: 'Team',
  orders: {
    name: { by: (t) => `lower(${t}.name)`, cast: 'text', direction: 'asc' },
    key: { by: column('key'), cast: 'text', direction: 'asc' },
  },
  filters: {
    archived: (t, value) => `(${t}.archived_at is not null) = ${value}::boolean`,
    search: (t, value) => `(${t}.name || ' ' || ${t}.key) ilike '%' || replace(replace(${value}::text, '%', '\\%'), '_', '\\_') || '%'`,
  },
};
