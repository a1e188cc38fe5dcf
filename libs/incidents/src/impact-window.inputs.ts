import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTime, payloadOf } from '@platform/graphql';
import type { Confidence } from './domain/milestone';
import { ImpactWindow } from './impact-window.type';
import { CONFIDENCE } from './incident.enums';
import { Incident } from './incident.type';

@InputType({ description: 'A span of time in which users were affected.' })
export class ImpactWindowAddInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => DateTime, { description: 'When users began to be affected.' }) startsAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When that ended; absent while it goes on.' }) endsAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'What users felt, up to 2,000 characters.' }) description?: string | null;
  @Field(() => String, { nullable: true, description: 'Where the times come from, up to 200 characters; absent = written by hand.' })
  source?: string | null;
  @Field(() => String, { nullable: true, description: 'IANA zone in which they were told; absent = the zone of the incident.' })
  zone?: string | null;
  @Field(() => CONFIDENCE, { defaultValue: 'reported', description: 'How well they are known.' }) confidence!: Confidence;
}

@InputType({ description: 'What to change about an impact window; absent fields stay.' })
export class ImpactWindowUpdateInput {
  @Field(() => ID, { description: 'The window.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => DateTime, { nullable: true, description: 'New start.' }) startsAt?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'New end; null opens it again.' }) endsAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'New description.' }) description?: string | null;
  @Field(() => String, { nullable: true, description: 'New source.' }) source?: string | null;
  @Field(() => String, { nullable: true, description: 'New IANA zone.' }) zone?: string | null;
  @Field(() => CONFIDENCE, { nullable: true, description: 'New confidence.' }) confidence?: Confidence | null;
}

@InputType({ description: 'Which impact window to remove.' })
export class ImpactWindowRemoveInput {
  @Field(() => ID, { description: 'The window.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
}

export const ImpactWindowAddPayload = payloadOf('impactWindowAdd', { impactWindow: ImpactWindow });
export const ImpactWindowUpdatePayload = payloadOf('impactWindowUpdate', { impactWindow: ImpactWindow });
export const ImpactWindowRemovePayload = payloadOf('impactWindowRemove', { incident: Incident });
