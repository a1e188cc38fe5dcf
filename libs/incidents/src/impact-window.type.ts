import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '@platform/graphql';
import type { Confidence } from './domain/milestone';
import { CONFIDENCE } from './incident.enums';

@ObjectType({ description: 'A span of time in which users were affected.' })
export class ImpactWindow {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => DateTime, { description: 'When users began to be affected.' }) startsAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'When that ended; null while it goes on.' }) endsAt!: string | null;
  @Field(() => String, { description: 'What users felt.' }) description!: string;
  @Field(() => String, { description: 'Where the times come from, in words.' }) source!: string;
  @Field(() => String, { description: 'IANA zone in which they were told.' }) zone!: string;
  @Field(() => CONFIDENCE, { description: 'How well they are known.' }) confidence!: Confidence;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}
