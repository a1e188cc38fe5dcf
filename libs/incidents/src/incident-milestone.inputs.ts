import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTime } from '@platform/graphql';
import type { Confidence, Milestone } from './domain/milestone';
import { CONFIDENCE, MILESTONE } from './incident.enums';

@InputType({ description: 'The time of one milestone; sets it or replaces it.' })
export class IncidentMilestoneSetInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => Int, { description: 'The revision of the incident you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => MILESTONE, { description: 'Which moment.' }) milestone!: Milestone;
  @Field(() => DateTime, { description: 'When; at most a year ahead. Times that contradict each other are kept and shown.' }) at!: Date;
  @Field(() => String, { description: 'Where the time comes from, in words, 1 to 200 characters.' }) source!: string;
  @Field(() => String, { nullable: true, description: 'IANA zone in which it was told; absent = the zone of the incident.' }) zone?:
    | string
    | null;
  @Field(() => CONFIDENCE, { defaultValue: 'reported', description: 'How well it is known.' }) confidence!: Confidence;
}

@InputType({ description: 'Which milestone to clear.' })
export class IncidentMilestoneClearInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => Int, { description: 'The revision of the incident you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => MILESTONE, { description: 'Which moment; `DECLARED` cannot be cleared.' }) milestone!: Milestone;
}
