import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime } from '@platform/graphql';
import type { Confidence, Milestone } from './domain/milestone';
import { CONFIDENCE, MILESTONE } from './incident.enums';

@ObjectType({ description: 'A moment an incident is measured by, with where its time comes from.' })
export class IncidentMilestone {
  @Field(() => MILESTONE, { description: 'Which moment.' }) milestone!: Milestone;
  @Field(() => DateTime, { description: 'When.' }) at!: string;
  @Field(() => String, { description: 'Where the time comes from, in words.' }) source!: string;
  @Field(() => String, { description: 'IANA zone in which it was told.' }) zone!: string;
  @Field(() => CONFIDENCE, { description: 'How well it is known.' }) confidence!: Confidence;
}
