import { enumOf } from '@platform/graphql';
import type { FactorCategory as Category, WoodsConcept as Concept, StabilityPattern as Pattern } from './domain/contributing-factor';

export type FactorCategory = Category;
export const FactorCategory = enumOf<Category>('FactorCategory', 'What kind of condition a contributing factor is.', {
  design: 'How the system is built.',
  code: 'What a piece of code does.',
  configuration: 'How it is set up.',
  change: 'Something that was being changed, and the way changes reach production.',
  capacity: 'Too little of something, or too much load.',
  dependency: 'What it relies on.',
  monitoring: 'What could be seen: alerts, dashboards, logs.',
  procedure: 'How work is arranged: runbooks, reviews, hand-overs.',
  communication: 'Who could know what, when and where.',
  human_factors: 'Load, fatigue, interfaces: what makes an action easy and its effect hard to see. Never a person.',
  environment: 'What surrounds it: vendors, networks, law, weather.',
  other: 'Anything else.',
});

export type StabilityPattern = Pattern;
export const StabilityPattern = enumOf<Pattern>('StabilityPattern', 'Stability pattern that a factor concerns.', {
  timeout: 'Waiting has a limit.',
  retry: 'Trying again, with back-off and a budget.',
  bulkhead: 'One part cannot use up what others need.',
  circuit_breaker: 'Calls stop while the other side is down.',
  idempotency: 'Doing it twice equals doing it once.',
  degradation: 'A planned lesser way to go on.',
  other: 'Another pattern.',
});

export type WoodsConcept = Concept;
export const WoodsConcept = enumOf<Concept>('WoodsConcept', 'Which of the four concepts of resilience a factor is about.', {
  robustness: 'Withstanding what was expected.',
  rebound: 'Recovering from what happened.',
  graceful_extensibility: 'Stretching when surprised at the edges.',
  sustained_adaptability: 'Staying able to adapt over the years.',
});
