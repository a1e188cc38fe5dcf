import { enumOf } from '@platform/graphql';

export type FeatureCriticality = 'critical' | 'high' | 'medium' | 'low';

export const FEATURE_CRITICALITY = enumOf<FeatureCriticality>('FeatureCriticality', 'How much its users need a feature.', {
  critical: 'Must go on whatever is down.',
  high: 'Its loss hurts at once.',
  medium: 'Its loss is tolerable for a while.',
  low: 'Hardly missed.',
});
