import { Incident } from '@incidents';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { GameDay } from './game-day.type';

/** From a drill back to its game day; read with the incident (see game-day.reads.ts). */
@Resolver(() => Incident)
export class IncidentGameDayResolver {
  @ResolveField(() => GameDay, { nullable: true, description: 'The game day that opened it; null for a real incident.' })
  gameDay(): undefined {
    return undefined;
  }
}
