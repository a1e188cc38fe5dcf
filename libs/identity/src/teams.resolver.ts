import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { teamList } from './team.reads';
import {
  Team,
  TeamConnection,
  TeamCreateInput,
  TeamCreatePayload,
  TeamFilterInput,
  TeamOrder,
  TeamUpdateInput,
  TeamUpdatePayload,
} from './team.type';
import { TeamsService } from './teams.service';

@Resolver(() => Team)
export class TeamsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly teams: TeamsService,
  ) {}

  @Query(() => Team, { nullable: true, description: 'One team.' })
  @Policy('team:read')
  team(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.one('Team', { id }, info);
  }

  @Query(() => TeamConnection, { name: 'teams', description: 'The teams of this deployment.' })
  @Policy('team:read')
  list(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => TeamFilterInput, nullable: true, description: 'Only these.' }) _filter: TeamFilterInput | null,
    @Args('orderBy', { type: () => TeamOrder, defaultValue: TeamOrder.NAME, description: 'Sorted by.' }) _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(teamList, info);
  }

  @Mutation(() => TeamCreatePayload, { description: 'Makes a team.' })
  @Policy('team:write')
  teamCreate(@Args('input', { description: 'The team.' }) input: TeamCreateInput, @Context() ctx: RequestContext): Promise<MutationResult> {
    return this.mutations.run(ctx, 'teamCreate', input, (tx) => this.teams.create(tx, input));
  }

  @Mutation(() => TeamUpdatePayload, { description: 'Changes or archives a team.' })
  @Policy('team:write')
  teamUpdate(@Args('input', { description: 'The team.' }) input: TeamUpdateInput, @Context() ctx: RequestContext): Promise<MutationResult> {
    return this.mutations.run(ctx, 'teamUpdate', input, (tx) => this.teams.update(tx, input));
  }
}
