import { definePolicies } from '@platform/auth';

definePolicies({
  'gameDay:read': (actor) => actor.atLeast('viewer'),
  'gameDay:plan': (actor) => actor.atLeast('operator'),
  'gameDay:start': (actor) => actor.atLeast('operator'),
  'gameDay:stop': (actor) => actor.atLeast('viewer'),
  'gameDay:note': (actor) => actor.atLeast('contributor'),
  'gameDay:debrief': (actor) => actor.atLeast('contributor'),
});
