import { startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.api.close());

const CHECK =
  'checked reason findings { field ruleId category severity start end text message questions rewrites { start end text } confidence kept { reason } }';
const check = (text: string) =>
  world.viewer.ok(`query ($text: String!) { languageCheck(text: $text) { ${CHECK} } }`, { text }).then((data) => data.languageCheck);
const blaming = 'The outage was caused by human error.';

describe('ad-hoc check', () => {
  it('finds, places and questions', async () => {
    const { checked, findings } = await check(blaming);
    expect(checked).toBe(true);
    expect(findings[0]).toMatchObject({
      field: 'text',
      severity: 'ERROR',
      kept: null,
      questions: expect.arrayContaining([expect.any(String)]),
    });
    expect(blaming.slice(findings[0].start, findings[0].end)).toBe(findings[0].text);
  });

  it('says that it could not check another language instead of calling it clean', async () => {
    const result = await check(
      'Der Ausfall wurde durch einen menschlichen Fehler verursacht und niemand hat es vorher bemerkt, weil alle Anzeigen grün waren.',
    );
    expect(result).toMatchObject({ checked: false, reason: expect.stringMatching(/\w/) });
  });

  it('knows the people of the deployment without ever naming them', async () => {
    await world.api.db.query(`update user_account set name = 'Zorblax' where id = $1`, [world.viewer.userId]);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    const known = await check('The site was down for an hour because Zorblax broke the load balancer configuration.');
    expect(known.findings.map(({ category }: { category: string }) => category)).toContain('name-cause');
    const other = await check('The site was down for an hour and nobody could place an order at all.');
    expect(JSON.stringify(other)).not.toContain('Zorblax');
  });

  it('refuses a text that is too long', async () => {
    expect(
      await world.viewer.codes('query ($text: String!) { languageCheck(text: $text) { checked } }', { text: 'x'.repeat(200_001) }),
    ).toEqual(['TEXT_TOO_LONG']);
  });
});

describe('findings of objects', () => {
  it('shows them on every text-bearing type', async () => {
    const { id, incidentId, sections } = await world.draft();
    await world.writer.must('postmortemSectionUpdate', { id: sections[0]!.id, expectedRevision: 1, body: blaming });
    await world.writer.must('contributingFactorAdd', { postmortemId: id, title: blaming });
    await world.writer.must('mitigatorAdd', { postmortemId: id, kind: 'WENT_WELL', text: blaming });
    await world.writer.must('actionItemCreate', { postmortemId: id, title: blaming, priority: 'HIGH', kind: 'LEARN' });
    await world.writer.must('timelineEntryAdd', { incidentId, text: blaming });
    await world.writer.must('incidentUpdate', { id: incidentId, expectedRevision: 1, title: blaming });
    await world.writer.must('postmortemUpdate', { id, expectedRevision: 1, title: blaming });
    const field = 'languageFindings { checked findings { field ruleId severity start end } }';
    const { postmortem } = await world.viewer.ok(
      `query ($id: ID!) { postmortem(id: $id) { ${field} sections { ${field} } factors { ${field} } mitigators { ${field} } actionItems { ${field} } fields { ${field} }
        incident { ${field} timeline(first: 10) { nodes { text ${field} } } } } }`,
      { id },
    );
    const found = (object: { languageFindings: { findings: unknown[] } }) => object.languageFindings.findings.length;
    const entry = postmortem.incident.timeline.nodes.find(({ text }: { text: string }) => text === blaming);
    for (const object of [
      postmortem,
      postmortem.sections[0],
      postmortem.factors[0],
      postmortem.mitigators[0],
      postmortem.actionItems[0],
      postmortem.incident,
      entry,
    ]) {
      expect(found(object)).toBeGreaterThan(0);
    }
    expect(found(postmortem.fields[0])).toBe(0);
  });

  it('counts findings reported as wrong per rule, once each, for admins only', async () => {
    const { sections } = await world.draft();
    const objectId = sections[0]!.id;
    await world.writer.must('postmortemSectionUpdate', { id: objectId, expectedRevision: 1, body: blaming });
    const { ruleId, text } = (await check(blaming)).findings[0];
    const input = { objectType: 'PostmortemSection', objectId, ruleId, text };
    const one = await world.writer.must('languageFindingReport', input, 'rule { ruleId count }');
    expect((await world.writer.must('languageFindingReport', input, 'rule { ruleId count }')).rule).toEqual(one.rule);
    expect((await world.admin.ok('{ languageRuleReports { ruleId count } }')).languageRuleReports).toEqual([{ ruleId, count: 1 }]);
    expect(await world.writer.codes('{ languageRuleReports { ruleId } }')).toEqual(['FORBIDDEN']);
  });

  it('refuses to keep what is not there, without a reason, of unknown types, of missing objects, or for viewers', async () => {
    const { sections } = await world.draft();
    const objectId = sections[0]!.id;
    await world.writer.must('postmortemSectionUpdate', { id: objectId, expectedRevision: 1, body: blaming });
    const { ruleId, text } = (await check(blaming)).findings[0];
    const input = { objectType: 'PostmortemSection', objectId, ruleId, text, reason: 'because' };
    expect(await world.viewer.refusal('languageFindingKeep', input)).toEqual(['FORBIDDEN']);
    for (const [change, code] of [
      [{ text: 'other' }, 'FINDING_NOT_FOUND'],
      [{ ruleId: 'nope' }, 'FINDING_NOT_FOUND'],
      [{ reason: ' ' }, 'TEXT_REQUIRED'],
      [{ reason: 'x'.repeat(2_001) }, 'TEXT_TOO_LONG'],
      [{ objectType: 'User' }, 'OBJECT_TYPE_UNKNOWN'],
      [{ objectId: 'nope' }, 'NOT_FOUND'],
      [{ objectId: '01890000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ] as const) {
      expect(await world.writer.refusal('languageFindingKeep', { ...input, ...change })).toEqual([code]);
    }
    expect(await world.api.db.query('select id from language_keep where object_id = $1', [objectId])).toEqual([]);
  });
});
