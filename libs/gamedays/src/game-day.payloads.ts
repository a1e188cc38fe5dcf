import { Postmortem } from '@postmortems';
import { ChecklistItem, GameDay, Observation } from './game-day.type';
import { payloadOf } from './payload-of';

const gameDay = () => GameDay;

export const GameDayCreatePayload = payloadOf('gameDayCreate', { gameDay });
export const GameDayUpdatePayload = payloadOf('gameDayUpdate', { gameDay });
export const GameDaySchedulePayload = payloadOf('gameDaySchedule', { gameDay });
export const GameDayUnschedulePayload = payloadOf('gameDayUnschedule', { gameDay });
export const GameDayStartPayload = payloadOf('gameDayStart', { gameDay });
export const GameDayStopPayload = payloadOf('gameDayStop', { gameDay });
export const GameDayDebriefPayload = payloadOf('gameDayDebrief', { gameDay, postmortem: () => Postmortem });
export const ChecklistItemSetPayload = payloadOf('checklistItemSet', { checklistItem: () => ChecklistItem, gameDay });
export const ObservationAddPayload = payloadOf('observationAdd', { observation: () => Observation, gameDay });
export const ObservationUpdatePayload = payloadOf('observationUpdate', { observation: () => Observation, gameDay });
