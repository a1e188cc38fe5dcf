import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { EmergencyStopEngagePayload, EmergencyStopReleasePayload } from './chaos.payloads';
import { EmergencyStopsService } from './emergency-stops.service';
import { EmergencyStopEngageInput, EmergencyStopReleaseInput } from './environment.inputs';
import { emergencyStopList } from './environment.reads';
import { EmergencyStop, EmergencyStopConnection, EmergencyStopFilterInput } from './environment.type';

@Resolver(() => EmergencyStop)
export class EmergencyStopsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly service: EmergencyStopsService,
  ) {}

  @Query(() => EmergencyStopConnection, { name: 'emergencyStops', description: 'Emergency stops, newest first.' })
  @Policy('chaos:read')
  emergencyStops(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => EmergencyStopFilterInput, nullable: true, description: 'Only these.' })
    _filter: EmergencyStopFilterInput | null,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(emergencyStopList, info);
  }

  @Mutation(() => EmergencyStopEngagePayload, {
    description:
      'Stops all chaos, everywhere or in one environment. Once answered, nothing new is injected; faults that are there are gone within seconds.',
  })
  @Policy('chaos:stop')
  emergencyStopEngage(
    @Args('input', { description: 'Where and why.' }) input: EmergencyStopEngageInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'emergencyStopEngage', input, (tx) => this.service.engage(tx, input));
  }

  @Mutation(() => EmergencyStopReleasePayload, { description: 'Releases an emergency stop. Stopped runs are not resumed.' })
  @Policy('emergencyStop:release')
  emergencyStopRelease(
    @Args('input', { description: 'Which and why.' }) input: EmergencyStopReleaseInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'emergencyStopRelease', input, (tx) => this.service.release(tx, input));
  }
}
