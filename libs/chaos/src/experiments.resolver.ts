import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import { byIdOrKey } from '@platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import {
  ExperimentArchivePayload,
  ExperimentCreatePayload,
  ExperimentUpdatePayload,
  ExperimentVersionCreatePayload,
} from './chaos.payloads';
import { experimentList } from './experiment.reads';
import {
  Experiment,
  ExperimentArchiveInput,
  ExperimentConnection,
  ExperimentCreateInput,
  ExperimentFilterInput,
  ExperimentOrder,
  ExperimentUpdateInput,
  ExperimentVersionCreateInput,
} from './experiment.type';
import { ExperimentsService } from './experiments.service';

@Resolver(() => Experiment)
export class ExperimentsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly service: ExperimentsService,
  ) {}

  @Query(() => Experiment, { nullable: true, description: 'One experiment, by its id or its key.' })
  @Policy('chaos:read')
  experiment(
    @Args('id', { type: () => ID, nullable: true, description: 'Its id.' }) id: string | null,
    @Args('key', { type: () => String, nullable: true, description: 'Its key, such as `EXP-5`.' }) key: string | null,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.one('Experiment', byIdOrKey('EXP', id, key), info);
  }

  @Query(() => ExperimentConnection, { name: 'experiments', description: 'Experiments.' })
  @Policy('chaos:read')
  experiments(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => ExperimentFilterInput, nullable: true, description: 'Only these.' })
    _filter: ExperimentFilterInput | null,
    @Args('orderBy', { type: () => ExperimentOrder, defaultValue: ExperimentOrder.CREATED_AT_DESC, description: 'Sorted by.' })
    _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(experimentList, info);
  }

  @Mutation(() => ExperimentCreatePayload, { description: 'Makes an experiment with its first version.' })
  @Policy('experiment:write')
  experimentCreate(
    @Args('input', { description: 'The experiment.' }) input: ExperimentCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'experimentCreate', input, (tx) => this.service.create(tx, input));
  }

  @Mutation(() => ExperimentVersionCreatePayload, {
    description: 'Adds a version to an experiment; new runs use it, earlier runs and pinned evidence keep theirs.',
  })
  @Policy('experiment:write')
  experimentVersionCreate(
    @Args('input', { description: 'The version.' }) input: ExperimentVersionCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'experimentVersionCreate', input, (tx) => this.service.createVersion(tx, input));
  }

  @Mutation(() => ExperimentUpdatePayload, { description: 'Changes title, description or team of an experiment.' })
  @Policy('experiment:write')
  experimentUpdate(
    @Args('input', { description: 'The change.' }) input: ExperimentUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'experimentUpdate', input, (tx) => this.service.update(tx, input));
  }

  @Mutation(() => ExperimentArchivePayload, { description: 'Archives an experiment, or takes it back.' })
  @Policy('experiment:write')
  experimentArchive(
    @Args('input', { description: 'Which.' }) input: ExperimentArchiveInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'experimentArchive', input, (tx) => this.service.archive(tx, input));
  }
}
