import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AssessmentsService } from './assessments.service';
import { practiceAssessmentList } from './practice-assessment.reads';
import {
  PracticeAssessment,
  PracticeAssessmentConnection,
  PracticeAssessmentFilterInput,
  PracticeAssessmentOrder,
  PracticeAssessmentSetInput,
  PracticeAssessmentSetPayload,
} from './practice-assessment.type';

@Resolver(() => PracticeAssessment)
export class PracticeAssessmentsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly assessments: AssessmentsService,
  ) {}

  @Query(() => PracticeAssessmentConnection, {
    name: 'practiceAssessments',
    description: 'How far the services are with resilience practices.',
  })
  @Policy('practiceAssessment:read')
  list(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => PracticeAssessmentFilterInput, nullable: true, description: 'Only these.' })
    _filter: PracticeAssessmentFilterInput | null,
    @Args('orderBy', { type: () => PracticeAssessmentOrder, defaultValue: PracticeAssessmentOrder.PRACTICE, description: 'Sorted by.' })
    _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(practiceAssessmentList, info);
  }

  @Mutation(() => PracticeAssessmentSetPayload, { description: 'Sets how far one service is with one practice.' })
  @Policy('practiceAssessment:write')
  practiceAssessmentSet(
    @Args('input', { description: 'The assessment.' }) input: PracticeAssessmentSetInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'practiceAssessmentSet', input, (tx) => this.assessments.set(tx, input));
  }
}
