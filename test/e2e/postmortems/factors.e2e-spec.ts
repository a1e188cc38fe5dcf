import { type Draft, startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.api.close());

const MISSING = ['nonsense', '01890000-0000-7000-8000-000000000000'];
const read = async (id: string, selection: string) =>
  (await world.viewer.ok(`query ($id: ID!) { postmortem(id: $id) { ${selection} } }`, { id })).postmortem;
const hostile = '<script>alert(1)</script> 😀 \u202eabc & "q"';

describe('factors and remarks', () => {
  it('adds, changes, reorders and removes factors', async () => {
    const { id } = await world.draft();
    const { service } = await world.admin.must(
      'serviceCreate',
      { key: 'order', name: 'Order', tier: 'TIER1', ownerTeamId: world.teamId },
      'service { id }',
    );
    const input = {
      postmortemId: id,
      title: `No timeout ${hostile}`,
      body: 'For years.',
      category: 'DESIGN',
      stabilityPattern: 'TIMEOUT',
      woodsConcept: 'ROBUSTNESS',
      serviceIds: [service.id],
      evidence: [{ text: 'dashboard', url: 'https://example.org/d' }],
    };
    const first = await world.writer.must(
      'contributingFactorAdd',
      input,
      'contributingFactor { id title category stabilityPattern woodsConcept services { key } evidence { text url } position }',
    );
    expect(first.contributingFactor).toEqual({
      id: expect.any(String),
      title: `No timeout ${hostile}`,
      category: 'DESIGN',
      stabilityPattern: 'TIMEOUT',
      woodsConcept: 'ROBUSTNESS',
      services: [{ key: 'order' }],
      evidence: [{ text: 'dashboard', url: 'https://example.org/d' }],
      position: 0,
    });
    const second = await world.writer.must('contributingFactorAdd', { postmortemId: id, title: 'Second' }, 'contributingFactor { id }');
    const order = [second.contributingFactor.id, first.contributingFactor.id];
    expect(
      (
        await world.writer.must('contributingFactorReorder', { postmortemId: id, ids: order }, 'postmortem { factors { id } }')
      ).postmortem.factors.map((factor: { id: string }) => factor.id),
    ).toEqual(order);
    expect(await world.writer.refusal('contributingFactorReorder', { postmortemId: id, ids: [order[0]] })).toEqual(['ORDER_INCOMPLETE']);
    const changed = await world.writer.must(
      'contributingFactorUpdate',
      { id: first.contributingFactor.id, expectedRevision: 1, title: 'Renamed', stabilityPattern: null },
      'contributingFactor { title stabilityPattern woodsConcept revision }',
    );
    expect(changed.contributingFactor).toEqual({ title: 'Renamed', stabilityPattern: null, woodsConcept: 'ROBUSTNESS', revision: 2 });
    expect(await world.writer.refusal('contributingFactorRemove', { id: first.contributingFactor.id, expectedRevision: 1 })).toEqual([
      'REVISION_CONFLICT',
    ]);
    expect(
      (
        await world.writer.must(
          'contributingFactorRemove',
          { id: first.contributingFactor.id, expectedRevision: 2 },
          'postmortem { factors { title } }',
        )
      ).postmortem.factors,
    ).toEqual([{ title: 'Second' }]);
  });

  it('adds, changes and removes remarks', async () => {
    const { id } = await world.draft();
    const { mitigator } = await world.writer.must(
      'mitigatorAdd',
      { postmortemId: id, kind: 'GOT_LUCKY', text: 'It was early.' },
      'mitigator { id kind text }',
    );
    expect(mitigator).toMatchObject({ kind: 'GOT_LUCKY', text: 'It was early.' });
    await world.writer.must('mitigatorUpdate', { id: mitigator.id, expectedRevision: 1, kind: 'WENT_WELL', text: 'It was seen early.' });
    expect((await read(id, 'mitigators { kind text }')).mitigators).toEqual([{ kind: 'WENT_WELL', text: 'It was seen early.' }]);
    expect(await world.writer.refusal('mitigatorUpdate', { id: mitigator.id, expectedRevision: 1, text: 'x' })).toEqual([
      'REVISION_CONFLICT',
    ]);
    await world.writer.must('mitigatorRemove', { id: mitigator.id, expectedRevision: 2 });
    expect((await read(id, 'mitigators { kind }')).mitigators).toEqual([]);
  });

  it.each<[string, string, (draft: Draft) => object, string]>([
    ['an empty title', 'contributingFactorAdd', ({ id }) => ({ postmortemId: id, title: ' ' }), 'TEXT_REQUIRED'],
    ['an over-long title', 'contributingFactorAdd', ({ id }) => ({ postmortemId: id, title: 'x'.repeat(201) }), 'TEXT_TOO_LONG'],
    [
      'an unknown service',
      'contributingFactorAdd',
      ({ id }) => ({ postmortemId: id, title: 'A', serviceIds: ['nope'] }),
      'SERVICE_NOT_FOUND',
    ],
    [
      'a link that is no link',
      'contributingFactorAdd',
      ({ id }) => ({ postmortemId: id, title: 'A', evidence: [{ url: 'javascript:alert(1)' }] }),
      'URL_INVALID',
    ],
    [
      'an entry of another timeline',
      'contributingFactorAdd',
      ({ id }) => ({ postmortemId: id, title: 'A', evidence: [{ timelineEntryId: MISSING[1] }] }),
      'ENTRY_NOT_FOUND',
    ],
    ['an empty remark', 'mitigatorAdd', ({ id }) => ({ postmortemId: id, kind: 'WENT_WELL', text: '\0' }), 'TEXT_REQUIRED'],
    [
      'an over-long remark',
      'mitigatorAdd',
      ({ id }) => ({ postmortemId: id, kind: 'WENT_WELL', text: 'x'.repeat(2_001) }),
      'TEXT_TOO_LONG',
    ],
  ])('refuses %s and saves nothing', async (_case, name, input, code) => {
    const draft = await world.draft();
    expect(await world.writer.refusal(name, input(draft) as Record<string, unknown>)).toEqual([code]);
    expect(await read(draft.id, 'factors { id } mitigators { id }')).toEqual({ factors: [], mitigators: [] });
  });
});
