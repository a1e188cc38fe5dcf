import { AssessmentsService } from '@catalog';
import { SYSTEM_ACTOR } from '@platform/auth';
import { UnitOfWork } from '@platform/database';
import { NotFoundError } from '@platform/errors';
import { startTestApi, type TestApi } from '../../setup/test-api';

const RUN = '01890000-0000-7000-8000-0000000000aa';
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

it('an assessment follows a run, and the run no longer stands behind words a person wrote later', async () => {
  const writer = await api.as('contributor');
  const { service } = await writer.must('serviceCreate', { key: 'order', name: 'Order', tier: 'TIER1' }, 'service { id }');
  const base = { serviceId: service.id, practice: 'CIRCUIT_BREAKER' };
  const { practiceAssessment } = await writer.must('practiceAssessmentSet', { ...base, status: 'GAP' }, 'practiceAssessment { id }');
  const work = api.app.get(UnitOfWork, { strict: false });
  const assessments = api.app.get(AssessmentsService, { strict: false });
  const evidence = { assessmentId: practiceAssessment.id, status: 'done' as const, evidence: 'RUN-1 held and recovered', runId: RUN };
  await work.run(SYSTEM_ACTOR, (tx) => assessments.setFromEvidence(tx, evidence));
  const read = async () =>
    (await writer.ok('{ practiceAssessments { nodes { status evidence evidenceRunId revision } } }')).practiceAssessments.nodes;
  expect(await read()).toEqual([{ status: 'DONE', evidence: 'RUN-1 held and recovered', evidenceRunId: RUN, revision: 2 }]);
  await writer.must('practiceAssessmentSet', { ...base, status: 'DONE', implementation: 'opens after five failures', expectedRevision: 2 });
  expect(await read()).toMatchObject([{ evidenceRunId: RUN, revision: 3 }]);
  await writer.must('practiceAssessmentSet', { ...base, status: 'PARTIAL', evidence: 'only for reads', expectedRevision: 3 });
  expect(await read()).toMatchObject([{ status: 'PARTIAL', evidenceRunId: null, revision: 4 }]);
  await expect(work.run(SYSTEM_ACTOR, (tx) => assessments.setFromEvidence(tx, { ...evidence, assessmentId: RUN }))).rejects.toThrow(
    NotFoundError,
  );
});
