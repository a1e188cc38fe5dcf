import { IncidentsService, TimelineService } from '@incidents';
import { Injectable } from '@nestjs/common';
import { authorize, SYSTEM_ACTOR } from '@platform/auth';
import { type Tx, UnitOfWork } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { decideFiring, type FiringFacts, mayBegin } from './domain/game-day';
import { GameDayEntity } from './game-day.entity';
import type { OccurrenceTrigger } from './game-day.enums';
import type { GameDayStartInput } from './game-day.inputs';
import { cancelScheduled } from './schedules.service';

/** A slot that is about to begin, with what decides about it. */
export interface DueOccurrence extends FiringFacts {
  occurrenceId: string;
  gameDayId: string;
  slot: Date;
  number: number;
  title: string;
  scenario: string;
  zone: string;
  trigger: OccurrenceTrigger;
}

/** Begins game days: by their time in any worker, or by hand. A slot begins once, is skipped once, or is missed once. */
@Injectable()
export class FiringService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly incidents: IncidentsService,
    private readonly timeline: TimelineService,
  ) {}

  /** Takes one slot that is due and that no other worker holds; false when there is none. */
  fireNext(): Promise<boolean> {
    return this.work.run(SYSTEM_ACTOR, async (tx) => {
      const due = await this.claim(tx);
      if (!due) return false;
      const decision = decideFiring(due);
      if (decision.fire) await this.begin(tx, due);
      else await this.pass(tx, due, decision.status, decision.reason);
      return true;
    });
  }

  /** Begins it now; a scheduled slot is given up. */
  async start(tx: Tx, input: GameDayStartInput): Promise<UseCaseResult> {
    const day = await loadVisible(tx, GameDayEntity, 'GameDay', input.id);
    authorize(tx.actor, 'gameDay:start', day);
    refuseConflict(input.expectedRevision, day.revision, { gameDay: day.id });
    if (!mayBegin(day.status)) refuse('GAME_DAY_RUNNING', 'It is running, or its debrief is not written yet.', ['input', 'id']);
    if (!(await tx.one('select 1 from game_day_run_plan where game_day_id = $1', [day.id])))
      refuse('NOTHING_PLANNED', 'Plan at least one run first: there would be nothing to do.', ['input', 'id']);
    await cancelScheduled(tx, day.id, 'It was started by hand before its time.');
    const id = tx.id();
    await tx.query(`insert into occurrence (id, game_day_id, slot, trigger) values ($1, $2, clock_timestamp(), 'hand')`, [id, day.id]);
    const due = (await tx.one<DueOccurrence>(`${DUE} where o.id = $1`, [id]))!;
    const decision = decideFiring({ ...due, latenessSeconds: 0 });
    if (!decision.fire) return refuse(decision.code, decision.reason, ['input', 'id']);
    await this.begin(tx, due);
    tx.audit('gameDay.started', 'gameDay', day.id);
    return { ids: { gameDay: day.id } };
  }

  /** The oldest due slot, locked together with its game day; slots that another worker holds are passed over. */
  protected claim(tx: Tx): Promise<DueOccurrence | null> {
    return tx.one<DueOccurrence>(
      `${DUE} where o.status = 'scheduled' and o.slot <= now() order by o.slot, o.id limit 1 for update of o, g skip locked`,
    );
  }

  private async begin(tx: Tx, due: DueOccurrence): Promise<void> {
    const startedAt = await tx.now();
    const services = await tx.query<{ id: string }>('select service_id as id from game_day_service where game_day_id = $1', [
      due.gameDayId,
    ]);
    const incidentId = await this.incidents.openDrill(tx, {
      title: `Drill: ${due.title}`.slice(0, 200),
      summary: `Opened by the game day GD-${due.number}.`,
      startedAt,
      zone: due.zone,
      serviceIds: services.map(({ id }) => id),
      restrictedTo: null,
    });
    await this.timeline.addEntry(tx, {
      incidentId,
      occurredAt: startedAt,
      kind: 'note',
      marker: 'key_moment',
      text: `The game day GD-${due.number} began${due.trigger === 'hand' ? ', started by hand' : ' at its time'}: ${due.title}`,
      source: `GD-${due.number}`,
      zone: due.zone,
      confidence: 'measured',
      actor: due.trigger === 'hand' ? 'driver' : 'system',
    });
    await tx.query(`update occurrence set status = 'fired', fired_at = $2, incident_id = $3 where id = $1`, [
      due.occurrenceId,
      startedAt,
      incidentId,
    ]);
    await tx.query(
      `insert into game_day_run (occurrence_id, position, experiment_id, due_at)
       select $1, position, experiment_id, $2::timestamptz + make_interval(secs => offset_seconds) from game_day_run_plan where game_day_id = $3`,
      [due.occurrenceId, startedAt, due.gameDayId],
    );
    await this.move(tx, due, 'running');
    tx.audit('gameDay.fired', 'gameDay', due.gameDayId, { occurrenceId: due.occurrenceId, incidentId, trigger: due.trigger });
  }

  private async pass(tx: Tx, due: DueOccurrence, status: 'missed' | 'skipped', reason: string): Promise<void> {
    await tx.query('update occurrence set status = $2, reason = $3, ended_at = now() where id = $1', [due.occurrenceId, status, reason]);
    await this.move(tx, due, 'planned');
    tx.audit(`gameDay.${status}`, 'gameDay', due.gameDayId, { occurrenceId: due.occurrenceId, reason });
  }

  private async move(tx: Tx, due: DueOccurrence, status: 'running' | 'planned'): Promise<void> {
    await tx.query('update game_day set status = $2, scheduled_at = null, scheduled_local = null, revision = revision + 1 where id = $1', [
      due.gameDayId,
      status,
    ]);
    tx.changed('gameDay', due.gameDayId);
  }
}

const DUE = `
  select o.id as "occurrenceId", o.slot, o.trigger, g.id as "gameDayId", g.number, g.title, g.scenario, g.zone,
    extract(epoch from now() - o.slot)::float8 as "latenessSeconds", g.max_lateness_seconds as "maxLatenessSeconds",
    (select s.reason from emergency_stop s
     where s.released_at is null and (s.environment_id is null or s.environment_id = g.environment_id) limit 1) as "emergencyStop",
    e.protection, e.name as "environmentName", e.archived_at is not null as "environmentArchived"
  from occurrence o join game_day g on g.id = o.game_day_id join environment e on e.id = g.environment_id`;
