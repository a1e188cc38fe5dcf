import { AssessmentsService } from '@catalog';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@platform/database';
import { ActionItemEntity } from './action-item.entity';
import { applyMove, setState, stateOf } from './action-item-state';
import { applyEvidence, type RunEvidence, verifyActionItem, verifyByOtherEvidence } from './domain/action-item';

/** What a finished run says about an experiment. */
export interface RunVerdict {
  experimentVersionId: string;
  runId: string;
  /** Green: held and recovered. Red: deviated, not recovered, or stopped by a guard probe. Everything else is no evidence. */
  verdict: 'green' | 'red';
  startedAt: Date;
}

/** Evidence about action items. */
@Injectable()
export class ActionEvidenceService {
  constructor(private readonly assessments: AssessmentsService) {}

  /**
   * Records a finished run with every item whose claim pinned this version before the run started, and moves them: green verifies a claim,
   * red refutes a claim and re-opens what was verified. The same run twice changes nothing. Answers with the ids of the items that moved.
   */
  async recordRun(tx: Tx, run: RunVerdict): Promise<string[]> {
    const items = await tx.em
      .createQueryBuilder(ActionItemEntity, 't')
      .where('t.experimentVersionId = :version and t.claimedAt < :startedAt', {
        version: run.experimentVersionId,
        startedAt: run.startedAt,
      })
      .orderBy('t.id')
      .setLock('pessimistic_write')
      .getMany();
    const moved: string[] = [];
    for (const item of items) {
      const newest = await newestRun(tx, item);
      if (
        !(await record(tx, item.id, {
          verdict: run.verdict,
          runId: run.runId,
          versionId: run.experimentVersionId,
          startedAt: run.startedAt,
        }))
      )
        continue;
      // Runs may be delivered out of order; what is known later in time holds.
      if (newest && newest.startedAt > run.startedAt) continue;
      const { item: state, changed } = applyEvidence(stateOf(item), run);
      if (!changed) continue;
      await this.settle(tx, item, state, run.runId);
      moved.push(item.id);
    }
    return moved;
  }

  /** Verifies a claim that was loaded for it: by the newest run on record, or by a link to evidence of another kind. */
  async verifyByHand(tx: Tx, item: ActionItemEntity, link: string | null, note: string): Promise<void> {
    const now = await tx.now();
    const state = stateOf(item);
    const run = await newestRun(tx, item);
    const result =
      state.verification?.kind === 'experiment'
        ? verifyActionItem(state, run)
        : verifyByOtherEvidence(state, { url: link ?? '', observedAt: now });
    applyMove(item, result, now);
    if (state.verification?.kind !== 'experiment') await record(tx, item.id, { verdict: 'green', link, note, startedAt: now });
    await this.settle(tx, item, stateOf(item), run?.runId ?? null);
  }

  private async settle(tx: Tx, item: ActionItemEntity, state: ReturnType<typeof stateOf>, runId: string | null): Promise<void> {
    setState(item, state, await tx.now());
    await tx.em.save(item);
    tx.audit(`actionItem.${state.status}`, 'actionItem', item.id, { runId });
    tx.changed('action_item', item.id, item.postmortemId);
    if (!item.practiceAssessmentId || !runId) return;
    const verified = state.status === 'verified';
    await this.assessments.setFromEvidence(tx, {
      assessmentId: item.practiceAssessmentId,
      status: verified ? 'done' : 'partial',
      evidence: `AI-${item.number}: ${verified ? 'a run held and recovered' : 'a run did not hold'}`,
      runId,
    });
  }
}

interface EvidenceRow {
  verdict: 'green' | 'red';
  runId?: string;
  versionId?: string;
  link?: string | null;
  note?: string;
  startedAt: Date;
}

/** False when this run is on record already. */
async function record(tx: Tx, itemId: string, { verdict, runId, versionId, link, note, startedAt }: EvidenceRow): Promise<boolean> {
  const fresh = await tx.one(
    `insert into action_item_evidence (id, action_item_id, verdict, run_id, experiment_version_id, link, note, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (action_item_id, run_id) do nothing returning id`,
    [tx.id(), itemId, verdict, runId ?? null, versionId ?? null, link ?? null, note ?? '', startedAt],
  );
  return fresh !== null;
}

const newestRun = (tx: Tx, item: ActionItemEntity): Promise<(RunEvidence & { runId: string }) | null> =>
  tx.one(
    `select verdict, run_id as "runId", experiment_version_id as "experimentVersionId", started_at as "startedAt" from action_item_evidence
     where action_item_id = $1 and run_id is not null and experiment_version_id = $2 order by started_at desc, id desc limit 1`,
    [item.id, item.experimentVersionId],
  );
