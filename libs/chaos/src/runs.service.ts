import { IncidentEntity } from '@incidents';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { NotFoundError, refuse } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { findVisible, loadVisible } from '@platform/reads';
import { targetsOf } from './domain/experiment';
import { isFinal } from './domain/run';
import { EnvironmentsService } from './environments.service';
import { addRunEvent, leverEngaged, moveRun } from './execution/ledger';
import { lockOutArming } from './execution/ledger/lever';
import { type Place, placesOf } from './execution/places';
import { ExperimentEntity } from './experiment.entity';
import { ExperimentVersionEntity } from './experiment-version.entity';
import { executeRun } from './jobs/execute-run.job';
import { RunEntity, type RunPurpose } from './run.entity';
import type { RunRequestInput, RunRollbackRetryInput, RunStopInput } from './run.type';

/** What a run is asked for with. */
export interface RunRequest {
  experimentId: string;
  /** Default: the experiment's environment. */
  environmentId?: string | null | undefined;
  incidentId?: string | null | undefined;
  occurrenceId?: string | null | undefined;
  purpose: RunPurpose;
}

const REQUEST_LOCK = 4_600_101;

/** Runs: asking for them and stopping them. What happens in between is the worker's. */
@Injectable()
export class RunsService {
  constructor(private readonly environments: EnvironmentsService) {}

  /**
   * Asks for a run; answers with its id. Refused with ENVIRONMENT_PROTECTED, EMERGENCY_STOP, TARGET_NOT_ALLOWED, TOO_MANY_TARGETS or
   * TARGET_BUSY (another run that is not over has a target of the plan); all of it is checked again when a fault is made.
   */
  async request(tx: Tx, input: RunRequest): Promise<string> {
    const experiment = await loadVisible(tx, ExperimentEntity, 'Experiment', input.experimentId);
    authorize(tx.actor, 'run:request', experiment);
    if (experiment.archivedAt)
      refuse('EXPERIMENT_ARCHIVED', 'This experiment is archived; it takes no new runs.', ['input', 'experimentId']);
    if (input.incidentId && !(await findVisible(tx, IncidentEntity, 'Incident', input.incidentId))) throw new NotFoundError('No Incident');
    const environment = await this.environments.require(tx, input.environmentId ?? experiment.environmentId, ['input', 'environmentId']);
    if (environment.protection !== 'open') refuse('ENVIRONMENT_PROTECTED', PROTECTED[environment.protection], ['input', 'environmentId']);
    if ((await tx.one<{ on: boolean }>(`select ${leverEngaged('$1::uuid')} as on`, [environment.id]))!.on)
      refuse('EMERGENCY_STOP', 'The emergency stop is engaged; an operator has to release it first.');
    const version = await tx.em.findOneByOrFail(ExperimentVersionEntity, { id: experiment.currentVersionId! });
    const targetKeys = await this.freeTargets(tx, environment.id, version);
    const id = tx.id();
    await tx.query(
      `insert into run (id, number, experiment_id, experiment_version_id, environment_id, incident_id, occurrence_id, purpose, lifecycle, target_keys)
       values ($1, nextval('run_number'), $2, $3, $4, $5, $6, $7, 'queued', $8)`,
      [id, experiment.id, version.id, environment.id, input.incidentId ?? null, input.occurrenceId ?? null, input.purpose, targetKeys],
    );
    await addRunEvent(tx.query, {
      runId: id,
      kind: 'lifecycle',
      text: 'Asked for; waits for a worker.',
      data: { event: 'queued', to: 'queued' },
    });
    tx.enqueue(executeRun, { runId: id });
    tx.audit('run.requested', 'run', id, { purpose: input.purpose });
    tx.changed('run', id);
    return id;
  }

  /** Ends a run on purpose. Does nothing when it is over or its faults are being removed already. */
  async stop(tx: Tx, runId: string, reason: string): Promise<void> {
    // Taken before the row, which an arming under way may need: a stop waits for it and never the other way round.
    await lockOutArming(tx.query, runId);
    const run = await loadVisible(tx, RunEntity, 'Run', runId);
    authorize(tx.actor, 'chaos:stop', run);
    if (isFinal(run.lifecycle) || run.stopRequestedAt) return;
    await tx.query('update run set stop_requested_at = clock_timestamp(), stop_reason = $2 where id = $1', [run.id, reason]);
    const cancelled = await moveRun(tx.query, { runId: run.id, event: 'cancelled', set: { explanation: 'Stopped before it began.' } });
    if (!cancelled) await addRunEvent(tx.query, { runId: run.id, kind: 'stop', text: `Stop asked for.${reason ? ` ${reason}` : ''}` });
    tx.audit('run.stopped', 'run', run.id);
    tx.changed('run', run.id);
    tx.changed('stop', run.id);
  }

  async requestByInput(tx: Tx, { purpose, ...input }: RunRequestInput): Promise<UseCaseResult> {
    return { ids: { run: await this.request(tx, { ...input, purpose: purpose ?? 'manual' }) } };
  }

  async stopByInput(tx: Tx, input: RunStopInput): Promise<UseCaseResult> {
    const texts = new TextInput();
    const reason = texts.short(input.reason, 'reason');
    texts.done();
    await this.stop(tx, input.id, reason);
    return { ids: { run: input.id } };
  }

  /** Lets a worker try again to remove what could not be removed. */
  async retryRollback(tx: Tx, input: RunRollbackRetryInput): Promise<UseCaseResult> {
    const run = await loadVisible(tx, RunEntity, 'Run', input.id);
    authorize(tx.actor, 'run:request', run);
    const text = 'Removing is tried again.';
    if (!(await moveRun(tx.query, { runId: run.id, event: 'rollback_retried', text })))
      refuse('NOT_WAITING_FOR_HANDS', 'Only a run whose faults could not be removed can be tried again.', ['input', 'id']);
    tx.enqueue(executeRun, { runId: run.id });
    tx.audit('run.rollback_retried', 'run', run.id);
    return { ids: { run: run.id } };
  }

  /** The keys of the plan's targets, when the environment allows them all and no other run has one of them. */
  private async freeTargets(tx: Tx, environmentId: string, { spec }: ExperimentVersionEntity): Promise<string[]> {
    const places = await placesOf(tx.query, environmentId, spec);
    const missing = spec.injections.find((_, i) => places[i] === null);
    if (missing)
      refuse('TARGET_NOT_ALLOWED', `The environment allows no single target "${missing.target}" of the driver ${missing.driver}.`, [
        'input',
        'environmentId',
      ]);
    if (targetsOf(spec).length > spec.guards.maxTargets)
      refuse('TOO_MANY_TARGETS', 'The plan touches more targets than its limit.', ['input', 'experimentId']);
    const keys = [...new Set((places as Place[]).map(({ targetKey }) => targetKey))];
    // One request at a time, so that two cannot both find the target free.
    await tx.query(`select pg_advisory_xact_lock(${REQUEST_LOCK})`);
    const busy = await tx.one<{ key: string }>(
      `select 'RUN-' || r.number as key from run r where r.target_keys && $1::text[] and r.lifecycle not in ('finished', 'refused', 'expired', 'cancelled')
       union all select 'RUN-' || r.number from fault f join run r on r.id = f.run_id
       where f.target_key = any($1::text[]) and f.state in ('arming', 'active', 'disarming', 'unconfirmed', 'stuck') limit 1`,
      [keys],
    );
    if (busy) refuse('TARGET_BUSY', `${busy.key} has a target of this plan and is not over.`, ['input', 'experimentId']);
    return keys;
  }
}

const PROTECTED = {
  approval: 'Runs in this environment need an approval, and approvals do not exist yet.',
  forbidden: 'Runs are never allowed in this environment.',
};
