import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AppError } from '@platform/errors';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { DependenciesService } from './dependencies.service';
import { ServiceCreateInput, ServiceCreatePayload, ServiceFilterInput, ServiceUpdateInput, ServiceUpdatePayload } from './service.inputs';
import { serviceList } from './service.reads';
import { Service, ServiceConnection, ServiceOrder } from './service.type';
import './service-dependency.reads';
import { DependencyAddInput, DependencyAddPayload, DependencyRemoveInput, DependencyRemovePayload } from './service-dependency.type';
import { ServicesService } from './services.service';

@Resolver(() => Service)
export class ServicesResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly services: ServicesService,
    private readonly dependencies: DependenciesService,
  ) {}

  @Query(() => Service, { nullable: true, description: 'One service, by its id or its key.' })
  @Policy('service:read')
  service(
    @Args('id', { type: () => ID, nullable: true, description: 'Its id.' }) id: string | null,
    @Args('key', { type: () => String, nullable: true, description: 'Its key, such as `order`.' }) key: string | null,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    if (Boolean(id) === Boolean(key)) throw new AppError('ONE_OF_ID_AND_KEY', 'Name the service either by id or by key.');
    return ctx.reads.one(
      'Service',
      id ? { id } : { by: (t, value) => `${t}.key = ${value}::text`, value: key!.replaceAll('\0', '') },
      info,
    );
  }

  @Query(() => ServiceConnection, { name: 'services', description: 'The services of this deployment.' })
  @Policy('service:read')
  list(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => ServiceFilterInput, nullable: true, description: 'Only these.' }) _filter: ServiceFilterInput | null,
    @Args('orderBy', { type: () => ServiceOrder, defaultValue: ServiceOrder.NAME, description: 'Sorted by.' }) _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(serviceList, info);
  }

  @Mutation(() => ServiceCreatePayload, { description: 'Makes a service.' })
  @Policy('service:write')
  serviceCreate(
    @Args('input', { description: 'The service.' }) input: ServiceCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'serviceCreate', input, (tx) => this.services.create(tx, input));
  }

  @Mutation(() => ServiceUpdatePayload, { description: 'Changes or archives a service.' })
  @Policy('service:write')
  serviceUpdate(
    @Args('input', { description: 'The service.' }) input: ServiceUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'serviceUpdate', input, (tx) => this.services.update(tx, input));
  }

  @Mutation(() => DependencyAddPayload, { description: 'Says that one service calls another.' })
  @Policy('service:write')
  dependencyAdd(
    @Args('input', { description: 'The dependency.' }) input: DependencyAddInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'dependencyAdd', input, (tx) => this.dependencies.add(tx, input));
  }

  @Mutation(() => DependencyRemovePayload, { description: 'Says that one service no longer calls another.' })
  @Policy('service:write')
  dependencyRemove(
    @Args('input', { description: 'The dependency.' }) input: DependencyRemoveInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'dependencyRemove', input, (tx) => this.dependencies.remove(tx, input));
  }
}
