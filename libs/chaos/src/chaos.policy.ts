import { definePolicies } from '@platform/auth';

definePolicies({
  'chaos:read': (actor) => actor.atLeast('viewer'),
  // Anybody signed in may stop, also through a token that only reads: nothing can be broken by stopping.
  'chaos:stop': (actor) => actor.atLeast('viewer'),
  'experiment:write': (actor) => actor.atLeast('operator'),
  'run:request': (actor) => actor.atLeast('operator'),
  'emergencyStop:release': (actor) => actor.atLeast('operator'),
  'weakness:write': (actor) => actor.atLeast('contributor'),
  'environment:write': (actor) => actor.atLeast('admin'),
});
