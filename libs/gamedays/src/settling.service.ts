import { IncidentsService, TimelineService } from '@incidents';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '@platform/auth';
import { type Tx, UnitOfWork } from '@platform/database';
import { type DrillRun, drillMilestones } from './domain/drill-milestones';

interface LiveOccurrence {
  id: string;
  gameDayId: string;
  number: number;
  zone: string;
  incidentId: string;
  reason: string | null;
}

/** Notices that the runs of a game day are over, and ends it when the last one is. */
@Injectable()
export class SettlingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly incidents: IncidentsService,
    private readonly timeline: TimelineService,
  ) {}

  /** Settles one game day of which something is over and that no other worker holds; false when there is none. */
  settleNext(): Promise<boolean> {
    return this.work.run(SYSTEM_ACTOR, async (tx) => {
      const live = await tx.one<LiveOccurrence>(`${LIVE} and (${HAS_NEWS} or not ${HAS_OPEN}) limit 1 for update of o, g skip locked`);
      if (live) await this.settle(tx, live);
      return live !== null;
    });
  }

  /** Settles the game day that this run belongs to, if it belongs to one that is under way. */
  async settleRun(tx: Tx, runId: string): Promise<void> {
    const live = await tx.one<LiveOccurrence>(
      `${LIVE} and o.id = (select r.occurrence_id from game_day_run r where r.run_id = $1) for update of o, g`,
      [runId],
    );
    if (live) await this.settle(tx, live);
  }

  /** The same right after something was given up, within the transaction that did it. */
  async settleOccurrence(tx: Tx, occurrenceId: string): Promise<void> {
    const live = await tx.one<LiveOccurrence>(`${LIVE} and o.id = $1 for update of o, g`, [occurrenceId]);
    if (live) await this.settle(tx, live);
  }

  private async settle(tx: Tx, live: LiveOccurrence): Promise<void> {
    await tx.query(
      `update game_day_run r set status = 'finished' from run
       where r.occurrence_id = $1 and r.status = 'requested' and run.id = r.run_id and run.finished_at is not null`,
      [live.id],
    );
    tx.changed('gameDay', live.gameDayId);
    const open = await tx.one(`select 1 from occurrence o where o.id = $1 and ${HAS_OPEN}`, [live.id]);
    if (!open) await this.end(tx, live);
  }

  private async end(tx: Tx, live: LiveOccurrence): Promise<void> {
    const runs = await tx.query<DrillRun>(FIGURES, [live.id]);
    const marked = await tx.one<{ at: Date }>(
      `select occurred_at as at from timeline_entry
       where incident_id = $1 and marker = 'detection' and milestone is null and hidden_at is null and actor not in ('system', 'automation', 'alerting')
       order by occurred_at limit 1`,
      [live.incidentId],
    );
    for (const milestone of drillMilestones(runs, marked?.at ?? null))
      await this.incidents.setMilestone(tx, live.incidentId, { ...milestone, zone: live.zone });
    await this.incidents.changeStatusTo(tx, live.incidentId, 'learning');
    await this.timeline.addEntry(tx, {
      incidentId: live.incidentId,
      occurredAt: await tx.now(),
      kind: 'note',
      marker: 'key_moment',
      text: live.reason ? `The game day ended early. ${live.reason}` : 'Every planned run is over; the debrief can begin.',
      source: `GD-${live.number}`,
      zone: live.zone,
      confidence: 'measured',
      actor: 'system',
    });
    await tx.query(`update occurrence set status = 'done', ended_at = now() where id = $1`, [live.id]);
    await tx.query(`update game_day set status = 'debriefing', revision = revision + 1 where id = $1`, [live.gameDayId]);
    tx.audit('gameDay.ended', 'gameDay', live.gameDayId, { occurrenceId: live.id });
  }
}

const LIVE = `
  select o.id, o.game_day_id as "gameDayId", g.number, g.zone, o.incident_id as "incidentId", o.reason
  from occurrence o join game_day g on g.id = o.game_day_id where o.status in ('fired', 'running')`;

/** A run of it is over, but not noted here. */
const HAS_NEWS = `exists (select 1 from game_day_run r join run on run.id = r.run_id
  where r.occurrence_id = o.id and r.status = 'requested' and run.finished_at is not null)`;

/** Something is still to come. */
const HAS_OPEN = `exists (select 1 from game_day_run r where r.occurrence_id = o.id and r.status in ('waiting', 'requested'))`;

const FIGURES = `
  select 'RUN-' || run.number as key, f.faults_from as "faultsFrom", f.faults_until as "faultsUntil",
    d.first_deviation_at as "firstDeviationAt", d.time_to_recover_ms as "timeToRecoverMs", run.recovered
  from game_day_run r join run on run.id = r.run_id
    left join lateral (
      select min(activated_at) as faults_from, case when bool_and(ended_at is not null) then max(ended_at) end as faults_until
      from fault where run_id = run.id and activated_at is not null) f on true
    left join lateral (
      select min(first_deviation_at) as first_deviation_at, max(time_to_recover_ms) as time_to_recover_ms
      from run_deviation where run_id = run.id) d on true
  where r.occurrence_id = $1 order by r.position`;
