import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import { isPlanOpen } from './domain/game-day';
import { GameDayEntity } from './game-day.entity';
import type { GameDayCreateInput, GameDayUpdateInput } from './game-day.inputs';
import { PlansService } from './plans.service';

const DEFAULT_LATENESS_SECONDS = 300;
const MAX_LATENESS_SECONDS = 86_400;
const MAX_OBJECTIVES = 20;

/** The plan of a game day. */
@Injectable()
export class GameDaysService {
  constructor(private readonly plans: PlansService) {}

  async create(tx: Tx, input: GameDayCreateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'gameDay:plan');
    const texts = new TextInput();
    const title = texts.title(input.title, 'title');
    const scenario = texts.markdown(input.scenario, 'scenario');
    const objectives = objectivesOf(texts, input.objectives ?? []);
    const maxLatenessSeconds = latenessOf(texts, input.maxLatenessSeconds ?? DEFAULT_LATENESS_SECONDS);
    this.plans.checkTexts(texts, input);
    texts.done();
    const environmentId = await requireEnvironment(tx, input.environmentId);
    const id = tx.id();
    await tx.query(
      `insert into game_day (id, number, title, scenario, objectives, environment_id, max_lateness_seconds)
       values ($1, nextval('game_day_number'), $2, $3, $4, $5, $6)`,
      [id, title, scenario, objectives, environmentId, maxLatenessSeconds],
    );
    await this.plans.write(tx, id, environmentId, input);
    tx.audit('gameDay.created', 'gameDay', id);
    tx.changed('gameDay', id);
    return { ids: { gameDay: id } };
  }

  async update(tx: Tx, input: GameDayUpdateInput): Promise<UseCaseResult> {
    const day = await loadVisible(tx, GameDayEntity, 'GameDay', input.id);
    authorize(tx.actor, 'gameDay:plan', day);
    refuseConflict(input.expectedRevision, day.revision, { gameDay: day.id });
    if (!isPlanOpen(day.status))
      refuse('GAME_DAY_RUNNING', 'The plan cannot change while the game day is running. Stop it first.', ['input', 'id']);
    const texts = new TextInput();
    day.title = texts.title(input.title ?? day.title, 'title');
    day.scenario = texts.markdown(input.scenario ?? day.scenario, 'scenario');
    day.objectives = objectivesOf(texts, input.objectives ?? day.objectives);
    day.maxLatenessSeconds = latenessOf(texts, input.maxLatenessSeconds ?? day.maxLatenessSeconds);
    this.plans.checkTexts(texts, input);
    texts.done();
    if (input.environmentId) day.environmentId = await requireEnvironment(tx, input.environmentId);
    await this.plans.write(tx, day.id, day.environmentId, input);
    await touch(tx, day);
    tx.audit('gameDay.updated', 'gameDay', day.id);
    tx.changed('gameDay', day.id);
    return { ids: { gameDay: day.id } };
  }
}

/** Saves the row and raises its revision, also when only its lists changed. */
async function touch(tx: Tx, day: GameDayEntity): Promise<void> {
  const { revision } = day;
  await tx.em.save(day);
  await tx.query('update game_day set revision = $2 where id = $1 and revision < $2', [day.id, revision + 1]);
}

function objectivesOf(texts: TextInput, objectives: readonly string[]): string[] {
  return texts
    .list(objectives, MAX_OBJECTIVES, 'objectives')
    .map((text, i) => texts.required(text, TEXT_LIMITS.short, 'objectives', String(i)));
}

const latenessOf = (texts: TextInput, seconds: number) => texts.whole(seconds, 0, MAX_LATENESS_SECONDS, 'maxLatenessSeconds');

async function requireEnvironment(tx: Tx, id: string): Promise<string> {
  const found = isId(id) ? await tx.one('select id from environment where id = $1 and archived_at is null for key share', [id]) : null;
  if (!found) refuse('ENVIRONMENT_NOT_FOUND', 'There is no such environment, or it is archived.', ['input', 'environmentId']);
  return id;
}
