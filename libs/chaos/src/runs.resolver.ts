import { Args, Context, ID, Info, Mutation, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { type FollowedEvent, follow, type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import { LiveEvents } from '@platform/live';
import { byIdOrKey } from '@platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { RunRequestPayload, RunRollbackRetryPayload, RunStopPayload } from './chaos.payloads';
import { runList } from './run.reads';
import {
  ProbeSampleConnection,
  Run,
  RunConnection,
  RunFilterInput,
  RunOrder,
  RunRequestInput,
  RunRollbackRetryInput,
  RunStopInput,
  SampleFilterInput,
} from './run.type';
import { RunsService } from './runs.service';

@Resolver(() => Run)
export class RunsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly service: RunsService,
    private readonly live: LiveEvents,
  ) {}

  @Query(() => Run, { nullable: true, description: 'One run, by its id or its key.' })
  @Policy('chaos:read')
  run(
    @Args('id', { type: () => ID, nullable: true, description: 'Its id.' }) id: string | null,
    @Args('key', { type: () => String, nullable: true, description: 'Its key, such as `RUN-5`.' }) key: string | null,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.one('Run', byIdOrKey('RUN', id, key), info);
  }

  @Query(() => RunConnection, { name: 'runs', description: 'Runs.' })
  @Policy('chaos:read')
  runs(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => RunFilterInput, nullable: true, description: 'Only these.' }) _filter: RunFilterInput | null,
    @Args('orderBy', { type: () => RunOrder, defaultValue: RunOrder.REQUESTED_AT_DESC, description: 'Sorted by.' }) _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(runList, info);
  }

  @ResolveField(() => ProbeSampleConnection, { description: 'All readings, oldest first.' })
  samples(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => SampleFilterInput, nullable: true, description: 'Only these.' }) _filter: SampleFilterInput | null,
  ): undefined {
    return undefined;
  }

  @Mutation(() => RunRequestPayload, { description: 'Asks for a run; a worker carries it out.' })
  @Policy('run:request')
  runRequest(
    @Args('input', { description: 'What and where.' }) input: RunRequestInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'runRequest', input, (tx) => this.service.requestByInput(tx, input));
  }

  @Mutation(() => RunStopPayload, {
    description: 'Stops a run at once. Once answered, nothing new is injected; its faults are removed and recovery is measured.',
  })
  @Policy('chaos:stop')
  runStop(@Args('input', { description: 'Which and why.' }) input: RunStopInput, @Context() ctx: RequestContext): Promise<MutationResult> {
    return this.mutations.run(ctx, 'runStop', input, (tx) => this.service.stopByInput(tx, input));
  }

  @Mutation(() => RunRollbackRetryPayload, { description: 'Tries again to remove what a run left behind.' })
  @Policy('run:request')
  runRollbackRetry(
    @Args('input', { description: 'Which.' }) input: RunRollbackRetryInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'runRollbackRetry', input, (tx) => this.service.retryRollback(tx, input));
  }

  @Subscription(() => Run, {
    nullable: true,
    description: 'The run, each time its state or its samples change.',
    resolve: (event: FollowedEvent, _args: object, ctx: RequestContext, info: GraphQLResolveInfo) =>
      ctx.reads.maybe('Run', { id: event.id }, info),
  })
  @Policy('chaos:read')
  runProgress(
    @Args('id', { type: () => ID, description: 'The run.' }) id: string,
    @Context() ctx: RequestContext,
  ): Promise<AsyncIterableIterator<FollowedEvent>> {
    return follow(ctx, {
      live: this.live,
      topics: ['run'],
      type: 'Run',
      id,
      wanted: (change) => change.id === id,
      allowed: (actor) => actor.atLeast('viewer'),
    });
  }
}
