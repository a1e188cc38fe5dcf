import { column, defineReads, everyone, extendReads } from '@platform/reads';
import './service.reads';

defineReads({
  type: 'ServiceDependency',
  table: 'service_dependency',
  scope: everyone,
  columns: { id: column('id'), mode: column('mode'), criticality: column('criticality') },
  relations: {
    from: { type: 'Service', kind: 'one', scope: 'own', on: (dependency, service) => `${service}.id = ${dependency}.from_service_id` },
    to: { type: 'Service', kind: 'one', scope: 'own', on: (dependency, service) => `${service}.id = ${dependency}.to_service_id` },
  },
});

extendReads('Service', {
  relations: {
    dependencies: {
      type: 'ServiceDependency',
      kind: 'many',
      scope: 'own',
      on: (service, dependency) => `${dependency}.from_service_id = ${service}.id`,
      orderBy: column('id'),
    },
    dependents: {
      type: 'ServiceDependency',
      kind: 'many',
      scope: 'own',
      on: (service, dependency) => `${dependency}.to_service_id = ${service}.id`,
      orderBy: column('id'),
    },
  },
});
