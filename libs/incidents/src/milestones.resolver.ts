import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import { IncidentMilestoneClearPayload, IncidentMilestoneSetPayload } from './incident.payloads';
import { IncidentMilestoneClearInput, IncidentMilestoneSetInput } from './incident-milestone.inputs';
import { IncidentMilestone } from './incident-milestone.type';
import { MilestonesService } from './milestones.service';

@Resolver(() => IncidentMilestone)
export class MilestonesResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly milestones: MilestonesService,
  ) {}

  @Mutation(() => IncidentMilestoneSetPayload, {
    description: 'Sets or corrects the time of a milestone; its entry on the timeline follows.',
  })
  @Policy('incident:write')
  incidentMilestoneSet(
    @Args('input', { description: 'The milestone.' }) input: IncidentMilestoneSetInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'incidentMilestoneSet', input, (tx) => this.milestones.set(tx, input));
  }

  @Mutation(() => IncidentMilestoneClearPayload, { description: 'Clears a milestone; its entry leaves the timeline.' })
  @Policy('incident:write')
  incidentMilestoneClear(
    @Args('input', { description: 'Which milestone.' }) input: IncidentMilestoneClearInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'incidentMilestoneClear', input, (tx) => this.milestones.clear(tx, input));
  }
}
