import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { GameDayEntity } from './game-day.entity';
import type { ObservationAddInput, ObservationUpdateInput } from './game-day.inputs';
import { ObservationEntity } from './observation.entity';

const AHEAD_MS = 60_000;

/** What the roles saw. */
@Injectable()
export class ObservationsService {
  async add(tx: Tx, input: ObservationAddInput): Promise<UseCaseResult> {
    const day = await loadVisible(tx, GameDayEntity, 'GameDay', input.gameDayId);
    authorize(tx.actor, 'gameDay:note', day);
    const now = await tx.now();
    const texts = new TextInput();
    const text = texts.required(input.text, TEXT_LIMITS.short, 'text');
    const occurredAt = past(texts, input.occurredAt ?? now, now);
    texts.done();
    const id = tx.id();
    // It belongs to the time that is under way, or else to the latest one.
    await tx.query(
      `insert into observation (id, game_day_id, occurrence_id, role, text, expected, occurred_at)
       values ($1, $2, (select id from occurrence where game_day_id = $2 and fired_at is not null order by fired_at desc limit 1), $3, $4, $5, $6)`,
      [id, day.id, input.role, text, input.expected ?? null, occurredAt],
    );
    tx.audit('observation.added', 'observation', id);
    tx.changed('gameDay', day.id);
    return { ids: { observation: id, gameDay: day.id } };
  }

  async update(tx: Tx, input: ObservationUpdateInput): Promise<UseCaseResult> {
    const observation = await loadVisible(tx, ObservationEntity, 'Observation', input.id);
    authorize(tx.actor, 'gameDay:note', observation);
    const ids = { observation: observation.id, gameDay: observation.gameDayId };
    refuseConflict(input.expectedRevision, observation.revision, ids);
    const texts = new TextInput();
    observation.text = texts.required(input.text ?? observation.text, TEXT_LIMITS.short, 'text');
    observation.occurredAt = past(texts, input.occurredAt ?? observation.occurredAt, await tx.now());
    texts.done();
    observation.role = input.role ?? observation.role;
    if (input.expected !== undefined) observation.expected = input.expected;
    await tx.em.save(observation);
    tx.audit('observation.updated', 'observation', observation.id);
    tx.changed('gameDay', observation.gameDayId);
    return { ids };
  }
}

/** Clocks differ a little; more than that is a mistake in the input. */
function past(texts: TextInput, at: Date, now: Date): Date {
  if (at.getTime() > now.getTime() + AHEAD_MS) texts.problem('TIME_IN_FUTURE', 'Give the time at which it was seen.', ['occurredAt']);
  return at;
}
