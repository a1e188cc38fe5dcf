import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, payloadOf } from '@platform/graphql';
import { PRACTICE, PRACTICE_STATUS, type Practice, type PracticeStatus } from './practice-assessment.enums';
import { Service } from './service.type';

@ObjectType({ description: 'How far one service has come with one resilience practice.' })
export class PracticeAssessment {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => Service, { description: 'The service.' }) service!: Service;
  @Field(() => PRACTICE, { description: 'The practice.' }) practice!: Practice;
  @Field(() => String, { description: 'How the service does it, or what is missing.' }) implementation!: string;
  @Field(() => PRACTICE_STATUS, { description: 'How far it is.' }) status!: PracticeStatus;
  @Field(() => String, { description: 'How that is known; never empty when done.' }) evidence!: string;
  @Field(() => ID, { nullable: true, description: 'The chaos run that showed it, when one did.' }) evidenceRunId!: string | null;
  @Field(() => DateTime, { description: 'When it was last assessed.' }) assessedAt!: string;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const PracticeAssessmentConnection = connectionOf(PracticeAssessment);

export const PracticeAssessmentOrder = enumOf('PracticeAssessmentOrder', 'How assessments are sorted.', {
  practice: 'By practice.',
  assessed_at_desc: 'Newest assessment first.',
});

@InputType({ description: 'Which assessments to list.' })
export class PracticeAssessmentFilterInput {
  @Field(() => PRACTICE_STATUS, { nullable: true, description: 'Only this status.' }) status?: PracticeStatus | null;
  @Field(() => PRACTICE, { nullable: true, description: 'Only this practice.' }) practice?: Practice | null;
  @Field(() => ID, { nullable: true, description: 'Only this service.' }) serviceId?: string | null;
}

@InputType({ description: 'The assessment of one practice of one service; makes it or replaces it.' })
export class PracticeAssessmentSetInput {
  @Field(() => ID, { description: 'The service.' }) serviceId!: string;
  @Field(() => PRACTICE, { description: 'The practice.' }) practice!: Practice;
  @Field(() => PRACTICE_STATUS, { description: 'How far it is.' }) status!: PracticeStatus;
  @Field(() => String, { nullable: true, description: 'How the service does it, up to 2,000 characters; absent leaves it.' })
  implementation?: string | null;
  @Field(() => String, { nullable: true, description: 'How that is known, up to 2,000 characters; required when done; absent leaves it.' })
  evidence?: string | null;
  @Field(() => Int, { nullable: true, description: 'The revision you read; required when there is an assessment already.' })
  expectedRevision?: number | null;
}

export const PracticeAssessmentSetPayload = payloadOf('practiceAssessmentSet', { practiceAssessment: PracticeAssessment });
