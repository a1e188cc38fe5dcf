import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { DriverConnectionCreatePayload, DriverConnectionUpdatePayload } from './chaos.payloads';
import { DriverConnectionsService } from './driver-connections.service';
import { DriverConnectionCreateInput, DriverConnectionUpdateInput } from './environment.inputs';
import { driverConnectionList } from './environment.reads';
import { DriverConnection, DriverConnectionConnection } from './environment.type';

@Resolver(() => DriverConnection)
export class DriverConnectionsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly service: DriverConnectionsService,
  ) {}

  @Query(() => DriverConnection, { nullable: true, description: 'One driver connection.' })
  @Policy('chaos:read')
  driverConnection(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.one('DriverConnection', { id }, info);
  }

  @Query(() => DriverConnectionConnection, { name: 'driverConnections', description: 'How drivers reach their sides.' })
  @Policy('chaos:read')
  driverConnections(@Args() _page: PageArgs, @Context() ctx: RequestContext, @Info() info: GraphQLResolveInfo): Promise<object> {
    return ctx.reads.list(driverConnectionList, info);
  }

  @Mutation(() => DriverConnectionCreatePayload, { description: 'Makes a driver connection. Its secrets are sealed and never shown.' })
  @Policy('environment:write')
  driverConnectionCreate(
    @Args('input', { description: 'What to make.' }) input: DriverConnectionCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'driverConnectionCreate', input, (tx) => this.service.create(tx, input));
  }

  @Mutation(() => DriverConnectionUpdatePayload, { description: 'Changes or archives a driver connection.' })
  @Policy('environment:write')
  driverConnectionUpdate(
    @Args('input', { description: 'The change.' }) input: DriverConnectionUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'driverConnectionUpdate', input, (tx) => this.service.update(tx, input));
  }
}
