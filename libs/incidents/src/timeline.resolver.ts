import { Args, Context, ID, Mutation, Resolver, Subscription } from '@nestjs/graphql';
import { type FollowedEvent, follow, type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import { LiveEvents } from '@platform/live';
import type { GraphQLResolveInfo } from 'graphql';
import { TimelineService } from './timeline.service';
import {
  TimelineEntryAddInput,
  TimelineEntryHideInput,
  TimelineEntryPinInput,
  TimelineEntryRestoreInput,
  TimelineEntryUpdateInput,
} from './timeline-entry.inputs';
import {
  TimelineEntryAddPayload,
  TimelineEntryHidePayload,
  TimelineEntryPinPayload,
  TimelineEntryRestorePayload,
  TimelineEntryUpdatePayload,
} from './timeline-entry.payloads';
import { TimelineEntry } from './timeline-entry.type';

@Resolver(() => TimelineEntry)
export class TimelineResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly timeline: TimelineService,
    private readonly live: LiveEvents,
  ) {}

  @Mutation(() => TimelineEntryAddPayload, { description: 'Adds an entry to a timeline.' })
  @Policy('timelineEntry:write')
  timelineEntryAdd(
    @Args('input', { description: 'The entry.' }) input: TimelineEntryAddInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'timelineEntryAdd', input, (tx) => this.timeline.add(tx, input));
  }

  @Mutation(() => TimelineEntryUpdatePayload, { description: 'Corrects an entry.' })
  @Policy('timelineEntry:write')
  timelineEntryUpdate(
    @Args('input', { description: 'What to change.' }) input: TimelineEntryUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'timelineEntryUpdate', input, (tx) => this.timeline.update(tx, input));
  }

  @Mutation(() => TimelineEntryHidePayload, { description: 'Takes an entry off the timeline; it can be restored.' })
  @Policy('timelineEntry:write')
  timelineEntryHide(
    @Args('input', { description: 'Which entry.' }) input: TimelineEntryHideInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'timelineEntryHide', input, (tx) => this.timeline.hide(tx, input));
  }

  @Mutation(() => TimelineEntryRestorePayload, { description: 'Brings a hidden entry back.' })
  @Policy('timelineEntry:write')
  timelineEntryRestore(
    @Args('input', { description: 'Which entry.' }) input: TimelineEntryRestoreInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'timelineEntryRestore', input, (tx) => this.timeline.restore(tx, input));
  }

  @Mutation(() => TimelineEntryPinPayload, { description: 'Pins an entry as essential to the story, or unpins it.' })
  @Policy('timelineEntry:write')
  timelineEntryPin(
    @Args('input', { description: 'Which entry.' }) input: TimelineEntryPinInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'timelineEntryPin', input, (tx) => this.timeline.pin(tx, input));
  }

  @Subscription(() => TimelineEntry, {
    nullable: true,
    description:
      'Each entry of a timeline that was added, changed, hidden or restored, as it stands then. null after a gap in the stream: read the timeline again.',
    resolve: (event: FollowedEvent, _args: unknown, ctx: RequestContext, info: GraphQLResolveInfo) =>
      ctx.reads.maybe('TimelineEntry', { id: event.id }, info),
  })
  @Policy('timelineEntry:read')
  timelineChanged(
    @Args('incidentId', { type: () => ID, description: 'The incident.' }) incidentId: string,
    @Context() ctx: RequestContext,
  ): Promise<AsyncIterableIterator<FollowedEvent>> {
    return follow(ctx, {
      live: this.live,
      topics: ['timeline_entry'],
      type: 'Incident',
      id: incidentId,
      wanted: (change) => change.parentId === incidentId.toLowerCase(),
      allowed: (actor) => actor.atLeast('viewer'),
    });
  }
}
