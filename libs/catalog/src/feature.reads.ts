import { column, defineReads, everyone, extendReads, type RootList } from '@platform/reads';
import './service.reads';
import { uuidOf } from './sql';

const joined = (feature: string, service: string) =>
  `exists (select 1 from feature_service fs where fs.feature_id = ${feature}.id and fs.service_id = ${service}.id)`;

defineReads({
  type: 'Feature',
  table: 'feature',
  scope: everyone,
  columns: {
    id: column('id'),
    key: column('key'),
    name: column('name'),
    criticality: column('criticality'),
    degradedBehaviour: column('degraded_behaviour'),
    archived: (t) => `(${t}.archived_at is not null)`,
    revision: column('revision'),
  },
  relations: { services: { type: 'Service', kind: 'many', scope: 'own', on: joined, orderBy: column('key') } },
});

extendReads('Service', {
  relations: {
    features: {
      type: 'Feature',
      kind: 'many',
      scope: 'own',
      on: (service, feature) => joined(feature, service),
      orderBy: column('key'),
    },
  },
});

export const featureList: RootList = {
  type: 'Feature',
  orders: {
    name: { by: (t) => `lower(${t}.name)`, cast: 'text', direction: 'asc' },
    key: { by: column('key'), cast: 'text', direction: 'asc' },
  },
  filters: {
    criticality: (t, value) => `${t}.criticality = ${value}::text`,
    serviceId: (t, value) => `${t}.id in (select fs.feature_id from feature_service fs where fs.service_id = ${uuidOf(value)})`,
    archived: (t, value) => `(${t}.archived_at is not null) = ${value}::boolean`,
  },
};
