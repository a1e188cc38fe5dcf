import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '@platform/auth';
import { UnitOfWork } from '@platform/database';
import { Ticker } from '@platform/jobs';
import { executeRun } from './execute-run.job';
import { noteRunEvents } from './note-run-events.job';

/** Asks again for jobs that got lost with the queue: runs that nobody has taken, events that nobody has noted. */
@Injectable()
export class ReconcileRunsTicker extends Ticker {
  readonly name = 'chaos.reconcileRuns';
  readonly everyMs = 10_000;

  constructor(private readonly work: UnitOfWork) {
    super();
  }

  async run(): Promise<void> {
    await this.work.run(SYSTEM_ACTOR, async (tx) => {
      const lost = await tx.query<{ id: string }>(
        `update run set enqueued_at = now() where id in (
           select id from run where (lifecycle = 'queued' and enqueued_at < now() - interval '30 seconds')
             or (lifecycle in ('recovering', 'rolling_back') and lease_until is null and enqueued_at < now() - interval '10 seconds'
               and state_changed_at < now() - interval '5 seconds')
           order by id limit 100 for update skip locked) returning id`,
      );
      for (const { id } of lost) tx.enqueue(executeRun, { runId: id });
      const unnoted = await tx.query<{ id: string }>(
        `select distinct run_id as id from run_event where for_timeline and noted_at is null and at < now() - interval '1 minute' limit 100`,
      );
      for (const { id } of unnoted) tx.enqueue(noteRunEvents, { runId: id });
    });
  }
}
