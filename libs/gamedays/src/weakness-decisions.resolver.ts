import { Weakness } from '@chaos';
import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import { ActionItem } from '@postmortems';
import { WeaknessActionItemCreateInput } from './weakness.inputs';
import { WeaknessActionItemCreatePayload } from './weakness.payloads';
import { WeaknessDecisionsService } from './weakness-decisions.service';

/** From a proposed weakness to something to do. */
@Resolver(() => Weakness)
export class WeaknessDecisionsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly decisions: WeaknessDecisionsService,
  ) {}

  @ResolveField(() => ActionItem, { nullable: true, description: 'What is done about it; null when nothing was decided.' })
  actionItem(): undefined {
    return undefined;
  }

  @Mutation(() => WeaknessActionItemCreatePayload, { description: 'Accepts a proposed weakness by making an action item of it.' })
  @Policy('weakness:write')
  weaknessActionItemCreate(
    @Args('input', { description: 'The weakness and what to do.' }) input: WeaknessActionItemCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'weaknessActionItemCreate', input, (tx) => this.decisions.createActionItem(tx, input));
  }
}
