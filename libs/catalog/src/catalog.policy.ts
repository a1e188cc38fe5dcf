import { definePolicies } from '@platform/auth';

definePolicies({
  'service:read': (actor) => actor.atLeast('viewer'),
  'service:write': (actor) => actor.atLeast('contributor'),
  'feature:read': (actor) => actor.atLeast('viewer'),
  'feature:write': (actor) => actor.atLeast('contributor'),
  'practiceAssessment:read': (actor) => actor.atLeast('viewer'),
  'practiceAssessment:write': (actor) => actor.atLeast('contributor'),
});
