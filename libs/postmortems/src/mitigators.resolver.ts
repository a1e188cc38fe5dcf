import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import { MitigatorAddPayload, MitigatorRemovePayload, MitigatorUpdatePayload } from './contributing-factor.payloads';
import { Mitigator, MitigatorAddInput, MitigatorRemoveInput, MitigatorUpdateInput } from './mitigator.type';
import { MitigatorsService } from './mitigators.service';

@Resolver(() => Mitigator)
export class MitigatorsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly mitigators: MitigatorsService,
  ) {}

  @Mutation(() => MitigatorAddPayload, {
    description: 'Adds a remark on what went well, was hard or was luck. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  mitigatorAdd(
    @Args('input', { description: 'The remark.' }) input: MitigatorAddInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'mitigatorAdd', input, async (tx) => ({
      ids: { mitigator: await this.mitigators.add(tx, input), postmortem: input.postmortemId },
    }));
  }

  @Mutation(() => MitigatorUpdatePayload, { description: 'Changes a remark. Needs the role contributor or a higher one.' })
  @Policy('postmortem:write')
  mitigatorUpdate(
    @Args('input', { description: 'What to change.' }) input: MitigatorUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'mitigatorUpdate', input, (tx) => this.mitigators.update(tx, input));
  }

  @Mutation(() => MitigatorRemovePayload, { description: 'Takes a remark away. Needs the role contributor or a higher one.' })
  @Policy('postmortem:write')
  mitigatorRemove(
    @Args('input', { description: 'The remark.' }) input: MitigatorRemoveInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'mitigatorRemove', input, (tx) => this.mitigators.remove(tx, input));
  }
}
