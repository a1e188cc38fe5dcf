import { Args, Context, ID, Info, Mutation, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { type FollowedEvent, follow, type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import { LiveEvents } from '@platform/live';
import { byIdOrKey } from '@platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import {
  IncidentDeclareInput,
  IncidentRestrictInput,
  IncidentServicesSetInput,
  IncidentSeverityChangeInput,
  IncidentStatusChangeInput,
  IncidentUpdateInput,
} from './incident.inputs';
import {
  IncidentDeclarePayload,
  IncidentRestrictPayload,
  IncidentServicesSetPayload,
  IncidentSeverityChangePayload,
  IncidentStatusChangePayload,
  IncidentUpdatePayload,
} from './incident.payloads';
import { incidentList } from './incident.reads';
import { Incident, IncidentConnection, IncidentFilterInput, IncidentOrder } from './incident.type';
import { IncidentsService } from './incidents.service';
import { TimelineEntryConnection, TimelineFilterInput, TimelineOrder } from './timeline-entry.type';

@Resolver(() => Incident)
export class IncidentsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly incidents: IncidentsService,
    private readonly live: LiveEvents,
  ) {}

  @Query(() => Incident, { nullable: true, description: 'One incident, by its id or its key.' })
  @Policy('incident:read')
  incident(
    @Args('id', { type: () => ID, nullable: true, description: 'Its id.' }) id: string | null,
    @Args('key', { type: () => String, nullable: true, description: 'Its key, such as `INC-42`.' }) key: string | null,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.one('Incident', byIdOrKey('INC', id, key), info);
  }

  @Query(() => IncidentConnection, { name: 'incidents', description: 'The incidents you may see.' })
  @Policy('incident:read')
  list(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => IncidentFilterInput, nullable: true, description: 'Only these.' }) _filter: IncidentFilterInput | null,
    @Args('orderBy', { type: () => IncidentOrder, defaultValue: IncidentOrder.DECLARED_AT_DESC, description: 'Sorted by.' })
    _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(incidentList, info);
  }

  @ResolveField(() => TimelineEntryConnection, { description: 'What happened, entry by entry.' })
  timeline(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => TimelineFilterInput, nullable: true, description: 'Only these.' }) _filter: TimelineFilterInput | null,
    @Args('orderBy', { type: () => TimelineOrder, defaultValue: TimelineOrder.OCCURRED_AT_ASC, description: 'Sorted by.' })
    _orderBy: string,
  ): undefined {
    return undefined;
  }

  @ResolveField(() => TimelineEntryConnection, { description: 'Entries that were taken off the timeline and can be restored.' })
  hiddenTimeline(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => TimelineFilterInput, nullable: true, description: 'Only these.' }) _filter: TimelineFilterInput | null,
    @Args('orderBy', { type: () => TimelineOrder, defaultValue: TimelineOrder.OCCURRED_AT_ASC, description: 'Sorted by.' })
    _orderBy: string,
  ): undefined {
    return undefined;
  }

  @Mutation(() => IncidentDeclarePayload, { description: 'Declares an incident, now or back-dated.' })
  @Policy('incident:write')
  incidentDeclare(
    @Args('input', { description: 'The incident.' }) input: IncidentDeclareInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'incidentDeclare', input, (tx) => this.incidents.declare(tx, input));
  }

  @Mutation(() => IncidentUpdatePayload, { description: 'Changes the title, summary or zone of an incident.' })
  @Policy('incident:write')
  incidentUpdate(
    @Args('input', { description: 'What to change.' }) input: IncidentUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'incidentUpdate', input, (tx) => this.incidents.update(tx, input));
  }

  @Mutation(() => IncidentSeverityChangePayload, { description: 'Changes how bad an incident is; the timeline tells it.' })
  @Policy('incident:write')
  incidentSeverityChange(
    @Args('input', { description: 'The severity.' }) input: IncidentSeverityChangeInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'incidentSeverityChange', input, (tx) => this.incidents.changeSeverity(tx, input));
  }

  @Mutation(() => IncidentStatusChangePayload, { description: 'Moves an incident to another status; the timeline tells it.' })
  @Policy('incident:write')
  incidentStatusChange(
    @Args('input', { description: 'The status.' }) input: IncidentStatusChangeInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'incidentStatusChange', input, (tx) => this.incidents.changeStatus(tx, input));
  }

  @Mutation(() => IncidentServicesSetPayload, { description: 'Says which services and features an incident affected.' })
  @Policy('incident:write')
  incidentServicesSet(
    @Args('input', { description: 'The services and features.' }) input: IncidentServicesSetInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'incidentServicesSet', input, (tx) => this.incidents.setServices(tx, input));
  }

  @Mutation(() => IncidentRestrictPayload, { description: 'Restricts an incident to teams, or opens it to everybody.' })
  @Policy('incident:write')
  incidentRestrict(
    @Args('input', { description: 'The teams.' }) input: IncidentRestrictInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'incidentRestrict', input, (tx) => this.incidents.restrict(tx, input));
  }

  @Subscription(() => Incident, {
    nullable: true,
    description: 'An incident each time it changed, as it stands then.',
    resolve: (event: FollowedEvent, _args: unknown, ctx: RequestContext, info: GraphQLResolveInfo) =>
      ctx.reads.maybe('Incident', { id: event.id }, info),
  })
  @Policy('incident:read')
  incidentChanged(
    @Args('id', { type: () => ID, description: 'The incident.' }) id: string,
    @Context() ctx: RequestContext,
  ): Promise<AsyncIterableIterator<FollowedEvent>> {
    return follow(ctx, {
      live: this.live,
      topics: ['incident'],
      type: 'Incident',
      id,
      wanted: (change) => change.id === id.toLowerCase(),
      allowed: (actor) => actor.atLeast('viewer'),
    });
  }
}
