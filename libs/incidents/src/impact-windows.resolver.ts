import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import {
  ImpactWindowAddInput,
  ImpactWindowAddPayload,
  ImpactWindowRemoveInput,
  ImpactWindowRemovePayload,
  ImpactWindowUpdateInput,
  ImpactWindowUpdatePayload,
} from './impact-window.inputs';
import { ImpactWindow } from './impact-window.type';
import { ImpactWindowsService } from './impact-windows.service';

@Resolver(() => ImpactWindow)
export class ImpactWindowsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly windows: ImpactWindowsService,
  ) {}

  @Mutation(() => ImpactWindowAddPayload, { description: 'Says when users were affected.' })
  @Policy('incident:write')
  impactWindowAdd(
    @Args('input', { description: 'The window.' }) input: ImpactWindowAddInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'impactWindowAdd', input, (tx) => this.windows.add(tx, input));
  }

  @Mutation(() => ImpactWindowUpdatePayload, { description: 'Corrects an impact window.' })
  @Policy('incident:write')
  impactWindowUpdate(
    @Args('input', { description: 'What to change.' }) input: ImpactWindowUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'impactWindowUpdate', input, (tx) => this.windows.update(tx, input));
  }

  @Mutation(() => ImpactWindowRemovePayload, { description: 'Removes an impact window.' })
  @Policy('incident:write')
  impactWindowRemove(
    @Args('input', { description: 'Which one.' }) input: ImpactWindowRemoveInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'impactWindowRemove', input, (tx) => this.windows.remove(tx, input));
  }
}
