import './gamedays.policy';
import { ChecklistItemEntity } from './checklist-item.entity';
import { GameDayEntity } from './game-day.entity';
import { GameDaysResolver } from './game-days.resolver';
import { IncidentGameDayResolver } from './incident-game-day.resolver';
import { SettleGameDayHandler } from './jobs/settle-game-day.handler';
import { ObservationEntity } from './observation.entity';
import { OccurrenceEntity } from './occurrence.entity';
import { OnTheDayResolver } from './on-the-day.resolver';
import { RunGameDayResolver } from './run-game-day.resolver';
import { gamedayLanguageResolvers } from './text-bearing-types';
import { FireGameDaysTicker } from './tickers/fire-game-days.ticker';
import { RequestPlannedRunsTicker } from './tickers/request-planned-runs.ticker';
import { SettleGameDaysTicker } from './tickers/settle-game-days.ticker';
import { WeaknessDecisionsResolver } from './weakness-decisions.resolver';

export { GamedaysModule } from './gamedays.module';

export const gamedaysEntities = [ChecklistItemEntity, GameDayEntity, ObservationEntity, OccurrenceEntity];
export const gamedaysResolvers = [
  GameDaysResolver,
  IncidentGameDayResolver,
  OnTheDayResolver,
  RunGameDayResolver,
  WeaknessDecisionsResolver,
  ...gamedayLanguageResolvers,
];
export const gamedaysHandlers = [SettleGameDayHandler];
export const gamedaysTickers = [FireGameDaysTicker, RequestPlannedRunsTicker, SettleGameDaysTicker];
