import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { ChaosTargetCreatePayload, ChaosTargetUpdatePayload } from './chaos.payloads';
import { ChaosTargetsService } from './chaos-targets.service';
import { ChaosTargetCreateInput, ChaosTargetUpdateInput } from './environment.inputs';
import { chaosTargetList } from './environment.reads';
import { ChaosTarget, ChaosTargetConnection } from './environment.type';

@Resolver(() => ChaosTarget)
export class ChaosTargetsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly service: ChaosTargetsService,
  ) {}

  @Query(() => ChaosTarget, { nullable: true, description: 'One target.' })
  @Policy('chaos:read')
  chaosTarget(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.one('ChaosTarget', { id }, info);
  }

  @Query(() => ChaosTargetConnection, { name: 'chaosTargets', description: 'What environments allow to be disturbed.' })
  @Policy('chaos:read')
  chaosTargets(@Args() _page: PageArgs, @Context() ctx: RequestContext, @Info() info: GraphQLResolveInfo): Promise<object> {
    return ctx.reads.list(chaosTargetList, info);
  }

  @Mutation(() => ChaosTargetCreatePayload, { description: 'Allows something in an environment to be disturbed.' })
  @Policy('environment:write')
  chaosTargetCreate(
    @Args('input', { description: 'What to make.' }) input: ChaosTargetCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'chaosTargetCreate', input, (tx) => this.service.create(tx, input));
  }

  @Mutation(() => ChaosTargetUpdatePayload, { description: 'Changes or archives a target.' })
  @Policy('environment:write')
  chaosTargetUpdate(
    @Args('input', { description: 'The change.' }) input: ChaosTargetUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'chaosTargetUpdate', input, (tx) => this.service.update(tx, input));
  }
}
