import { Field, Float, ObjectType } from '@nestjs/graphql';
import { DateTime, enumOf } from '@platform/graphql';
import type { MeasurementName, MeasurementStatus } from './domain/measurement';
import type { Confidence } from './domain/milestone';
import { CONFIDENCE } from './incident.enums';

const MEASUREMENT_NAME = enumOf<MeasurementName>('MeasurementName', 'A duration of an incident.', {
  time_to_detect: 'From impact start to detected.',
  time_to_acknowledge: 'From detected to acknowledged.',
  time_to_mitigate: 'From impact start to mitigated.',
  time_to_recover: 'From impact start to resolved.',
  impact_duration: 'All impact windows together.',
});

const MEASUREMENT_STATUS = enumOf<MeasurementStatus>('MeasurementStatus', 'Whether a measurement has a value.', {
  recorded: 'It has a value.',
  pending: 'Not yet: the incident is going on.',
  not_applicable: 'It will have none: what it needs was never set.',
  invalid: 'The times it needs contradict each other.',
});

@ObjectType({ description: 'A duration of an incident, with how it was computed or why it could not be.' })
export class Measurement {
  @Field(() => MEASUREMENT_NAME, { description: 'Which duration.' }) name!: MeasurementName;
  @Field(() => String, { description: 'How it is computed, in words.' }) formula!: string;
  @Field(() => DateTime, { nullable: true, description: 'Its first moment, when it is known.' }) from!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Its last moment, when it is known.' }) to!: string | null;
  @Field(() => Float, { nullable: true, description: 'The duration in seconds; null unless recorded.' }) seconds!: number | null;
  @Field(() => CONFIDENCE, { nullable: true, description: 'The less certain of both ends; null unless recorded from two milestones.' })
  confidence!: Confidence | null;
  @Field(() => MEASUREMENT_STATUS, { description: 'Whether it has a value.' }) status!: MeasurementStatus;
  @Field(() => String, { nullable: true, description: 'Why it has no value; null when it has one.' }) reason!: string | null;
}

@ObjectType({
  description: 'Something about the times of an incident that cannot all be true. Shown so that it can be corrected, never refused.',
})
export class TimeContradiction {
  @Field(() => String, { description: 'Stable code for programs, upper snake case.' }) code!: string;
  @Field(() => String, { description: 'For people.' }) message!: string;
}
