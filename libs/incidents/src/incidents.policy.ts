import { definePolicies } from '@platform/auth';

definePolicies({
  'incident:read': (actor) => actor.atLeast('viewer'),
  'incident:write': (actor) => actor.atLeast('contributor'),
  'timelineEntry:read': (actor) => actor.atLeast('viewer'),
  'timelineEntry:write': (actor) => actor.atLeast('contributor'),
  'incidentStatus:read': (actor) => actor.atLeast('viewer'),
  'incidentStatus:write': (actor) => actor.atLeast('admin'),
});
