import { ServicesService } from '@catalog';
import { TeamsService } from '@identity';
import { Injectable } from '@nestjs/common';
import { setLinks, type Tx } from '@platform/database';
import { refuse, refuseAll } from '@platform/errors';
import { TEXT_LIMITS, type TextInput } from '@platform/graphql';
import { isId } from '@platform/ids';
import type { GameDayRole } from './game-day.enums';

/** The lists of a plan, as they are written. */
export interface PlanLists {
  serviceIds?: readonly string[] | null | undefined;
  teams?: readonly { role: GameDayRole; teamId: string }[] | null | undefined;
  checklist?: readonly string[] | null | undefined;
  plannedRuns?: readonly { experimentId: string; offsetSeconds: number }[] | null | undefined;
}

/** The lists that belong to a game day: services, roles, checklist, planned runs. Absent lists stay as they are. */
@Injectable()
export class PlansService {
  constructor(
    private readonly services: ServicesService,
    private readonly teams: TeamsService,
  ) {}

  /** Checks what can be checked without the database. */
  checkTexts(texts: TextInput, lists: PlanLists): void {
    texts.list(lists.serviceIds ?? [], 50, 'serviceIds');
    texts.list(lists.teams ?? [], 50, 'teams');
    for (const [i, item] of texts.list(lists.checklist ?? [], 100, 'checklist').entries())
      texts.required(item, TEXT_LIMITS.short, 'checklist', String(i));
    for (const [i, run] of texts.list(lists.plannedRuns ?? [], 20, 'plannedRuns').entries())
      texts.whole(run.offsetSeconds, 0, 86_400, 'plannedRuns', String(i), 'offsetSeconds');
  }

  /** Replaces the given lists. Refuses unknown services, teams and experiments, and experiments of another environment. */
  async write(tx: Tx, gameDayId: string, environmentId: string, lists: PlanLists): Promise<void> {
    if (lists.serviceIds) await this.writeServices(tx, gameDayId, lists.serviceIds);
    if (lists.teams) await this.writeTeams(tx, gameDayId, lists.teams);
    if (lists.checklist) await this.writeChecklist(tx, gameDayId, lists.checklist);
    if (lists.plannedRuns) await this.writeRuns(tx, gameDayId, lists.plannedRuns);
    await this.requireOneEnvironment(tx, gameDayId, environmentId);
  }

  private async writeServices(tx: Tx, id: string, serviceIds: readonly string[]): Promise<void> {
    const ids = await this.services.requireAll(tx, serviceIds, ['input', 'serviceIds']);
    await setLinks(tx, { table: 'game_day_service', owner: 'game_day_id', other: 'service_id' }, id, ids);
  }

  private async writeTeams(tx: Tx, id: string, teams: readonly { role: GameDayRole; teamId: string }[]): Promise<void> {
    await this.teams.requireActive(
      tx,
      teams.map(({ teamId }) => teamId),
      ['input', 'teams'],
    );
    await tx.query('delete from game_day_role where game_day_id = $1', [id]);
    await tx.query(
      'insert into game_day_role (game_day_id, role, team_id) select $1, * from unnest($2::text[], $3::uuid[]) on conflict do nothing',
      [id, teams.map(({ role }) => role), teams.map(({ teamId }) => teamId)],
    );
  }

  private async writeChecklist(tx: Tx, id: string, items: readonly string[]): Promise<void> {
    const texts = items.map((item) => item.replaceAll('\0', '').trim());
    const ticked = await tx.query<{ text: string }>('select text from checklist_item where game_day_id = $1 and done for update', [id]);
    const done = new Set(ticked.map(({ text }) => text));
    await tx.query('delete from checklist_item where game_day_id = $1', [id]);
    await tx.query(
      `insert into checklist_item (id, game_day_id, position, text, done)
       select i.id, $1, i.position - 1, i.text, i.done
       from unnest($2::uuid[], $3::text[], $4::boolean[]) with ordinality as i (id, text, done, position)`,
      [id, texts.map(() => tx.id()), texts, texts.map((text) => done.has(text))],
    );
  }

  private async writeRuns(tx: Tx, id: string, runs: readonly { experimentId: string; offsetSeconds: number }[]): Promise<void> {
    const ids = [...new Set(runs.map(({ experimentId }) => experimentId.toLowerCase()))];
    const valid = ids.filter(isId);
    const known = await tx.query('select id from experiment where id = any($1::uuid[]) and archived_at is null for key share', [valid]);
    if (known.length < ids.length)
      refuse('EXPERIMENT_NOT_FOUND', 'There is no such experiment, or it is archived.', ['input', 'plannedRuns']);
    await tx.query('delete from game_day_run_plan where game_day_id = $1', [id]);
    await tx.query(
      `insert into game_day_run_plan (game_day_id, position, experiment_id, offset_seconds)
       select $1, r.position - 1, r.experiment_id, r.offset_seconds
       from unnest($2::uuid[], $3::integer[]) with ordinality as r (experiment_id, offset_seconds, position)`,
      [id, runs.map(({ experimentId }) => experimentId), runs.map(({ offsetSeconds }) => offsetSeconds)],
    );
  }

  private async requireOneEnvironment(tx: Tx, id: string, environmentId: string): Promise<void> {
    const strangers = await tx.query<{ number: number }>(
      `select distinct e.number from game_day_run_plan p join experiment e on e.id = p.experiment_id
       where p.game_day_id = $1 and e.environment_id <> $2 order by e.number`,
      [id, environmentId],
    );
    refuseAll(
      strangers.map(({ number }) => ({
        code: 'EXPERIMENT_ENVIRONMENT',
        message: `EXP-${number} belongs to another environment than this game day.`,
        path: ['input', 'plannedRuns'],
      })),
    );
  }
}
