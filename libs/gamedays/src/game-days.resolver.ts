import { Args, Context, ID, Info, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { type FollowedEvent, follow, type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import { LiveEvents } from '@platform/live';
import { byIdOrKey } from '@platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import {
  GameDayCreateInput,
  GameDayFilterInput,
  GameDayScheduleInput,
  GameDayUnscheduleInput,
  GameDayUpdateInput,
} from './game-day.inputs';
import { GameDayCreatePayload, GameDaySchedulePayload, GameDayUnschedulePayload, GameDayUpdatePayload } from './game-day.payloads';
import { gameDayList } from './game-day.reads';
import { GameDay, GameDayConnection, GameDayOrder } from './game-day.type';
import { GameDaysService } from './game-days.service';
import { SchedulesService } from './schedules.service';

/** Planning and reading game days. */
@Resolver(() => GameDay)
export class GameDaysResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly gameDays: GameDaysService,
    private readonly schedules: SchedulesService,
    private readonly live: LiveEvents,
  ) {}

  @Query(() => GameDay, { nullable: true, description: 'One game day, by its id or its key.' })
  @Policy('gameDay:read')
  gameDay(
    @Args('id', { type: () => ID, nullable: true, description: 'Its id.' }) id: string | null,
    @Args('key', { type: () => String, nullable: true, description: 'Its key, such as `GD-7`.' }) key: string | null,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.one('GameDay', byIdOrKey('GD', id, key), info);
  }

  @Query(() => GameDayConnection, { name: 'gameDays', description: 'The game days of this deployment.' })
  @Policy('gameDay:read')
  list(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => GameDayFilterInput, nullable: true, description: 'Only these.' }) _filter: GameDayFilterInput | null,
    @Args('orderBy', { type: () => GameDayOrder, defaultValue: GameDayOrder.NEWEST, description: 'Sorted by.' }) _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(gameDayList, info);
  }

  @Mutation(() => GameDayCreatePayload, { description: 'Plans a game day.' })
  @Policy('gameDay:plan')
  gameDayCreate(
    @Args('input', { description: 'The plan.' }) input: GameDayCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'gameDayCreate', input, (tx) => this.gameDays.create(tx, input));
  }

  @Mutation(() => GameDayUpdatePayload, { description: 'Changes the plan of a game day.' })
  @Policy('gameDay:plan')
  gameDayUpdate(
    @Args('input', { description: 'What to change.' }) input: GameDayUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'gameDayUpdate', input, (tx) => this.gameDays.update(tx, input));
  }

  @Mutation(() => GameDaySchedulePayload, { description: 'Puts a game day on the calendar, once.' })
  @Policy('gameDay:plan')
  gameDaySchedule(
    @Args('input', { description: 'When.' }) input: GameDayScheduleInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'gameDaySchedule', input, (tx) => this.schedules.schedule(tx, input));
  }

  @Mutation(() => GameDayUnschedulePayload, { description: 'Takes a game day off the calendar.' })
  @Policy('gameDay:plan')
  gameDayUnschedule(
    @Args('input', { description: 'The game day.' }) input: GameDayUnscheduleInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'gameDayUnschedule', input, (tx) => this.schedules.unschedule(tx, input));
  }

  @Subscription(() => GameDay, {
    nullable: true,
    description: 'A game day each time it changed, as it stands then: its slot, runs, checklist and observations.',
    resolve: (event: FollowedEvent, _args: unknown, ctx: RequestContext, info: GraphQLResolveInfo) =>
      ctx.reads.maybe('GameDay', { id: event.id }, info),
  })
  @Policy('gameDay:read')
  gameDayChanged(
    @Args('id', { type: () => ID, description: 'The game day.' }) id: string,
    @Context() ctx: RequestContext,
  ): Promise<AsyncIterableIterator<FollowedEvent>> {
    return follow(ctx, {
      live: this.live,
      topics: ['gameDay'],
      type: 'GameDay',
      id,
      wanted: (change) => change.id === id,
      allowed: (actor) => actor.atLeast('viewer'),
    });
  }
}
