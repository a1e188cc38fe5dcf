import '@catalog';
import { column, defineReads, everyone, type Order, type RootList, time } from '@platform/reads';

const archived = (t: string) => `(${t}.archived_at is not null)`;

defineReads({
  type: 'Environment',
  table: 'environment',
  scope: everyone,
  columns: {
    id: column('id'),
    name: column('name'),
    description: column('description'),
    protection: column('protection'),
    archived,
    revision: column('revision'),
  },
  relations: {
    engagedStops: {
      type: 'EmergencyStop',
      kind: 'many',
      scope: 'own',
      on: (e, stop) => `${stop}.released_at is null and (${stop}.environment_id is null or ${stop}.environment_id = ${e}.id)`,
      orderBy: column('engaged_at'),
    },
    targets: {
      type: 'ChaosTarget',
      kind: 'many',
      scope: 'own',
      on: (e, target) => `${target}.environment_id = ${e}.id`,
      orderBy: column('name'),
    },
  },
});

defineReads({
  type: 'DriverConnection',
  table: 'driver_connection',
  scope: everyone,
  columns: {
    id: column('id'),
    name: column('name'),
    kind: column('kind'),
    settings: column('settings'),
    hasSecret: (t) => `(${t}.secret is not null)`,
    archived,
    revision: column('revision'),
  },
});

defineReads({
  type: 'ChaosTarget',
  table: 'chaos_target',
  scope: everyone,
  columns: { id: column('id'), name: column('name'), driverTarget: column('driver_target'), archived, revision: column('revision') },
  relations: {
    environment: { type: 'Environment', kind: 'one', scope: 'own', on: (t, e) => `${e}.id = ${t}.environment_id` },
    connection: { type: 'DriverConnection', kind: 'one', scope: 'own', on: (t, c) => `${c}.id = ${t}.connection_id` },
    service: { type: 'Service', kind: 'one', scope: 'own', on: (t, s) => `${s}.id = ${t}.service_id` },
  },
});

defineReads({
  type: 'EmergencyStop',
  table: 'emergency_stop',
  scope: everyone,
  columns: {
    id: column('id'),
    reason: column('reason'),
    engagedAt: time('engaged_at'),
    releasedAt: time('released_at'),
    releaseReason: column('release_reason'),
  },
  relations: { environment: { type: 'Environment', kind: 'one', scope: 'own', on: (stop, e) => `${e}.id = ${stop}.environment_id` } },
});

const byName: Record<string, Order> = { name: { by: (t) => `lower(${t}.name)`, cast: 'text', direction: 'asc' } };

export const environmentList: RootList = { type: 'Environment', orders: byName };
export const driverConnectionList: RootList = { type: 'DriverConnection', orders: byName };
export const chaosTargetList: RootList = { type: 'ChaosTarget', orders: byName };
export const emergencyStopList: RootList = {
  type: 'EmergencyStop',
  orders: { engaged: { by: column('engaged_at'), cast: 'timestamptz', direction: 'desc' } },
  filters: { engaged: (t, value) => `(${t}.released_at is null) = ${value}::boolean` },
};
