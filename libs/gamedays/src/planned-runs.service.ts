import { RunsService } from '@chaos';
import { TimelineService } from '@incidents';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '@platform/auth';
import { type Tx, UnitOfWork } from '@platform/database';
import { AppError, Refused } from '@platform/errors';

interface DueRun {
  occurrenceId: string;
  position: number;
  gameDayId: string;
  number: number;
  zone: string;
  incidentId: string;
  environmentId: string;
  experimentId: string;
  experimentNumber: number;
}

/** Asks for the planned runs of game days that have begun, each once, in the order of the plan on any one target. */
@Injectable()
export class PlannedRunsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly runs: RunsService,
    private readonly timeline: TimelineService,
  ) {}

  /** Takes one planned run whose time has come; false when there is none. A refusal is part of the record, not an error. */
  async requestNext(): Promise<boolean> {
    let due: DueRun | null = null;
    try {
      return await this.work.run(SYSTEM_ACTOR, async (tx) => {
        due = await tx.one<DueRun>(`${DUE} order by r.due_at, r.occurrence_id, r.position limit 1 for update of r, o, g skip locked`);
        if (due) await this.request(tx, due);
        return due !== null;
      });
    } catch (error) {
      // The request was rolled back as a whole; that it was refused is written down on its own.
      if (!due || !(error instanceof Refused || error instanceof AppError) || isOutage(error)) throw error;
      await this.noteRefusal(due, error.message);
      return true;
    }
  }

  private async request(tx: Tx, due: DueRun): Promise<void> {
    const runId = await this.runs.request(tx, {
      experimentId: due.experimentId,
      environmentId: due.environmentId,
      incidentId: due.incidentId,
      occurrenceId: due.occurrenceId,
      purpose: 'game_day',
    });
    await tx.query(`update game_day_run set status = 'requested', run_id = $3 where occurrence_id = $1 and position = $2`, [
      due.occurrenceId,
      due.position,
      runId,
    ]);
    await tx.query(`update occurrence set status = 'running' where id = $1 and status = 'fired'`, [due.occurrenceId]);
    tx.changed('gameDay', due.gameDayId);
  }

  private noteRefusal(due: DueRun, reason: string): Promise<void> {
    return this.work.run(SYSTEM_ACTOR, async (tx) => {
      const still = await tx.one(`${DUE} and r.occurrence_id = $1 and r.position = $2 for update of r, o, g`, [
        due.occurrenceId,
        due.position,
      ]);
      if (!still) return;
      await tx.query(`update game_day_run set status = 'refused', reason = $3 where occurrence_id = $1 and position = $2`, [
        due.occurrenceId,
        due.position,
        reason.slice(0, 2_000),
      ]);
      await this.timeline.addEntry(tx, {
        incidentId: due.incidentId,
        occurredAt: await tx.now(),
        kind: 'note',
        text: `The planned run of EXP-${due.experimentNumber} was not accepted: ${reason}`,
        source: `GD-${due.number}`,
        zone: due.zone,
        confidence: 'measured',
        actor: 'system',
      });
      tx.audit('gameDay.runRefused', 'gameDay', due.gameDayId, { position: due.position, experimentId: due.experimentId });
      tx.changed('gameDay', due.gameDayId);
    });
  }
}

const isOutage = (error: Error): boolean => error instanceof AppError && error.code === 'UNAVAILABLE';

/** Runs that touch the same target wait for each other in the order of the plan; others overlap as their offsets say. */
const DUE = `
  select r.occurrence_id as "occurrenceId", r.position, g.id as "gameDayId", g.number, g.zone, o.incident_id as "incidentId",
    g.environment_id as "environmentId", r.experiment_id as "experimentId", x.number as "experimentNumber"
  from game_day_run r join occurrence o on o.id = r.occurrence_id join game_day g on g.id = o.game_day_id
    join experiment x on x.id = r.experiment_id
  where r.status = 'waiting' and r.due_at <= now() and o.status in ('fired', 'running')
    and not exists (
      select 1 from game_day_run b join experiment bx on bx.id = b.experiment_id
        join experiment_version bv on bv.id = bx.current_version_id join experiment_version v on v.id = x.current_version_id,
        jsonb_array_elements(bv.spec->'injections') bi, jsonb_array_elements(v.spec->'injections') i
      where b.occurrence_id = r.occurrence_id and b.position < r.position and b.status in ('waiting', 'requested') and bi->>'target' = i->>'target')`;
