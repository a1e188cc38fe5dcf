import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { featureList } from './feature.reads';
import {
  Feature,
  FeatureConnection,
  FeatureCreateInput,
  FeatureCreatePayload,
  FeatureFilterInput,
  FeatureOrder,
  FeatureUpdateInput,
  FeatureUpdatePayload,
} from './feature.type';
import { FeaturesService } from './features.service';

@Resolver(() => Feature)
export class FeaturesResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly features: FeaturesService,
  ) {}

  @Query(() => FeatureConnection, { name: 'features', description: 'The features with their degradation rows.' })
  @Policy('feature:read')
  list(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => FeatureFilterInput, nullable: true, description: 'Only these.' }) _filter: FeatureFilterInput | null,
    @Args('orderBy', { type: () => FeatureOrder, defaultValue: FeatureOrder.NAME, description: 'Sorted by.' }) _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(featureList, info);
  }

  @Mutation(() => FeatureCreatePayload, { description: 'Makes a feature with its degradation row.' })
  @Policy('feature:write')
  featureCreate(
    @Args('input', { description: 'The feature.' }) input: FeatureCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'featureCreate', input, (tx) => this.features.create(tx, input));
  }

  @Mutation(() => FeatureUpdatePayload, { description: 'Changes or archives a feature.' })
  @Policy('feature:write')
  featureUpdate(
    @Args('input', { description: 'The feature.' }) input: FeatureUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'featureUpdate', input, (tx) => this.features.update(tx, input));
  }
}
