import { enumOf } from '@platform/graphql';

export type ServiceTier = 'tier1' | 'tier2' | 'tier3' | 'tier4';
export type ConsistencyChoice = 'consistency' | 'availability' | 'not_applicable';
export type DependencyMode = 'sync' | 'async';
export type DependencyCriticality = 'critical' | 'degradable';

export const SERVICE_TIER = enumOf<ServiceTier>('ServiceTier', 'How much the organisation depends on a service.', {
  tier1: 'Nothing works without it.',
  tier2: 'Important features stop without it.',
  tier3: 'Its loss is noticed, work goes on.',
  tier4: 'Internal or experimental.',
});

export const CONSISTENCY_CHOICE = enumOf<ConsistencyChoice>(
  'ConsistencyChoice',
  'What a service keeps when the network between its parts is cut.',
  {
    consistency: 'Refuses rather than answering with stale or diverging data.',
    availability: 'Goes on answering, perhaps with stale data, and reconciles later.',
    not_applicable: 'It holds no replicated state.',
  },
);

export const DEPENDENCY_MODE = enumOf<DependencyMode>('DependencyMode', 'How one service reaches another.', {
  sync: 'Waits for the answer.',
  async: 'Sends a message and goes on.',
});

export const DEPENDENCY_CRITICALITY = enumOf<DependencyCriticality>(
  'DependencyCriticality',
  'What the loss of a dependency means for the service that calls.',
  { critical: 'It cannot do its work without it.', degradable: 'It goes on with less.' },
);
