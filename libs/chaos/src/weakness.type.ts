import { Service } from '@catalog';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf } from '@platform/graphql';
import type { SuggestedPattern } from './domain/weakness';
import type { WeaknessStatus } from './weakness.entity';

const WEAKNESS_STATUS = enumOf<WeaknessStatus>('WeaknessStatus', 'Where a proposed weakness stands.', {
  proposed: 'Suggested by the evidence; nobody has decided.',
  accepted: 'People say it is one.',
  dropped: 'People say it is none; the reason is kept.',
});

const SUGGESTED_PATTERN = enumOf<SuggestedPattern>('SuggestedPattern', 'Stability pattern that may help.', {
  timeout: 'Give up waiting in time.',
  retry: 'Try again with backoff, jitter and a budget.',
  bulkhead: 'Keep a part’s trouble to itself.',
  circuit_breaker: 'Stop asking what does not answer.',
  idempotency: 'Make a repeat harmless.',
  degradation: 'Go on with less.',
  other: 'Something else.',
});

@ObjectType({ description: 'What a run suggests about the system. Proposed from evidence, decided by people.' })
export class Weakness {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'One sentence about the system.' }) statement!: string;
  @Field(() => String, { description: 'The figures behind it.' }) evidence!: string;
  @Field(() => SUGGESTED_PATTERN, { description: 'What may help.' }) suggestedPattern!: SuggestedPattern;
  @Field(() => Service, { nullable: true, description: 'The service concerned.' }) service!: Service | null;
  @Field(() => String, { description: 'Name of the target whose fault showed it.' }) targetName!: string;
  @Field(() => WEAKNESS_STATUS, { description: 'Where it stands.' }) status!: WeaknessStatus;
  @Field(() => String, { description: 'Why it was accepted or dropped.' }) decisionReason!: string;
  @Field(() => DateTime, { description: 'When it was proposed.' }) proposedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was decided.' }) decidedAt!: Date | null;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const WeaknessConnection = connectionOf(Weakness);

@InputType({ description: 'Which weaknesses to list.' })
export class WeaknessFilterInput {
  @Field(() => WEAKNESS_STATUS, { nullable: true, description: 'Only in this status.' }) status?: WeaknessStatus | null;
  @Field(() => ID, { nullable: true, description: 'Only of this run.' }) runId?: string | null;
}

@InputType({ description: 'Says that a proposal is a weakness.' })
export class WeaknessAcceptInput {
  @Field(() => ID, { description: 'The weakness.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'The sentence in your words; absent keeps it.' }) statement?: string | null;
}

@InputType({ description: 'Says that a proposal is no weakness.' })
export class WeaknessDropInput {
  @Field(() => ID, { description: 'The weakness.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { description: 'Why, 1 to 2,000 characters.' }) reason!: string;
}
