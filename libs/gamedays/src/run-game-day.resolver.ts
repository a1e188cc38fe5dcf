import { Run } from '@chaos';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { GameDay } from './game-day.type';

/** From a run back to its game day; read with the run (see game-day.reads.ts). */
@Resolver(() => Run)
export class RunGameDayResolver {
  @ResolveField(() => GameDay, { nullable: true, description: 'The game day it belongs to; null for a run that was asked for by hand.' })
  gameDay(): undefined {
    return undefined;
  }
}
