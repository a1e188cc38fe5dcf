import { payloadOf } from '@platform/graphql';
import { Postmortem } from '@postmortems';
import { ChecklistItem, GameDay, Observation } from './game-day.type';

export const GameDayCreatePayload = payloadOf('gameDayCreate', { gameDay: GameDay });
export const GameDayUpdatePayload = payloadOf('gameDayUpdate', { gameDay: GameDay });
export const GameDaySchedulePayload = payloadOf('gameDaySchedule', { gameDay: GameDay });
export const GameDayUnschedulePayload = payloadOf('gameDayUnschedule', { gameDay: GameDay });
export const GameDayStartPayload = payloadOf('gameDayStart', { gameDay: GameDay });
export const GameDayStopPayload = payloadOf('gameDayStop', { gameDay: GameDay });
export const GameDayDebriefPayload = payloadOf('gameDayDebrief', { gameDay: GameDay, postmortem: Postmortem });
export const ChecklistItemSetPayload = payloadOf('checklistItemSet', { checklistItem: ChecklistItem, gameDay: GameDay });
export const ObservationAddPayload = payloadOf('observationAdd', { observation: Observation, gameDay: GameDay });
export const ObservationUpdatePayload = payloadOf('observationUpdate', { observation: Observation, gameDay: GameDay });
