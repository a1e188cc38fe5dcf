import { definePolicies } from '@platform/auth';

definePolicies({
  'viewer:read': (actor) => actor.atLeast('viewer'),
  // A token may not open or close other ways in, unless it was given the admin scope.
  'credentials:manage': (actor) => actor.atLeast('viewer') && actor.hasScope('admin'),
  'people:read': (actor) => actor.atLeast('admin'),
  'people:write': (actor) => actor.atLeast('admin'),
  'audit:read': (actor) => actor.atLeast('admin'),
});
