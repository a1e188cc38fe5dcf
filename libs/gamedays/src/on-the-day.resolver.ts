import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import { ChecklistsService } from './checklists.service';
import { DebriefsService } from './debriefs.service';
import { FiringService } from './firing.service';
import {
  ChecklistItemSetInput,
  GameDayDebriefInput,
  GameDayStartInput,
  GameDayStopInput,
  ObservationAddInput,
  ObservationUpdateInput,
} from './game-day.inputs';
import {
  ChecklistItemSetPayload,
  GameDayDebriefPayload,
  GameDayStartPayload,
  GameDayStopPayload,
  ObservationAddPayload,
  ObservationUpdatePayload,
} from './game-day.payloads';
import { GameDay } from './game-day.type';
import { ObservationsService } from './observations.service';
import { StoppingService } from './stopping.service';

/** What is done on the day itself. */
@Resolver(() => GameDay)
export class OnTheDayResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly firing: FiringService,
    private readonly stopping: StoppingService,
    private readonly checklists: ChecklistsService,
    private readonly observations: ObservationsService,
    private readonly debriefs: DebriefsService,
  ) {}

  @Mutation(() => GameDayStartPayload, { description: 'Begins a game day now, by hand.' })
  @Policy('gameDay:start')
  gameDayStart(
    @Args('input', { description: 'The game day.' }) input: GameDayStartInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'gameDayStart', input, (tx) => this.firing.start(tx, input));
  }

  @Mutation(() => GameDayStopPayload, { description: 'Stops a game day with all its runs. Anybody signed in may.' })
  @Policy('gameDay:stop')
  gameDayStop(
    @Args('input', { description: 'The game day and why.' }) input: GameDayStopInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'gameDayStop', input, (tx) => this.stopping.stop(tx, input));
  }

  @Mutation(() => ChecklistItemSetPayload, { description: 'Ticks an entry of a checklist, or takes the tick away.' })
  @Policy('gameDay:note')
  checklistItemSet(
    @Args('input', { description: 'The entry.' }) input: ChecklistItemSetInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'checklistItemSet', input, (tx) => this.checklists.set(tx, input));
  }

  @Mutation(() => ObservationAddPayload, { description: 'Writes down what a role saw.' })
  @Policy('gameDay:note')
  observationAdd(
    @Args('input', { description: 'The observation.' }) input: ObservationAddInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'observationAdd', input, (tx) => this.observations.add(tx, input));
  }

  @Mutation(() => ObservationUpdatePayload, { description: 'Changes an observation.' })
  @Policy('gameDay:note')
  observationUpdate(
    @Args('input', { description: 'What to change.' }) input: ObservationUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'observationUpdate', input, (tx) => this.observations.update(tx, input));
  }

  @Mutation(() => GameDayDebriefPayload, { description: 'Writes the draft of the debrief, once: expected beside observed.' })
  @Policy('gameDay:debrief')
  gameDayDebrief(
    @Args('input', { description: 'The game day.' }) input: GameDayDebriefInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'gameDayDebrief', input, (tx) => this.debriefs.debrief(tx, input));
  }
}
