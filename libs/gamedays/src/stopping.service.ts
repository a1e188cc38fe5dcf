import { RunsService } from '@chaos';
import { TimelineService } from '@incidents';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { GameDayEntity } from './game-day.entity';
import type { GameDayStopInput } from './game-day.inputs';
import { SettlingService } from './settling.service';

/** Stops a game day that is under way. Anybody signed in may: nothing can be broken by stopping. */
@Injectable()
export class StoppingService {
  constructor(
    private readonly runs: RunsService,
    private readonly timeline: TimelineService,
    private readonly settling: SettlingService,
  ) {}

  async stop(tx: Tx, input: GameDayStopInput): Promise<UseCaseResult> {
    const day = await loadVisible(tx, GameDayEntity, 'GameDay', input.id);
    authorize(tx.actor, 'gameDay:stop', day);
    const texts = new TextInput();
    const reason = texts.reason(input.reason, 'reason');
    texts.done();
    const live = await tx.one<{ id: string; incidentId: string }>(
      `select id, incident_id as "incidentId" from occurrence where game_day_id = $1 and status in ('fired', 'running') for update`,
      [day.id],
    );
    if (!live) return refuse('NOT_RUNNING', 'It is not under way. Take a scheduled one off the calendar instead.', ['input', 'id']);
    await tx.query('update occurrence set reason = $2 where id = $1', [live.id, `Stopped: ${reason}`]);
    await tx.query(`update game_day_run set status = 'cancelled', reason = $2 where occurrence_id = $1 and status = 'waiting'`, [
      live.id,
      'The game day was stopped before.',
    ]);
    const open = await tx.query<{ id: string }>(
      'select run.id from game_day_run r join run on run.id = r.run_id where r.occurrence_id = $1 and run.finished_at is null order by run.id',
      [live.id],
    );
    for (const { id } of open) await this.runs.stop(tx, id, reason);
    await this.timeline.addEntry(tx, {
      incidentId: live.incidentId,
      occurredAt: await tx.now(),
      kind: 'decision',
      text: `The game day was stopped: ${reason}`,
      source: `GD-${day.number}`,
      zone: day.zone,
      confidence: 'reported',
      actor: 'facilitator',
    });
    await this.settling.settleOccurrence(tx, live.id);
    tx.audit('gameDay.stopped', 'gameDay', day.id, { occurrenceId: live.id });
    tx.changed('gameDay', day.id);
    return { ids: { gameDay: day.id } };
  }
}
