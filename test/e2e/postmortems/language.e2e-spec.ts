import { startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.api.close());

const CHECK =
  'checked reason words rulesVersion unchecked { field index reason } findings { fingerprint field index ruleId category severity start end text subject { kind text } message questions rewrites { start end text } confidence kept { reason } }';
const check = (text: string, more = '') =>
  world.viewer.ok(`query ($text: String!) { languageCheck(text: $text${more}) { ${CHECK} } }`, { text }).then((data) => data.languageCheck);
const blaming = 'The outage was caused by human error.';
const german =
  'Der Ausfall wurde durch einen menschlichen Fehler verursacht und niemand hat es vorher bemerkt, weil alle Anzeigen grün waren.';

describe('ad-hoc check', () => {
  it('finds, places, questions, and says who carries the sentence', async () => {
    const { checked, findings, words, rulesVersion, unchecked } = await check(blaming);
    expect({ checked, words, unchecked }).toEqual({ checked: true, words: 7, unchecked: [] });
    expect(rulesVersion).toMatch(/^\d+\.\d+\.\d+$/);
    expect(findings[0]).toMatchObject({
      field: 'text',
      index: null,
      severity: 'ERROR',
      category: 'HUMAN_ERROR',
      kept: null,
      questions: expect.arrayContaining([expect.any(String)]),
    });
    expect(blaming.slice(findings[0].start, findings[0].end)).toBe(findings[0].text);
    const { findings: counterfactual } = await check('The on-call engineer should have rolled back much sooner.');
    expect(counterfactual[0]).toMatchObject({
      category: 'COUNTERFACTUAL',
      subject: { kind: 'PERSON', text: expect.stringMatching(/engineer/) },
    });
  });

  it('says that it could not check another language instead of calling it clean', async () => {
    expect(await check(german)).toMatchObject({
      checked: false,
      reason: expect.stringMatching(/\w/),
      unchecked: [{ field: 'text', index: null }],
    });
  });

  it('shows hints on request only', async () => {
    const text = 'The root cause analysis is due next week.';
    expect((await check(text)).findings).toEqual([]);
    expect((await check(text, ', hints: true')).findings).toMatchObject([{ severity: 'HINT', category: 'SINGLE_CAUSE' }]);
  });

  it('knows the people of the deployment without ever naming them', async () => {
    await world.api.db.query(`update user_account set name = 'Zorblax' where id = $1`, [world.viewer.userId]);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    const known = await check('The site was down for an hour because Zorblax broke the load balancer configuration.');
    expect(known.findings.map(({ category }: { category: string }) => category)).toContain('NAME_CAUSE');
    const other = await check('The site was down for an hour and nobody could place an order at all.');
    expect(JSON.stringify(other)).not.toContain('Zorblax');
  });

  it('refuses a text that is too long, and too much text in one request', async () => {
    expect(
      await world.viewer.codes('query ($text: String!) { languageCheck(text: $text) { checked } }', { text: 'x'.repeat(200_001) }),
    ).toEqual(['TEXT_TOO_LONG']);
    const text = 'We saw it. '.repeat(13_000);
    const twice =
      'query ($text: String!) { a: languageCheck(text: $text) { checked } b: languageCheck(text: $text, section: FACTORS) { checked } }';
    expect(await world.viewer.codes(twice, { text })).toEqual(['TOO_MUCH_TEXT']);
    const same = 'query ($text: String!) { a: languageCheck(text: $text) { checked } b: languageCheck(text: $text) { words } }';
    expect(await world.viewer.ok(same, { text })).toMatchObject({ a: { checked: true }, b: { words: 39_000 } });
  });

  it('finds the same in a long text as in a short one, with offsets into the whole', async () => {
    const filler = 'Orders were slow for a while and the queue grew.\n\n'.repeat(400);
    const text = `${filler}${blaming}\n\n${filler}${blaming}`;
    const { findings } = await check(text);
    expect(findings.map(({ start, end }: { start: number; end: number }) => text.slice(start, end))).toEqual(
      [...(await check(blaming)).findings, ...(await check(blaming)).findings].map(({ text: words }) => words),
    );
    expect(new Set(findings.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(findings.length);
  });
});

describe('findings of objects', () => {
  it('shows them on every text-bearing type', async () => {
    const { id, incidentId, sections } = await world.draft();
    await world.writer.must('postmortemSectionUpdate', { id: sections[0]!.id, expectedRevision: 1, body: blaming });
    await world.writer.must('contributingFactorAdd', {
      postmortemId: id,
      title: blaming,
      evidence: [{ url: 'https://example.org' }, { text: blaming }],
    });
    await world.writer.must('mitigatorAdd', { postmortemId: id, kind: 'WENT_WELL', text: blaming });
    await world.writer.must('actionItemCreate', { postmortemId: id, title: blaming, priority: 'HIGH', kind: 'LEARN' });
    await world.writer.must('timelineEntryAdd', { incidentId, text: blaming });
    await world.writer.must('incidentUpdate', { id: incidentId, expectedRevision: 1, title: blaming });
    await world.writer.must('postmortemUpdate', { id, expectedRevision: 1, title: blaming });
    const field = 'languageFindings { checked findings { field index ruleId severity start end } }';
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
    expect(postmortem.factors[0].languageFindings.findings).toMatchObject([{ field: 'title' }, { field: 'evidence.text', index: 1 }]);
  });

  it('shows them on the catalog and on what experiments and stops say', async () => {
    const { admin } = world;
    const field = 'languageFindings { findings { field } }';
    const fields = (object: { languageFindings: { findings: { field: string }[] } }) =>
      object.languageFindings.findings.map((finding) => finding.field);
    const { service } = await admin.must(
      'serviceCreate',
      { key: 'blamed', name: 'Blamed', tier: 'TIER1', description: blaming },
      `service { ${field} }`,
    );
    expect(fields(service)).toEqual(['description']);
    const { environment } = await admin.must(
      'environmentCreate',
      { name: 'blamed', protection: 'OPEN', description: blaming },
      `environment { ${field} }`,
    );
    expect(fields(environment)).toEqual(['description']);
    const incidentId = await world.incident();
    const { impactWindow } = await world.writer.must(
      'impactWindowAdd',
      { incidentId, startsAt: '2026-01-01T00:00:00Z', description: blaming, source: blaming, confidence: 'REPORTED' },
      `impactWindow { ${field} }`,
    );
    expect(fields(impactWindow)).toEqual(['description', 'source']);
  });
});

describe('keeping and reporting a finding', () => {
  const OF = 'languageFindings { findings { fingerprint ruleId field text severity kept { reason keptAt } } }';
  const twice = `${blaming}\n\nA sentence between.\n\nIn the end it was caused by human error.`;
  const section = async (body: string, restricted = false) => {
    const { sections } = await world.draft({ restricted });
    const objectId = sections[0]!.id;
    await world.insider.must('postmortemSectionUpdate', { id: objectId, expectedRevision: 1, body });
    return { objectType: 'PostmortemSection', objectId };
  };
  const findings = async ({ objectId }: { objectId: string }) => {
    const [{ postmortem_id: id }] = (await world.api.db.query<{ postmortem_id: string }>(
      'select postmortem_id from postmortem_section where id = $1',
      [objectId],
    )) as [{ postmortem_id: string }];
    const { postmortem } = await world.insider.ok(`query ($id: ID!) { postmortem(id: $id) { sections { id ${OF} } } }`, { id });
    return postmortem.sections.find((one: { id: string }) => one.id === objectId).languageFindings.findings;
  };

  it('keeps one of several alike, tells when, and over revisions until its sentence changes', async () => {
    const place = await section(twice);
    const [first, second] = await findings(place);
    expect([first.ruleId, first.text]).toEqual([second.ruleId, second.text]);
    expect(first.fingerprint).not.toBe(second.fingerprint);
    const { kept } = await world.writer.must(
      'languageFindingKeep',
      { ...place, fingerprint: second.fingerprint, reason: 'a quotation' },
      'kept { reason keptAt }',
    );
    expect(kept).toEqual({ reason: 'a quotation', keptAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect((await findings(place)).map((finding: { kept: unknown }) => finding.kept)).toEqual([null, kept]);
    await world.writer.must('postmortemSectionUpdate', {
      id: place.objectId,
      expectedRevision: 2,
      body: `New.\n\n${twice.replace('between', 'more')}`,
    });
    expect((await findings(place)).map((finding: { kept: unknown }) => finding.kept)).toEqual([null, kept]);
    await world.writer.must('postmortemSectionUpdate', {
      id: place.objectId,
      expectedRevision: 3,
      body: twice.replace('In the end it', 'It'),
    });
    expect((await findings(place)).map((finding: { kept: unknown }) => finding.kept)).toEqual([null, null]);
  });

  it('keeps nothing in another field of the same object', async () => {
    const { id } = await world.draft();
    const { contributingFactor: factor } = await world.writer.must(
      'contributingFactorAdd',
      { postmortemId: id, title: blaming, body: blaming },
      `contributingFactor { id ${OF} }`,
    );
    const [title, body] = factor.languageFindings.findings;
    expect([title.field, body.field]).toEqual(['title', 'body']);
    await world.writer.must('languageFindingKeep', {
      objectType: 'ContributingFactor',
      objectId: factor.id,
      fingerprint: title.fingerprint,
      reason: 'a quotation',
    });
    const after = await world.viewer.ok(`query ($id: ID!) { postmortem(id: $id) { factors { ${OF} } } }`, { id });
    expect(after.postmortem.factors[0].languageFindings.findings.map(({ kept }: { kept: unknown }) => kept !== null)).toEqual([
      true,
      false,
    ]);
  });

  it('withdraws a keep, once, also when its sentence is gone', async () => {
    const place = await section(twice);
    const [first] = await findings(place);
    const input = { ...place, fingerprint: first.fingerprint };
    expect(await world.writer.refusal('languageFindingUnkeep', input)).toEqual(['FINDING_NOT_KEPT']);
    await world.writer.must('languageFindingKeep', { ...input, reason: 'a quotation' });
    expect(await world.viewer.refusal('languageFindingUnkeep', input)).toEqual(['FORBIDDEN']);
    await world.writer.must('postmortemSectionUpdate', { id: place.objectId, expectedRevision: 2, body: 'Gone.' });
    const { withdrawn } = await world.writer.must('languageFindingUnkeep', input, 'withdrawn { reason }');
    expect(withdrawn).toEqual({ reason: 'a quotation' });
    expect(await world.writer.refusal('languageFindingUnkeep', input)).toEqual(['FINDING_NOT_KEPT']);
    expect(await world.api.db.query('select id from language_keep where object_id = $1', [place.objectId])).toEqual([]);
    expect(
      await world.api.db.query(`select action from audit_event where subject_id = $1 and action like 'languageFinding.%' order by id`, [
        place.objectId,
      ]),
    ).toEqual([{ action: 'languageFinding.kept' }, { action: 'languageFinding.unkept' }]);
  });

  it('refuses a reason that blames, with what it found', async () => {
    const place = await section(blaming);
    const [{ fingerprint }] = await findings(place);
    const payload = await world.writer.mutate(
      'languageFindingKeep',
      { ...place, fingerprint, reason: 'It really was human error.' },
      'kept { reason } reasonFindings { text severity field }',
    );
    expect(payload).toMatchObject({
      kept: null,
      reasonFindings: [{ text: expect.stringContaining('human error'), severity: 'ERROR', field: 'reason' }],
      userErrors: [{ code: 'REASON_BLAMES', path: ['input', 'reason'] }],
    });
    expect(await world.api.db.query('select id from language_keep where object_id = $1', [place.objectId])).toEqual([]);
  });

  it('refuses a reason with a warning in it as well, and takes one with a hint', async () => {
    const place = await section(blaming);
    const [{ fingerprint }] = await findings(place);
    const keep = (reason: string) =>
      world.writer.mutate('languageFindingKeep', { ...place, fingerprint, reason }, 'kept { reason } reasonFindings { text severity }');
    const refused = await keep('Dmitri should have read the runbook, he was careless and sloppy.');
    expect(refused.kept).toBeNull();
    expect(refused.reasonFindings.map(({ severity }: { severity: string }) => severity)).toEqual(expect.arrayContaining(['WARNING']));
    expect(refused.userErrors).toHaveLength(refused.reasonFindings.length);
    for (const [at, { text }] of refused.reasonFindings.entries())
      expect(refused.userErrors[at]).toMatchObject({ code: 'REASON_BLAMES', message: expect.stringContaining(`"${text}"`) });
    expect(await world.api.db.query('select id from language_keep where object_id = $1', [place.objectId])).toEqual([]);
    const hinted = 'The root cause section of the press release says so.';
    expect((await keep(hinted)).kept).toEqual({ reason: hinted });
  });

  it('counts findings reported as wrong per rule, once each, lists them for admins only, and takes a report back', async () => {
    const place = await section(blaming);
    const [{ ruleId, fingerprint, text }] = await findings(place);
    const input = { ...place, fingerprint };
    const one = await world.writer.must('languageFindingReport', input, 'rule { ruleId count }');
    expect((await world.writer.must('languageFindingReport', input, 'rule { ruleId count }')).rule).toEqual(one.rule);
    expect((await world.admin.ok('{ languageRuleReports { ruleId count } }')).languageRuleReports).toEqual([{ ruleId, count: 1 }]);
    const LIST = `query ($ruleId: String) { languageReports(first: 10, filter: { ruleId: $ruleId }) {
      totalCount nodes { ruleId objectType objectId field words fingerprint reportedAt } } }`;
    const { languageReports } = await world.admin.ok(LIST, { ruleId });
    expect(languageReports).toEqual({
      totalCount: 1,
      nodes: [{ ruleId, ...place, field: 'body', words: text, fingerprint, reportedAt: expect.stringMatching(/Z$/) }],
    });
    expect((await world.admin.ok(LIST, { ruleId: 'nope' })).languageReports.nodes).toEqual([]);
    for (const query of ['{ languageRuleReports { ruleId } }', '{ languageReports { nodes { id } } }'])
      expect(await world.writer.codes(query)).toEqual(['FORBIDDEN']);
    expect(await world.viewer.refusal('languageFindingReportWithdraw', input)).toEqual(['FORBIDDEN']);
    expect((await world.writer.must('languageFindingReportWithdraw', input, 'rule { count }')).rule).toEqual({ count: 0 });
    expect(await world.writer.refusal('languageFindingReportWithdraw', input)).toEqual(['FINDING_NOT_REPORTED']);
    expect((await world.admin.ok(LIST, {})).languageReports.totalCount).toBe(0);
  });

  it('hides words and counts of a restricted incident from admins outside it', async () => {
    const place = await section(blaming, true);
    const [{ ruleId, fingerprint }] = await findings(place);
    await world.insider.must('languageFindingReport', { ...place, fingerprint });
    const seen = '{ languageReports { totalCount nodes { words } } languageRuleReports { count } }';
    expect(await world.admin.ok(seen)).toEqual({ languageReports: { totalCount: 0, nodes: [] }, languageRuleReports: [] });
    const inside = await world.api.as('admin', { teams: [world.teamId] });
    expect(await inside.ok(seen)).toMatchObject({ languageReports: { totalCount: 1 }, languageRuleReports: [{ count: 1 }] });
    for (const name of ['languageFindingReportWithdraw', 'languageFindingReport', 'languageFindingUnkeep'])
      expect(await world.writer.refusal(name, { ...place, fingerprint })).toEqual(['NOT_FOUND']);
    expect(ruleId).toMatch(/\./);
  });

  it('refuses to keep what is not there, without a reason, of unknown types, of missing objects, or for viewers', async () => {
    const place = await section(blaming);
    const [{ fingerprint }] = await findings(place);
    const input = { ...place, fingerprint, reason: 'because' };
    expect(await world.viewer.refusal('languageFindingKeep', input)).toEqual(['FORBIDDEN']);
    for (const [change, code] of [
      [{ fingerprint: 'nope' }, 'FINDING_NOT_FOUND'],
      [{ reason: ' ' }, 'TEXT_REQUIRED'],
      [{ reason: 'x'.repeat(2_001) }, 'TEXT_TOO_LONG'],
      [{ objectType: 'User' }, 'OBJECT_TYPE_UNKNOWN'],
      [{ objectId: 'nope' }, 'NOT_FOUND'],
      [{ objectId: '01890000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ] as const) {
      expect(await world.writer.refusal('languageFindingKeep', { ...input, ...change })).toEqual([code]);
    }
    expect(await world.api.db.query('select id from language_keep where object_id = $1', [place.objectId])).toEqual([]);
  });
});
