import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { WeaknessAcceptPayload, WeaknessDropPayload } from './chaos.payloads';
import { weaknessList } from './weakness.reads';
import { Weakness, WeaknessAcceptInput, WeaknessConnection, WeaknessDropInput, WeaknessFilterInput } from './weakness.type';
import { WeaknessesService } from './weaknesses.service';

@Resolver(() => Weakness)
export class WeaknessesResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly service: WeaknessesService,
  ) {}

  @Query(() => WeaknessConnection, { name: 'weaknesses', description: 'What runs suggest about the system, newest first.' })
  @Policy('chaos:read')
  weaknesses(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => WeaknessFilterInput, nullable: true, description: 'Only these.' }) _filter: WeaknessFilterInput | null,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(weaknessList, info);
  }

  @Mutation(() => WeaknessAcceptPayload, { description: 'Says that a proposal is a weakness.' })
  @Policy('weakness:write')
  weaknessAccept(
    @Args('input', { description: 'Which.' }) input: WeaknessAcceptInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'weaknessAccept', input, (tx) => this.service.accept(tx, input));
  }

  @Mutation(() => WeaknessDropPayload, { description: 'Says that a proposal is no weakness; the reason is kept.' })
  @Policy('weakness:write')
  weaknessDrop(
    @Args('input', { description: 'Which and why.' }) input: WeaknessDropInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'weaknessDrop', input, (tx) => this.service.drop(tx, input));
  }
}
