import { TimelineService } from '@incidents';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '@platform/auth';
import { UnitOfWork } from '@platform/database';
import { JobHandler } from '@platform/jobs';
import { noteRunEvents } from './note-run-events.job';

interface Row {
  id: string;
  at: Date;
  kind: string;
  text: string;
  incident_id: string;
  zone: string;
}

/** Tells the timeline of the run's incident what happened, at the times at which it truly happened. */
@Injectable()
export class NoteRunEventsHandler extends JobHandler<{ runId: string }> {
  readonly job = noteRunEvents;

  constructor(
    private readonly work: UnitOfWork,
    private readonly timeline: TimelineService,
  ) {
    super();
  }

  async handle({ runId }: { runId: string }): Promise<void> {
    await this.work.run(SYSTEM_ACTOR, async (tx) => {
      const events = await tx.query<Row>(
        `select e.id, e.at, e.kind, e.text, r.incident_id, i.zone from run_event e join run r on r.id = e.run_id join incident i on i.id = r.incident_id
         where e.run_id = $1 and e.for_timeline and e.noted_at is null order by e.at, e.id for update of e skip locked`,
        [runId],
      );
      for (const { at, kind, text, incident_id, zone } of events) {
        await this.timeline.addEntry(tx, {
          incidentId: incident_id,
          occurredAt: at,
          kind: kind === 'fault' ? 'fault' : 'observation',
          marker: kind === 'deviation' ? 'detection' : null,
          text,
          source: 'chaos run',
          zone,
          confidence: 'measured',
          actor: kind === 'fault' ? 'automation' : 'system',
          evidence: [{ runId }],
        });
      }
      await tx.query('update run_event set noted_at = now() where id = any($1::uuid[])', [events.map(({ id }) => id)]);
    });
  }
}
