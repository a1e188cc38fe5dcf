import { definePolicies } from '@platform/auth';

definePolicies({
  'team:read': (actor) => actor.atLeast('viewer'),
  'team:write': (actor) => actor.atLeast('admin'),
});
