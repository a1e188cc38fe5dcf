import { SYSTEM_ACTOR } from '@platform/auth';
import { UnitOfWork } from '@platform/database';
import { UuidSource } from '@platform/ids';
import { ActionItemsService, ExperimentVersions } from '@postmortems';
import { startWorld, type World } from './world';

const ids = new UuidSource();
const MISSING = ['nonsense', '01890000-0000-7000-8000-000000000000'];
/** Experiments and their current versions, as the lib above would know them. */
const experiments = new Map<string, string>();
let world: World;
let postmortemId: string;

beforeAll(async () => {
  world = await startWorld();
  world.api.app.get(ExperimentVersions).use(async (_tx, experimentId, requested) => {
    const current = experiments.get(experimentId) ?? null;
    return requested === null || requested === current ? current : null;
  });
  postmortemId = (await world.draft()).id;
}, 60_000);
afterAll(() => world?.api.close());

const FIELDS = 'actionItem { id key status revision claimedAt verifiedAt experimentVersionId notDoingReason notDoingUntil }';
const read = async (id: string, selection = 'status revision') =>
  (await world.viewer.ok(`query ($id: ID) { actionItem(id: $id) { ${selection} } }`, { id })).actionItem;
const create = async (more: object = {}) =>
  (
    await world.writer.must(
      'actionItemCreate',
      { postmortemId, title: 'Put a timeout', priority: 'HIGH', kind: 'PREVENT', ownerTeamId: world.teamId, ...more },
      FIELDS,
    )
  ).actionItem;
const move = async (verb: string, id: string, more: object = {}) => {
  const { revision } = await read(id);
  return (await world.writer.must(`actionItem${verb}`, { id, expectedRevision: revision, ...more }, FIELDS)).actionItem;
};

/** An item whose claim pins the version of its own experiment. */
async function claimed(more: object = {}) {
  const experimentId = ids.next();
  experiments.set(experimentId, ids.next());
  const { id } = await create({ experimentId, ...more });
  for (const verb of ['Commit', 'Start']) await move(verb, id);
  const item = await move('ClaimDone', id);
  return { id, versionId: item.experimentVersionId as string, revision: item.revision as number };
}

const run = (versionId: string, verdict: 'green' | 'red', startedAt = new Date(Date.now() + 60_000), runId = ids.next()) =>
  world.api.app
    .get(UnitOfWork)
    .run(SYSTEM_ACTOR, (tx) =>
      world.api.app.get(ActionItemsService).recordEvidence(tx, { experimentVersionId: versionId, runId, verdict, startedAt }),
    );

describe('what an action item says', () => {
  it('is written down as an idea, with a key, and changed', async () => {
    const item = await create({ dueOn: '2031-02-03', trackerUrl: 'https://tracker.example.org/1' });
    expect(item).toMatchObject({ key: expect.stringMatching(/^AI-\d+$/), status: 'IDEA', revision: 1 });
    await world.writer.must('actionItemUpdate', {
      id: item.id,
      expectedRevision: 1,
      title: '<b>New</b> 😀',
      dueOn: null,
      ownerTeamId: null,
      priority: 'LOWER',
    });
    expect(await read(item.id, 'title dueOn trackerUrl priority ownerTeam { key } postmortem { id }')).toEqual({
      title: '<b>New</b> 😀',
      dueOn: null,
      trackerUrl: 'https://tracker.example.org/1',
      priority: 'LOWER',
      ownerTeam: null,
      postmortem: { id: postmortemId },
    });
    const byKey = await world.viewer.ok('query ($key: String) { actionItem(key: $key) { id } }', { key: item.key });
    expect(byKey.actionItem.id).toBe(item.id);
  });

  it.each<[string, object, string]>([
    ['an empty title', { title: '' }, 'TEXT_REQUIRED'],
    ['an over-long title', { title: 'x'.repeat(201) }, 'TEXT_TOO_LONG'],
    ['an over-long text', { body: 'x'.repeat(100_001) }, 'TEXT_TOO_LONG'],
    ['a day that is none', { dueOn: '2031-02-30' }, 'DATE_INVALID'],
    ['a link that is none', { trackerUrl: 'file:///etc/passwd' }, 'URL_INVALID'],
    ['an unknown team', { ownerTeamId: MISSING[1] }, 'TEAM_NOT_FOUND'],
    ['an unknown factor', { factorId: MISSING[1] }, 'FACTOR_NOT_FOUND'],
    ['an unknown assessment', { practiceAssessmentId: 'nope' }, 'ASSESSMENT_NOT_FOUND'],
    ['an unknown experiment', { experimentId: MISSING[1] }, 'EXPERIMENT_NOT_FOUND'],
    ['a test without a link', { verificationKind: 'TEST_LINK' }, 'URL_MISSING'],
    ['an experiment without its id', { verificationKind: 'EXPERIMENT' }, 'EXPERIMENT_MISSING'],
    ['"cannot be verified" without a reason', { verificationKind: 'CANNOT_BE_VERIFIED' }, 'REASON_MISSING'],
  ])('refuses %s and saves nothing', async (_case, more, code) => {
    const count = async () => (await world.api.db.query('select id from action_item')).length;
    const before = await count();
    expect(await world.writer.refusal('actionItemCreate', { postmortemId, title: 'A', priority: 'HIGH', kind: 'LEARN', ...more })).toEqual([
      code,
    ]);
    expect(await count()).toBe(before);
  });

  it('lists by status and team, most urgent first', async () => {
    const { id } = await world.draft();
    for (const priority of ['LOWER', 'HIGH', 'MEDIUM']) await create({ postmortemId: id, priority });
    const { actionItems } = await world.viewer.ok(
      'query ($filter: ActionItemFilterInput) { actionItems(filter: $filter, orderBy: PRIORITY) { totalCount nodes { priority } } }',
      { filter: { postmortemId: id, status: 'IDEA', ownerTeamId: world.teamId, overdue: false } },
    );
    expect(actionItems).toEqual({ totalCount: 3, nodes: [{ priority: 'HIGH' }, { priority: 'MEDIUM' }, { priority: 'LOWER' }] });
  });
});

describe('moves', () => {
  it('needs a team to commit and a way to verify to claim', async () => {
    const { id } = await create({ ownerTeamId: null });
    expect(await world.writer.refusal('actionItemCommit', { id, expectedRevision: 1 })).toEqual(['OWNER_TEAM_MISSING']);
    await world.writer.must('actionItemUpdate', { id, expectedRevision: 1, ownerTeamId: world.teamId });
    await move('Commit', id);
    await move('Start', id);
    expect(await world.writer.refusal('actionItemClaimDone', { id, expectedRevision: 4 })).toEqual(['VERIFICATION_MISSING']);
    expect(await read(id)).toEqual({ status: 'IN_PROGRESS', revision: 4 });
  });

  it('is not done with a reason until a day, and opened again', async () => {
    const { id } = await create();
    for (const [more, code] of [
      [{ reason: ' ', until: '2099-01-01' }, 'TEXT_REQUIRED'],
      [{ reason: 'x'.repeat(2_001), until: '2099-01-01' }, 'TEXT_TOO_LONG'],
      [{ reason: 'No', until: '2001-01-01' }, 'EXPIRY_NOT_IN_FUTURE'],
      [{ reason: 'No', until: 'soon' }, 'DATE_INVALID'],
    ] as const) {
      expect(await world.writer.refusal('actionItemNotDoing', { id, expectedRevision: 1, ...more })).toEqual([code]);
    }
    expect(await move('NotDoing', id, { reason: 'The service goes away', until: '2099-01-01' })).toMatchObject({
      status: 'NOT_DOING',
      notDoingReason: 'The service goes away',
      notDoingUntil: '2099-01-01',
    });
    expect(await move('Reopen', id)).toMatchObject({ status: 'COMMITTED', notDoingReason: null });
  });

  const MOVES: [string, object][] = [
    ['actionItemUpdate', { title: 'T' }],
    ['actionItemCommit', {}],
    ['actionItemStart', {}],
    ['actionItemClaimDone', {}],
    ['actionItemVerify', { link: 'https://example.org' }],
    ['actionItemReopen', {}],
    ['actionItemNotDoing', { reason: 'No', until: '2099-01-01' }],
  ];
  it.each(MOVES)('%s refuses viewers, missing ids and stale revisions', async (name, more) => {
    const { id } = await create();
    expect(await world.viewer.refusal(name, { id, expectedRevision: 1, ...more })).toEqual(['FORBIDDEN']);
    expect(await world.writer.refusal(name, { id, expectedRevision: 5, ...more })).toEqual(['REVISION_CONFLICT']);
    for (const missing of MISSING)
      expect(await world.writer.refusal(name, { id: missing, expectedRevision: 1, ...more })).toEqual(['NOT_FOUND']);
    expect(await read(id)).toEqual({ status: 'IDEA', revision: 1 });
  });

  it.each(['actionItemStart', 'actionItemClaimDone', 'actionItemReopen'])('%s of an idea is not allowed', async (name) => {
    const { id } = await create();
    expect(await world.writer.refusal(name, { id, expectedRevision: 1 })).toEqual(['MOVE_NOT_ALLOWED']);
    expect(await read(id)).toEqual({ status: 'IDEA', revision: 1 });
  });
});

describe('proof', () => {
  it('pins the version at the claim; a green run that started later verifies', async () => {
    const { id, versionId } = await claimed();
    expect(await run(versionId, 'green', new Date(Date.now() - 3_600_000))).toEqual([]);
    expect(await run(ids.next(), 'green')).toEqual([]);
    expect((await read(id)).status).toBe('DONE_CLAIMED');
    expect(await run(versionId, 'green')).toEqual([id]);
    expect(await read(id, 'status verifiedAt evidence { verdict experimentVersionId }')).toEqual({
      status: 'VERIFIED',
      verifiedAt: expect.any(String),
      evidence: [{ verdict: 'GREEN', experimentVersionId: versionId }],
    });
  });

  it('lets a later red run re-open what was verified; it must be claimed again', async () => {
    const { id, versionId } = await claimed();
    await run(versionId, 'green', new Date(Date.now() + 60_000));
    expect(await run(versionId, 'red', new Date(Date.now() + 120_000))).toEqual([id]);
    expect((await read(id)).status).toBe('REFUTED');
    expect(await run(versionId, 'green', new Date(Date.now() + 180_000))).toEqual([]);
    expect((await move('Reopen', id)).status).toBe('IN_PROGRESS');
    expect((await move('ClaimDone', id)).status).toBe('DONE_CLAIMED');
  });

  it('takes the same run once, and lets no older run overrule a newer one', async () => {
    const { id, versionId } = await claimed();
    const runId = ids.next();
    const later = new Date(Date.now() + 120_000);
    await run(versionId, 'green', later, runId);
    expect(await run(versionId, 'red', later, runId)).toEqual([]);
    expect(await run(versionId, 'red', new Date(Date.now() + 60_000))).toEqual([]);
    expect((await read(id)).status).toBe('VERIFIED');
  });

  it('lets the practice assessment follow the evidence', async () => {
    const { service } = await world.admin.must(
      'serviceCreate',
      { key: 'order', name: 'Order', tier: 'TIER1', ownerTeamId: world.teamId },
      'service { id }',
    );
    const { practiceAssessment } = await world.admin.must(
      'practiceAssessmentSet',
      { serviceId: service.id, practice: 'TIMEOUT', status: 'GAP', implementation: 'none' },
      'practiceAssessment { id }',
    );
    const { id, versionId } = await claimed({ practiceAssessmentId: practiceAssessment.id });
    const assessment = async () => (await read(id, 'practiceAssessment { status }')).practiceAssessment.status;
    await run(versionId, 'green', new Date(Date.now() + 60_000));
    expect(await assessment()).toBe('DONE');
    await run(versionId, 'red', new Date(Date.now() + 120_000));
    expect(await assessment()).toBe('PARTIAL');
  });

  it('is verified by hand through a link where no experiment fits, and never when it cannot be', async () => {
    const { id } = await create({ verificationKind: 'DOCUMENT_DRILL', verificationNote: 'Walk through the restore page' });
    for (const verb of ['Commit', 'Start', 'ClaimDone']) await move(verb, id);
    expect(await world.writer.refusal('actionItemVerify', { id, expectedRevision: 4 })).toEqual(['EVIDENCE_MISSING']);
    expect(await move('Verify', id, { link: 'https://example.org/drill', note: 'It worked' })).toMatchObject({ status: 'VERIFIED' });
    const other = await create({ verificationKind: 'CANNOT_BE_VERIFIED', verificationNote: 'Needs a real zone loss' });
    for (const verb of ['Commit', 'Start', 'ClaimDone']) await move(verb, other.id);
    expect(await world.writer.refusal('actionItemVerify', { id: other.id, expectedRevision: 4, link: 'https://example.org' })).toEqual([
      'CANNOT_BE_VERIFIED',
    ]);
  });

  it('is not verified by hand without a run on record', async () => {
    const { id, revision } = await claimed();
    expect(await world.writer.refusal('actionItemVerify', { id, expectedRevision: revision, link: 'https://example.org' })).toEqual([
      'NO_RUN_SINCE_CLAIM',
    ]);
  });

  it('lets one of two verifications at once win; the other is a conflict', async () => {
    const { id } = await create({ verificationKind: 'TEST_LINK', verificationLink: 'https://example.org/test' });
    for (const verb of ['Commit', 'Start', 'ClaimDone']) await move(verb, id);
    const tries = await Promise.all(
      [1, 2].map(() => world.writer.refusal('actionItemVerify', { id, expectedRevision: 4, link: 'https://example.org/run' })),
    );
    expect(tries.sort()).toEqual([[], ['REVISION_CONFLICT']]);
    expect(await world.api.db.query('select id from action_item_evidence where action_item_id = $1', [id])).toHaveLength(1);
  });
});
