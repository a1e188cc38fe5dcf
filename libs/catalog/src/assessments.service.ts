import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { NotFoundError, refuse, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { assessmentProblem } from './domain/assessment';
import { PracticeAssessmentEntity } from './practice-assessment.entity';
import type { PracticeStatus } from './practice-assessment.enums';
import type { PracticeAssessmentSetInput } from './practice-assessment.type';
import { ServicesService } from './services.service';

/** What a finished run showed about an assessment. */
interface RunEvidence {
  assessmentId: string;
  status: PracticeStatus;
  evidence: string;
  runId: string;
}

/** How far each service is with each resilience practice. */
@Injectable()
export class AssessmentsService {
  constructor(private readonly services: ServicesService) {}

  async set(tx: Tx, input: PracticeAssessmentSetInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'practiceAssessment:write');
    const [serviceId] = await this.services.requireAll(tx, [input.serviceId], ['input', 'serviceId']);
    const { practice, status } = input;
    const there = await tx.em.findOne(PracticeAssessmentEntity, {
      where: { serviceId: serviceId!, practice },
      lock: { mode: 'pessimistic_write' },
    });
    if (there) refuseConflict(input.expectedRevision ?? 0, there.revision, { practiceAssessment: there.id });
    const texts = new TextInput();
    const implementation =
      input.implementation == null ? (there?.implementation ?? '') : texts.short(input.implementation, 'implementation');
    const evidence = input.evidence == null ? (there?.evidence ?? '') : texts.short(input.evidence, 'evidence');
    texts.done();
    const problem = assessmentProblem(status, evidence);
    if (problem) refuse('EVIDENCE_MISSING', problem, ['input', 'evidence']);
    // A person's own words replace what a run showed, so the run no longer stands behind them.
    const evidenceRunId = there && evidence === there.evidence && status === there.status ? there.evidenceRunId : null;
    const row = await tx.one<{ id: string }>(
      `insert into practice_assessment (id, service_id, practice, implementation, status, evidence, evidence_run_id)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (service_id, practice) do update set implementation = excluded.implementation, status = excluded.status,
         evidence = excluded.evidence, evidence_run_id = excluded.evidence_run_id, assessed_at = now(), revision = practice_assessment.revision + 1
         where practice_assessment.revision = $8
       returning id`,
      [tx.id(), serviceId, practice, implementation, status, evidence, evidenceRunId, there?.revision ?? 0],
    );
    if (!row)
      refuse('REVISION_CONFLICT', 'It was assessed by somebody else at the same moment; read it again.', ['input', 'expectedRevision']);
    tx.audit('practiceAssessment.set', 'practiceAssessment', row.id, { practice, status });
    tx.changed('practiceAssessment', row.id, serviceId);
    return { ids: { practiceAssessment: row.id } };
  }

  /** Follows a finished run: sets the status with the run as evidence. Called by the system, without a policy check. */
  async setFromEvidence(tx: Tx, { assessmentId, status, evidence, runId }: RunEvidence): Promise<void> {
    const row = await tx.one<{ service_id: string }>(
      `with changed as (
         update practice_assessment set status = $2, evidence = left($3, ${TEXT_LIMITS.short}), evidence_run_id = $4, assessed_at = now(),
           revision = revision + 1
         where id = $1 returning service_id
       ) select service_id from changed`,
      [assessmentId, status, evidence.replaceAll('\0', ''), runId],
    );
    if (!row) throw new NotFoundError('No PracticeAssessment');
    tx.audit('practiceAssessment.set', 'practiceAssessment', assessmentId, { status, runId });
    tx.changed('practiceAssessment', assessmentId, row.service_id);
  }
}
