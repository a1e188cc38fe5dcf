import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { incidentStatusList } from './incident.reads';
import {
  IncidentStatus,
  IncidentStatusConnection,
  IncidentStatusCreateInput,
  IncidentStatusCreatePayload,
  IncidentStatusFilterInput,
  IncidentStatusOrder,
  IncidentStatusUpdateInput,
  IncidentStatusUpdatePayload,
} from './incident-status.type';
import { IncidentStatusesService } from './incident-statuses.service';

@Resolver(() => IncidentStatus)
export class IncidentStatusesResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly statuses: IncidentStatusesService,
  ) {}

  @Query(() => IncidentStatusConnection, { name: 'incidentStatuses', description: 'The statuses incidents can have here.' })
  @Policy('incidentStatus:read')
  list(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => IncidentStatusFilterInput, nullable: true, description: 'Only these.' })
    _filter: IncidentStatusFilterInput | null,
    @Args('orderBy', { type: () => IncidentStatusOrder, defaultValue: IncidentStatusOrder.POSITION, description: 'Sorted by.' })
    _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(incidentStatusList, info);
  }

  @Mutation(() => IncidentStatusCreatePayload, { description: 'Makes a status.' })
  @Policy('incidentStatus:write')
  incidentStatusCreate(
    @Args('input', { description: 'The status.' }) input: IncidentStatusCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'incidentStatusCreate', input, (tx) => this.statuses.create(tx, input));
  }

  @Mutation(() => IncidentStatusUpdatePayload, { description: 'Renames, moves or retires a status.' })
  @Policy('incidentStatus:write')
  incidentStatusUpdate(
    @Args('input', { description: 'What to change.' }) input: IncidentStatusUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'incidentStatusUpdate', input, (tx) => this.statuses.update(tx, input));
  }
}
