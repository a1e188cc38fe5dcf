import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { mayBegin } from './domain/game-day';
import { instantOf, isZone, parseLocalTime } from './domain/zoned-time';
import { GameDayEntity } from './game-day.entity';
import type { GameDayScheduleInput, GameDayUnscheduleInput } from './game-day.inputs';

/** When a game day begins by itself. PostgreSQL holds what is due; nothing waits in memory or in the queue. */
@Injectable()
export class SchedulesService {
  async schedule(tx: Tx, input: GameDayScheduleInput): Promise<UseCaseResult> {
    const day = await loadVisible(tx, GameDayEntity, 'GameDay', input.id);
    authorize(tx.actor, 'gameDay:plan', day);
    refuseConflict(input.expectedRevision, day.revision, { gameDay: day.id });
    if (!mayBegin(day.status)) refuse('GAME_DAY_RUNNING', 'It is running, or its debrief is not written yet.', ['input', 'id']);
    const slot = slotOf(input);
    if (slot <= (await tx.now()))
      refuse('TIME_IN_PAST', `${slot.toISOString()} is over. Give a time to come.`, ['input', input.at ? 'at' : 'localTime']);
    if (!(await tx.one('select 1 from game_day_run_plan where game_day_id = $1', [day.id])))
      refuse('NOTHING_PLANNED', 'Plan at least one run first: there would be nothing to do.', ['input', 'id']);
    await cancelScheduled(tx, day.id, 'It was given another time.');
    const taken = await tx.one(
      `insert into occurrence (id, game_day_id, slot, trigger) values ($1, $2, $3, 'schedule')
       on conflict (game_day_id, slot) do update set status = 'scheduled', reason = null, ended_at = null, trigger = 'schedule'
         where occurrence.status = 'cancelled' and occurrence.fired_at is null
       returning id`,
      [tx.id(), day.id, slot],
    );
    if (!taken)
      refuse('SLOT_TAKEN', 'It took place at exactly this time already. Give another one.', ['input', input.at ? 'at' : 'localTime']);
    Object.assign(day, { status: 'scheduled', zone: input.zone, scheduledAt: slot, scheduledLocal: input.localTime ?? null });
    await tx.em.save(day);
    tx.audit('gameDay.scheduled', 'gameDay', day.id, { slot: slot.toISOString(), zone: input.zone });
    tx.changed('gameDay', day.id);
    return { ids: { gameDay: day.id } };
  }

  async unschedule(tx: Tx, input: GameDayUnscheduleInput): Promise<UseCaseResult> {
    const day = await loadVisible(tx, GameDayEntity, 'GameDay', input.id);
    authorize(tx.actor, 'gameDay:plan', day);
    refuseConflict(input.expectedRevision, day.revision, { gameDay: day.id });
    if (day.status !== 'scheduled') refuse('NOT_SCHEDULED', 'It is not on the calendar.', ['input', 'id']);
    await cancelScheduled(tx, day.id, 'It was taken off the calendar.');
    Object.assign(day, { status: 'planned', scheduledAt: null, scheduledLocal: null });
    await tx.em.save(day);
    tx.audit('gameDay.unscheduled', 'gameDay', day.id);
    tx.changed('gameDay', day.id);
    return { ids: { gameDay: day.id } };
  }
}

/** Gives up the slot that waits, if any. The row stays: what was planned and given up is part of the record. */
export async function cancelScheduled(tx: Tx, gameDayId: string, reason: string): Promise<void> {
  await tx.query(
    `update occurrence set status = 'cancelled', reason = $2, ended_at = now() where game_day_id = $1 and status = 'scheduled'`,
    [gameDayId, reason],
  );
}

function slotOf({ at, localTime, zone }: GameDayScheduleInput): Date {
  if (!isZone(zone)) refuse('ZONE_UNKNOWN', 'Give an IANA zone such as Europe/Lisbon or UTC.', ['input', 'zone']);
  const given = localTime === null || localTime === undefined ? null : parseLocalTime(localTime);
  if ((at && localTime) || (!at && !localTime)) refuse('TIME_AMBIGUOUS', 'Give either localTime or at.', ['input', 'localTime']);
  if (at) return at;
  if (!given) refuse('TIME_INVALID', 'Give a day that exists and a time, as YYYY-MM-DDThh:mm[:ss].', ['input', 'localTime']);
  return instantOf(given, zone);
}
