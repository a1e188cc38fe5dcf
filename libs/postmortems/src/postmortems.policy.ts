import { definePolicies } from '@platform/auth';

definePolicies({
  'postmortem:read': (actor) => actor.atLeast('viewer'),
  'postmortem:write': (actor) => actor.atLeast('contributor'),
  'template:read': (actor) => actor.atLeast('viewer'),
  'template:write': (actor) => actor.atLeast('admin'),
  'language:read': (actor) => actor.atLeast('viewer'),
  'language:write': (actor) => actor.atLeast('contributor'),
  'language:reports': (actor) => actor.atLeast('admin'),
  'learning-policy:read': (actor) => actor.atLeast('viewer'),
  'learning-policy:write': (actor) => actor.atLeast('admin'),
});
