import { startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.api.close());

const CANARY = 'canary-7f3a';

describe('the write-up of a restricted incident', () => {
  it('is invisible to everybody outside the team: reads, lists, counts, exports and every mutation', async () => {
    const { id, key, incidentId, sections } = await world.draft({ restricted: true });
    const section = sections[0]!;
    await world.insider.must('postmortemSectionUpdate', {
      id: section.id,
      expectedRevision: 1,
      body: `${CANARY}: it was caused by human error.`,
    });
    const { contributingFactor: factor } = await world.insider.must(
      'contributingFactorAdd',
      { postmortemId: id, title: CANARY },
      'contributingFactor { id }',
    );
    const { mitigator } = await world.insider.must(
      'mitigatorAdd',
      { postmortemId: id, kind: 'WENT_WELL', text: CANARY },
      'mitigator { id }',
    );
    const { actionItem } = await world.insider.must(
      'actionItemCreate',
      { postmortemId: id, title: CANARY, priority: 'HIGH', kind: 'LEARN' },
      'actionItem { id key }',
    );
    const page =
      'query ($id: ID) { postmortem(id: $id) { sections { body languageFindings { findings { text } } } factors { title } actionItems { title } fields { id } } }';
    const seen = await world.insider.ok(page, { id });
    expect(JSON.stringify(seen)).toContain(CANARY);
    const fieldId = seen.postmortem.fields[0].id;

    // An admin has every right, but is not of the team.
    const outsider = world.admin;
    expect(await outsider.codes(page, { id })).toEqual(['NOT_FOUND']);
    expect(await outsider.codes('query ($key: String) { postmortem(key: $key) { id } }', { key })).toEqual(['NOT_FOUND']);
    expect(await outsider.codes('query ($id: ID) { actionItem(id: $id) { id } }', { id: actionItem.id })).toEqual(['NOT_FOUND']);
    expect(await outsider.codes('query ($key: String) { actionItem(key: $key) { id } }', { key: actionItem.key })).toEqual(['NOT_FOUND']);
    expect(await outsider.codes('query ($id: ID!) { postmortemMarkdown(id: $id) }', { id })).toEqual(['NOT_FOUND']);
    const lists = await outsider.ok(
      '{ postmortems { totalCount nodes { id } } actionItems { totalCount nodes { id } } languageRuleReports { ruleId } }',
    );
    expect(lists).toMatchObject({ postmortems: { totalCount: 0, nodes: [] }, actionItems: { totalCount: 0, nodes: [] } });

    const revision = { expectedRevision: 1 };
    const finding = { objectType: 'PostmortemSection', objectId: section.id, fingerprint: 'x' };
    const mutations: [string, Record<string, unknown>][] = [
      ['postmortemCreate', { incidentId }],
      ['postmortemUpdate', { id, ...revision, title: 'T' }],
      ...['Submit', 'Reopen', 'Publish', 'Archive'].map((verb): [string, Record<string, unknown>] => [
        `postmortem${verb}`,
        { id, ...revision },
      ]),
      ['postmortemSectionUpdate', { id: section.id, expectedRevision: 2, body: 'x' }],
      ['postmortemSectionRestore', { id: section.id, expectedRevision: 2, number: 1 }],
      ['postmortemFieldUpdate', { id: fieldId, ...revision, entries: [] }],
      ['contributingFactorAdd', { postmortemId: id, title: 'T' }],
      ['contributingFactorUpdate', { id: factor.id, ...revision, title: 'T' }],
      ['contributingFactorRemove', { id: factor.id, ...revision }],
      ['contributingFactorReorder', { postmortemId: id, ids: [factor.id] }],
      ['mitigatorAdd', { postmortemId: id, kind: 'WENT_WELL', text: 'T' }],
      ['mitigatorUpdate', { id: mitigator.id, ...revision, text: 'T' }],
      ['mitigatorRemove', { id: mitigator.id, ...revision }],
      ['actionItemCreate', { postmortemId: id, title: 'T', priority: 'HIGH', kind: 'LEARN' }],
      ['actionItemUpdate', { id: actionItem.id, ...revision, title: 'T' }],
      ...['Commit', 'Start', 'ClaimDone', 'Reopen', 'Verify'].map((verb): [string, Record<string, unknown>] => [
        `actionItem${verb}`,
        { id: actionItem.id, ...revision },
      ]),
      ['actionItemNotDoing', { id: actionItem.id, ...revision, reason: 'R', until: '2099-01-01' }],
      ['languageFindingKeep', { ...finding, reason: 'because' }],
      ['languageFindingUnkeep', finding],
      ['languageFindingReport', finding],
      ['languageFindingReportWithdraw', finding],
    ];
    for (const [name, input] of mutations) expect([name, await outsider.refusal(name, input)]).toEqual([name, ['NOT_FOUND']]);
    expect(await world.insider.ok(page, { id })).toEqual(seen);
  });
});
