import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';

const MISSING = '01890000-0000-7000-8000-000000000000';
const HOSTILE = '<script>alert(1)</script> \u202Eright to left 🧯 \0 & "quotes"';

let api: TestApi;
let writer: TestClient;
let viewer: TestClient;
let teamId: string;
beforeAll(async () => {
  api = await startTestApi();
  teamId = await api.team('payments');
  writer = await api.as('contributor');
  viewer = await api.as('viewer');
});
afterAll(() => api?.close());

let counter = 0;
const service = async (extra: Record<string, unknown> = {}) =>
  (
    await writer.must(
      'serviceCreate',
      { key: `service-${++counter}`, name: 'A service', tier: 'TIER1', ...extra },
      'service { id key revision }',
    )
  ).service;
const counts = async () =>
  (
    await api.db.query(
      `select (select count(*) from service)::int services, (select count(*) from service_dependency)::int dependencies,
       (select count(*) from feature)::int features, (select count(*) from practice_assessment)::int assessments,
       (select coalesce(sum(revision), 0) from service)::int + (select coalesce(sum(revision), 0) from feature)::int
       + (select coalesce(sum(revision), 0) from practice_assessment)::int revisions`,
    )
  )[0];
/** The first userError's code and path, and that nothing was saved. */
async function refused(name: string, input: Record<string, unknown>) {
  const before = await counts();
  const payload = await writer.mutate(name, input);
  expect(await counts()).toEqual(before);
  return payload.userErrors.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`);
}

describe('services', () => {
  it('are made, changed, found by key, listed and archived', async () => {
    const made = await service({ ownerTeamId: teamId, consistencyChoice: 'AVAILABILITY', description: HOSTILE });
    const read = (key: string) =>
      viewer.ok(
        `query ($key: String) { service(key: $key) { id name tier description consistencyChoice archived revision ownerTeam { key } } }`,
        {
          key,
        },
      );
    expect((await read(made.key)).service).toEqual({
      id: made.id,
      name: 'A service',
      tier: 'TIER1',
      description: HOSTILE.replace('\0', ''),
      consistencyChoice: 'AVAILABILITY',
      archived: false,
      revision: 1,
      ownerTeam: { key: 'payments' },
    });
    await writer.must('serviceUpdate', { id: made.id, expectedRevision: 1, tier: 'TIER3', ownerTeamId: null, archived: true });
    expect((await read(made.key)).service).toMatchObject({
      tier: 'TIER3',
      ownerTeam: null,
      archived: true,
      name: 'A service',
      revision: 2,
    });
    const list = await viewer.ok(
      `query ($filter: ServiceFilterInput) { services(filter: $filter, orderBy: TIER) { totalCount nodes { key } } }`,
      { filter: { archived: true, search: made.key.toUpperCase() } },
    );
    expect(list.services).toEqual({ totalCount: 1, nodes: [{ key: made.key }] });
  });

  it('take wildcards and malformed ids of filters literally', async () => {
    await service();
    const total = async (filter: object) =>
      (await viewer.ok('query ($f: ServiceFilterInput) { services(filter: $f) { totalCount } }', { f: filter })).services.totalCount;
    expect(await total({ search: 'SERVICE-' })).toBeGreaterThan(0);
    expect(await total({ search: '%' })).toBe(0);
    expect(await total({ search: '\\' })).toBe(0);
    expect(await total({ ownerTeamId: 'nonsense' })).toBe(0);
  });

  it.each<[string, () => Promise<Record<string, unknown>>, string[]]>([
    ['a key with blanks', async () => ({ key: 'Not a key', name: 'x', tier: 'TIER1' }), ['KEY_INVALID input.key']],
    ['a key that is taken', async () => ({ key: (await service()).key, name: 'x', tier: 'TIER1' }), ['KEY_TAKEN input.key']],
    ['an empty name', async () => ({ key: 'empty-name', name: ' \0 ', tier: 'TIER1' }), ['TEXT_REQUIRED input.name']],
    [
      'texts that are too long',
      async () => ({ key: 'long', name: 'x'.repeat(201), tier: 'TIER1', description: 'x'.repeat(2001) }),
      ['TEXT_TOO_LONG input.name', 'TEXT_TOO_LONG input.description'],
    ],
    [
      'a team that is not there',
      async () => ({ key: 'no-team', name: 'x', tier: 'TIER1', ownerTeamId: MISSING }),
      ['TEAM_NOT_FOUND input.ownerTeamId'],
    ],
  ])('refuse %s and save nothing', async (_name, input, errors) => {
    const resolved = await input();
    expect(await refused('serviceCreate', resolved)).toEqual(errors);
  });

  it('show what stands there when the revision is stale', async () => {
    const { id } = await service();
    await writer.must('serviceUpdate', { id, expectedRevision: 1, name: 'Newer' });
    const payload = await writer.mutate('serviceUpdate', { id, expectedRevision: 1, name: 'Lost' }, 'service { name revision }');
    expect(payload).toEqual({
      service: { name: 'Newer', revision: 2 },
      userErrors: [{ code: 'REVISION_CONFLICT', message: expect.any(String), path: ['input', 'expectedRevision'] }],
    });
  });

  it('ask for exactly one of id and key', async () => {
    expect(await viewer.codes('{ service { name } }')).toEqual(['ONE_OF_ID_AND_KEY']);
    expect(await viewer.codes(`{ service(id: "${MISSING}", key: "x") { name } }`)).toEqual(['ONE_OF_ID_AND_KEY']);
    expect(await viewer.codes('{ service(key: "nobody") { name } }')).toEqual(['NOT_FOUND']);
  });
});

describe('dependencies', () => {
  it('are seen from both ends and can be removed', async () => {
    const [from, to] = [await service(), await service()];
    const input = { fromServiceId: from.id, toServiceId: to.id, mode: 'SYNC', criticality: 'DEGRADABLE' };
    const { dependency } = await writer.must('dependencyAdd', input, 'dependency { id mode criticality from { key } to { key } }');
    expect(dependency).toEqual({
      id: expect.any(String),
      mode: 'SYNC',
      criticality: 'DEGRADABLE',
      from: { key: from.key },
      to: { key: to.key },
    });
    const read = async () =>
      await viewer.ok(
        `query ($a: ID, $b: ID) {
          a: service(id: $a) { dependencies { to { key } } dependents { id } } b: service(id: $b) { dependents { from { key } } }
        }`,
        { a: from.id, b: to.id },
      );
    expect(await read()).toEqual({
      a: { dependencies: [{ to: { key: to.key } }], dependents: [] },
      b: { dependents: [{ from: { key: from.key } }] },
    });
    expect(await refused('dependencyAdd', input)).toEqual(['DEPENDENCY_EXISTS input']);
    const { service: left } = await writer.must('dependencyRemove', { id: dependency.id }, 'service { key dependencies { id } }');
    expect(left).toEqual({ key: from.key, dependencies: [] });
    expect(await writer.refusal('dependencyRemove', { id: dependency.id })).toEqual(['NOT_FOUND']);
  });

  it('refuse a service that depends on itself, and services that are not there', async () => {
    const { id } = await service();
    const input = { fromServiceId: id, toServiceId: id, mode: 'ASYNC', criticality: 'CRITICAL' };
    expect(await refused('dependencyAdd', input)).toEqual(['DEPENDS_ON_ITSELF input.toServiceId']);
    expect(await refused('dependencyAdd', { ...input, toServiceId: id.toUpperCase() })).toEqual(['DEPENDS_ON_ITSELF input.toServiceId']);
    expect(await refused('dependencyAdd', { ...input, fromServiceId: 'x' })).toEqual(['SERVICE_NOT_FOUND input.fromServiceId']);
    expect(await refused('dependencyAdd', { ...input, toServiceId: MISSING })).toEqual(['SERVICE_NOT_FOUND input.toServiceId']);
  });
});

describe('features', () => {
  it('carry their degradation row and the services they need', async () => {
    const [one, two] = [await service(), await service()];
    const input = {
      key: 'recommendations',
      name: 'Recommendations',
      criticality: 'LOW',
      degradedBehaviour: 'hidden',
      serviceIds: [one.id],
    };
    const { feature } = await writer.must('featureCreate', input, 'feature { id services { key } }');
    expect(feature.services).toEqual([{ key: one.key }]);
    await writer.must('featureUpdate', { id: feature.id, expectedRevision: 1, criticality: 'HIGH', serviceIds: [two.id], archived: true });
    const { features } = await viewer.ok(
      `query ($f: FeatureFilterInput) { features(filter: $f) { nodes { key name criticality degradedBehaviour archived revision services { key features { key } } } } }`,
      { f: { serviceId: two.id, archived: true, criticality: 'HIGH' } },
    );
    expect(features.nodes).toEqual([
      {
        key: 'recommendations',
        name: 'Recommendations',
        criticality: 'HIGH',
        degradedBehaviour: 'hidden',
        archived: true,
        revision: 2,
        services: [{ key: two.key, features: [{ key: 'recommendations' }] }],
      },
    ]);
  });

  it('refuse bad input and save nothing of it', async () => {
    const base = { key: 'checkout', name: 'Checkout', criticality: 'CRITICAL' };
    const { feature } = await writer.must('featureCreate', base, 'feature { id }');
    expect(await refused('featureCreate', base)).toEqual(['KEY_TAKEN input.key']);
    expect(await refused('featureCreate', { ...base, key: '-', name: '' })).toEqual(['KEY_INVALID input.key', 'TEXT_REQUIRED input.name']);
    expect(await refused('featureCreate', { ...base, key: 'other', serviceIds: ['x'] })).toEqual(['SERVICE_NOT_FOUND input.serviceIds']);
    const update = { id: feature.id, expectedRevision: 1 };
    expect(await refused('featureUpdate', { ...update, degradedBehaviour: 'x'.repeat(2001) })).toEqual([
      'TEXT_TOO_LONG input.degradedBehaviour',
    ]);
    expect(await refused('featureUpdate', { ...update, name: 'Changed', serviceIds: [MISSING] })).toEqual([
      'SERVICE_NOT_FOUND input.serviceIds',
    ]);
    expect(await refused('featureUpdate', { ...update, expectedRevision: 7 })).toEqual(['REVISION_CONFLICT input.expectedRevision']);
  });
});

describe('practice assessments', () => {
  it('are made, replaced and filtered; done needs evidence', async () => {
    const { id: serviceId, key } = await service();
    const base = { serviceId, practice: 'TIMEOUT' };
    expect(await refused('practiceAssessmentSet', { ...base, status: 'DONE' })).toEqual(['EVIDENCE_MISSING input.evidence']);
    expect(await refused('practiceAssessmentSet', { ...base, status: 'DONE', evidence: ' ' })).toEqual(['EVIDENCE_MISSING input.evidence']);
    await writer.must('practiceAssessmentSet', { ...base, status: 'GAP', implementation: 'none' });
    expect(await refused('practiceAssessmentSet', { ...base, status: 'PARTIAL' })).toEqual(['REVISION_CONFLICT input.expectedRevision']);
    const next = { ...base, status: 'DONE', evidence: 'a green run', expectedRevision: 1 };
    const { practiceAssessment } = await writer.must(
      'practiceAssessmentSet',
      next,
      'practiceAssessment { practice status implementation evidence evidenceRunId revision service { key } }',
    );
    const expected = {
      practice: 'TIMEOUT',
      status: 'DONE',
      implementation: 'none',
      evidence: 'a green run',
      evidenceRunId: null,
      revision: 2,
      service: { key },
    };
    expect(practiceAssessment).toEqual(expected);
    const list = async (filter: object) =>
      (await viewer.ok('query ($f: PracticeAssessmentFilterInput) { practiceAssessments(filter: $f) { nodes { status } } }', { f: filter }))
        .practiceAssessments.nodes;
    expect(await list({ serviceId, practice: 'TIMEOUT', status: 'DONE' })).toEqual([{ status: 'DONE' }]);
    expect(await list({ serviceId, status: 'GAP' })).toEqual([]);
    const { service: read } = await viewer.ok('query ($id: ID) { service(id: $id) { practiceAssessments { practice } } }', {
      id: serviceId,
    });
    expect(read.practiceAssessments).toEqual([{ practice: 'TIMEOUT' }]);
  });

  it('refuse a service that is not there and texts that are too long', async () => {
    const base = { practice: 'RETRY', status: 'GAP' };
    expect(await refused('practiceAssessmentSet', { ...base, serviceId: 'x' })).toEqual(['SERVICE_NOT_FOUND input.serviceId']);
    const { id: serviceId } = await service();
    expect(await refused('practiceAssessmentSet', { ...base, serviceId, evidence: 'x'.repeat(2001) })).toEqual([
      'TEXT_TOO_LONG input.evidence',
    ]);
  });
});

describe('rights and ids', () => {
  it('let only contributors write', async () => {
    const before = await counts();
    const inputs: [string, Record<string, unknown>][] = [
      ['serviceCreate', { key: 'k', name: 'n', tier: 'TIER1' }],
      ['serviceUpdate', { id: MISSING, expectedRevision: 1 }],
      ['dependencyAdd', { fromServiceId: MISSING, toServiceId: MISSING, mode: 'SYNC', criticality: 'CRITICAL' }],
      ['dependencyRemove', { id: MISSING }],
      ['featureCreate', { key: 'k', name: 'n', criticality: 'LOW' }],
      ['featureUpdate', { id: MISSING, expectedRevision: 1 }],
      ['practiceAssessmentSet', { serviceId: MISSING, practice: 'RETRY', status: 'GAP' }],
    ];
    for (const [name, input] of inputs) {
      expect([name, await viewer.refusal(name, input)]).toEqual([name, ['FORBIDDEN']]);
      expect([name, await api.anonymous.refusal(name, input)]).toEqual([name, ['UNAUTHENTICATED']]);
    }
    expect(await counts()).toEqual(before);
  });

  it.each(['nonsense', MISSING, `${MISSING}'; drop table service; --`])('answer the id %s as not found', async (id) => {
    for (const name of ['serviceUpdate', 'featureUpdate'])
      expect(await writer.refusal(name, { id, expectedRevision: 1 })).toEqual(['NOT_FOUND']);
    expect(await writer.refusal('dependencyRemove', { id })).toEqual(['NOT_FOUND']);
  });

  it('record each change in the same transaction', async () => {
    const { id } = await service();
    expect(await api.db.query('select action, actor_id from audit_event where subject_id = $1', [id])).toEqual([
      { action: 'service.created', actor_id: `user:${writer.userId}` },
    ]);
  });
});
