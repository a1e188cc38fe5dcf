import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { EnvironmentCreatePayload, EnvironmentUpdatePayload } from './chaos.payloads';
import { EnvironmentCreateInput, EnvironmentUpdateInput } from './environment.inputs';
import { environmentList } from './environment.reads';
import { Environment, EnvironmentConnection } from './environment.type';
import { EnvironmentsService } from './environments.service';

@Resolver(() => Environment)
export class EnvironmentsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly service: EnvironmentsService,
  ) {}

  @Query(() => Environment, { nullable: true, description: 'One environment.' })
  @Policy('chaos:read')
  environment(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.one('Environment', { id }, info);
  }

  @Query(() => EnvironmentConnection, { name: 'environments', description: 'The places where chaos may or may not happen.' })
  @Policy('chaos:read')
  environments(@Args() _page: PageArgs, @Context() ctx: RequestContext, @Info() info: GraphQLResolveInfo): Promise<object> {
    return ctx.reads.list(environmentList, info);
  }

  @Mutation(() => EnvironmentCreatePayload, { description: 'Makes an environment.' })
  @Policy('environment:write')
  environmentCreate(
    @Args('input', { description: 'The environment.' }) input: EnvironmentCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'environmentCreate', input, (tx) => this.service.create(tx, input));
  }

  @Mutation(() => EnvironmentUpdatePayload, { description: 'Changes, protects or archives an environment.' })
  @Policy('environment:write')
  environmentUpdate(
    @Args('input', { description: 'The change.' }) input: EnvironmentUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'environmentUpdate', input, (tx) => this.service.update(tx, input));
  }
}
