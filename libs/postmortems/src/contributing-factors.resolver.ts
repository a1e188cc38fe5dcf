import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import {
  ContributingFactorAddPayload,
  ContributingFactorRemovePayload,
  ContributingFactorReorderPayload,
  ContributingFactorUpdatePayload,
} from './contributing-factor.payloads';
import {
  ContributingFactor,
  ContributingFactorAddInput,
  ContributingFactorRemoveInput,
  ContributingFactorReorderInput,
  ContributingFactorUpdateInput,
} from './contributing-factor.type';
import { FactorsService } from './factors.service';

@Resolver(() => ContributingFactor)
export class ContributingFactorsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly factors: FactorsService,
  ) {}

  @Mutation(() => ContributingFactorAddPayload, { description: 'Adds a contributing factor. Needs the role contributor or a higher one.' })
  @Policy('postmortem:write')
  contributingFactorAdd(
    @Args('input', { description: 'The factor.' }) input: ContributingFactorAddInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'contributingFactorAdd', input, async (tx) => ({
      ids: { contributingFactor: await this.factors.add(tx, input), postmortem: input.postmortemId },
    }));
  }

  @Mutation(() => ContributingFactorUpdatePayload, {
    description: 'Changes a contributing factor. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  contributingFactorUpdate(
    @Args('input', { description: 'What to change.' }) input: ContributingFactorUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'contributingFactorUpdate', input, (tx) => this.factors.update(tx, input));
  }

  @Mutation(() => ContributingFactorRemovePayload, {
    description: 'Takes a contributing factor away. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  contributingFactorRemove(
    @Args('input', { description: 'The factor.' }) input: ContributingFactorRemoveInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'contributingFactorRemove', input, (tx) => this.factors.remove(tx, input));
  }

  @Mutation(() => ContributingFactorReorderPayload, {
    description: 'Puts the contributing factors of a postmortem in another order. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  contributingFactorReorder(
    @Args('input', { description: 'The order.' }) input: ContributingFactorReorderInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'contributingFactorReorder', input, (tx) => this.factors.reorder(tx, input));
  }
}
