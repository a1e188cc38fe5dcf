import { createHash } from 'node:crypto';
import { type Draft, startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.api.close());

const read = async (id: string, selection: string) =>
  (await world.viewer.ok(`query ($id: ID!) { postmortem(id: $id) { ${selection} } }`, { id })).postmortem;
const sectionOf = (draft: Draft, key: string) => draft.sections.find((section) => section.key === key)!;

describe('publishing', () => {
  const PROBLEMS =
    'postmortem { status } problems { code objectType objectId where field index start end text ruleId fingerprint message }';

  it('names every required section that is empty', async () => {
    const draft = await world.draft();
    const payload = await world.writer.mutate('postmortemPublish', { id: draft.id, expectedRevision: 1 }, PROBLEMS);
    expect(payload.postmortem.status).toBe('DRAFT');
    expect(payload.problems.map(({ objectId }: { objectId: string }) => objectId).sort()).toEqual(
      draft.sections
        .filter(({ required }) => required)
        .map(({ id }) => id)
        .sort(),
    );
    expect(new Set(payload.userErrors.map(({ code }: { code: string }) => code))).toEqual(new Set(['REQUIRED_SECTION_EMPTY']));
  });

  it('freezes and hashes the text; later edits leave it alone', async () => {
    const draft = await world.filled();
    const published = await world.writer.must(
      'postmortemPublish',
      { id: draft.id, expectedRevision: 1 },
      'postmortem { status revision publishedAt latestPublication { number content sha256 checkerVersion } }',
    );
    const { latestPublication, status, revision } = published.postmortem;
    expect(status).toBe('PUBLISHED');
    expect(createHash('sha256').update(latestPublication.content).digest('hex')).toBe(latestPublication.sha256);
    expect(latestPublication.content).toContain('Calls had no timeout');
    expect(latestPublication.content).not.toContain('contentHash');
    await world.api.db.query(`update timeline_entry set text = 'Changed since.' where incident_id = $1`, [draft.incidentId]);
    expect((await world.viewer.ok('query ($id: ID!) { postmortemMarkdown(id: $id) }', { id: draft.id })).postmortemMarkdown).toBe(
      latestPublication.content,
    );
    expect(
      await world.writer.refusal('postmortemSectionUpdate', { id: sectionOf(draft, 'summary').id, expectedRevision: 2, body: 'Changed' }),
    ).toEqual(['POSTMORTEM_NOT_OPEN']);
    await world.writer.must('postmortemReopen', { id: draft.id, expectedRevision: revision });
    await world.writer.must('postmortemSectionUpdate', { id: sectionOf(draft, 'summary').id, expectedRevision: 2, body: 'Changed a lot.' });
    await world.writer.must('postmortemPublish', { id: draft.id, expectedRevision: revision + 1 });
    const after = await read(draft.id, 'publications { number content sha256 }');
    expect(after.publications.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    expect(after.publications[1]).toEqual({ number: 1, content: latestPublication.content, sha256: latestPublication.sha256 });
    expect((await world.viewer.ok('query ($id: ID!) { postmortemMarkdown(id: $id) }', { id: draft.id })).postmortemMarkdown).toContain(
      'Changed a lot.',
    );
  });

  it('is refused while a language error is open, naming it; a reason keeps it, over later revisions', async () => {
    const draft = await world.filled();
    const { id } = sectionOf(draft, 'summary');
    const blaming = 'The outage was caused by human error. The engineer who did it should be fired.';
    await world.writer.must('postmortemSectionUpdate', { id, expectedRevision: 2, body: blaming });
    const refused = await world.writer.mutate('postmortemPublish', { id: draft.id, expectedRevision: 1 }, PROBLEMS);
    const errors = refused.problems;
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) {
      expect(error).toMatchObject({
        code: 'LANGUAGE_ERROR_OPEN',
        objectType: 'PostmortemSection',
        objectId: id,
        where: 'Summary',
        field: 'body',
      });
      expect(blaming.slice(error.start, error.end)).toBe(error.text);
      expect(error.message).toContain(error.text);
    }
    for (const { fingerprint } of errors) {
      await world.writer.must(
        'languageFindingKeep',
        { objectType: 'PostmortemSection', objectId: id, fingerprint, reason: 'quoted from the press' },
        'kept { reason }',
      );
    }
    await world.writer.must('postmortemSectionUpdate', { id, expectedRevision: 3, body: `A new first sentence.\n\n${blaming}` });
    const { sections } = await read(draft.id, 'sections { id languageFindings { checked findings { severity kept { reason } } } }');
    const { findings } = sections.find((section: { id: string }) => section.id === id).languageFindings;
    expect(
      findings
        .filter(({ severity }: { severity: string }) => severity === 'ERROR')
        .every(({ kept }: { kept: { reason: string } | null }) => kept?.reason === 'quoted from the press'),
    ).toBe(true);
    expect(
      (await world.writer.must('postmortemPublish', { id: draft.id, expectedRevision: 1 }, 'postmortem { status }')).postmortem.status,
    ).toBe('PUBLISHED');
  });

  it('lets the policy switch the gate off, and only that part of it', async () => {
    const draft = await world.filled();
    await world.writer.must('postmortemSectionUpdate', {
      id: sectionOf(draft, 'summary').id,
      expectedRevision: 2,
      body: 'The outage was caused by human error.',
    });
    expect(await world.writer.refusal('learningPolicyUpdate', { expectedRevision: 1, languageGate: 'OFF' })).toEqual(['FORBIDDEN']);
    const { learningPolicy } = await world.viewer.ok('{ learningPolicy { languageGate revision } }');
    expect(learningPolicy.languageGate).toBe('ON');
    const off = await world.admin.must(
      'learningPolicyUpdate',
      { expectedRevision: learningPolicy.revision, languageGate: 'OFF' },
      'learningPolicy { languageGate revision }',
    );
    expect(off.learningPolicy.languageGate).toBe('OFF');
    expect(await world.admin.refusal('learningPolicyUpdate', { expectedRevision: 99, languageGate: 'ON' })).toEqual(['REVISION_CONFLICT']);
    const empty = await world.draft();
    expect(await world.writer.refusal('postmortemPublish', { id: empty.id, expectedRevision: 1 })).toContain('REQUIRED_SECTION_EMPTY');
    const published = await world.writer.must(
      'postmortemPublish',
      { id: draft.id, expectedRevision: 1 },
      'notices { code field where } postmortem { latestPublication { content languageGate openErrors openWarnings keptFindings rulesChanged unchecked } }',
    );
    const { content, ...counts } = published.postmortem.latestPublication;
    expect(counts).toEqual({ languageGate: 'OFF', openErrors: 1, openWarnings: 0, keptFindings: 0, rulesChanged: 0, unchecked: [] });
    expect(content).toMatch(/^- Language: checked with rules \S+; gate: off; open errors: 1; open warnings: 0; /m);
    expect(published.notices).toEqual([{ code: 'LANGUAGE_ERROR_OPEN', field: 'body', where: 'Summary' }]);
    await world.admin.must('learningPolicyUpdate', { expectedRevision: off.learningPolicy.revision, languageGate: 'ON' });
  });

  it('tells what could not be checked, in the answer and in the document, and publishes it', async () => {
    const draft = await world.filled();
    const { id } = sectionOf(draft, 'summary');
    await world.writer.must('postmortemSectionUpdate', {
      id,
      expectedRevision: 2,
      body: 'Der Ausfall wurde durch einen menschlichen Fehler verursacht und niemand hat es vorher bemerkt, weil alle Anzeigen grün waren.',
    });
    const published = await world.writer.must(
      'postmortemPublish',
      { id: draft.id, expectedRevision: 1 },
      'notices { code objectType objectId where field message } postmortem { latestPublication { content languageGate openErrors unchecked } }',
    );
    expect(published.notices).toMatchObject([
      { code: 'TEXT_NOT_CHECKED', objectType: 'PostmortemSection', objectId: id, where: 'Summary', field: 'body' },
    ]);
    const { content, ...counts } = published.postmortem.latestPublication;
    expect(counts).toEqual({ languageGate: 'ON', openErrors: 0, unchecked: ['Summary (not English)'] });
    expect(content).toMatch(/^- Language: .*; not checked: Summary \(not English\)$/m);
  });

  it('judges every text that the frozen document shows, and no other', async () => {
    const draft = await world.filled();
    const { id: postmortemId, incidentId } = draft;
    const blaming = (what: string) => `The ${what} was caused by human error.`;
    const shown = [
      'section',
      'title',
      'factor',
      'factor body',
      'mitigator',
      'action',
      'action body',
      'entry',
      'source',
      'milestone',
      'note',
      'refusal',
    ];
    await world.writer.must('postmortemSectionUpdate', {
      id: sectionOf(draft, 'summary').id,
      expectedRevision: 2,
      body: blaming('section'),
    });
    await world.writer.must('postmortemUpdate', { id: postmortemId, expectedRevision: 1, title: blaming('title') });
    await world.writer.must('contributingFactorAdd', {
      postmortemId,
      title: blaming('factor'),
      body: blaming('factor body'),
      evidence: [{ text: blaming('evidence') }],
    });
    await world.writer.must('mitigatorAdd', { postmortemId, kind: 'WENT_WELL', text: blaming('mitigator') });
    const { actionItem } = await world.writer.must(
      'actionItemCreate',
      { postmortemId, title: blaming('action'), body: blaming('action body'), priority: 'HIGH', kind: 'LEARN' },
      'actionItem { id }',
    );
    await world.api.db.query(
      `update action_item set status = 'not_doing', not_doing_reason = $2, not_doing_until = '2040-01-01', verification_kind = 'cannot_be_verified', verification_note = $3 where id = $1`,
      [actionItem.id, blaming('refusal'), blaming('note')],
    );
    await world.writer.must('timelineEntryAdd', { incidentId, text: blaming('entry'), source: blaming('source') });
    await world.api.db.query(`update incident_milestone set source = $2 where incident_id = $1 and milestone = 'declared'`, [
      incidentId,
      blaming('milestone'),
    ]);
    const incident = await world.viewer.ok('query ($id: ID) { incident(id: $id) { revision } }', { id: incidentId });
    await world.writer.must('incidentUpdate', {
      id: incidentId,
      expectedRevision: incident.incident.revision,
      title: blaming('incident'),
      summary: blaming('incident summary'),
    });
    await world.writer.must('impactWindowAdd', {
      incidentId,
      startsAt: '2026-01-01T00:00:00Z',
      description: blaming('window'),
      source: 'x',
      confidence: 'REPORTED',
    });
    const refused = await world.writer.mutate('postmortemPublish', { id: postmortemId, expectedRevision: 2 }, PROBLEMS);
    expect(
      refused.problems
        .map(({ objectType, field, index }: Record<string, unknown>) => `${objectType}.${field}${index === null ? '' : `[${index}]`}`)
        .sort(),
    ).toEqual(
      [
        'ActionItem.body',
        'ActionItem.notDoingReason',
        'ActionItem.title',
        'ActionItem.verificationNote',
        'ContributingFactor.body',
        'ContributingFactor.title',
        'Incident.milestones.source[0]',
        'Mitigator.text',
        'Postmortem.title',
        'PostmortemSection.body',
        'TimelineEntry.source',
        'TimelineEntry.text',
      ].sort(),
    );
    const document = (await world.viewer.ok('query ($id: ID!) { postmortemMarkdown(id: $id) }', { id: postmortemId })).postmortemMarkdown;
    for (const what of shown) expect(document).toContain(blaming(what));
    for (const what of ['evidence', 'incident', 'incident summary', 'window']) expect(document).not.toContain(blaming(what));
  });

  it.each([
    ['only a comment', '<!-- todo -->'],
    ['only a zero width space', '\u200b'],
    ['only no-break spaces', '\u00a0 \u00a0'],
    ['only marks that show nothing', '<br>\n<div></div>\n![](x) [](http://a)'],
    ['only its own heading', '## Summary\n'],
  ])('takes a required section with %s for empty', async (_what, body) => {
    const draft = await world.filled();
    const { id } = sectionOf(draft, 'summary');
    await world.writer.must('postmortemSectionUpdate', { id, expectedRevision: 2, body });
    const { problems } = await world.writer.mutate('postmortemPublish', { id: draft.id, expectedRevision: 1 }, PROBLEMS);
    expect(problems).toMatchObject([{ code: 'REQUIRED_SECTION_EMPTY', objectId: id, where: 'Summary' }]);
  });

  it('takes a starter text that nobody touched for empty', async () => {
    const draft = await world.draft({ templateKey: 'five_hows' });
    const { sections } = await read(draft.id, 'sections { id body required contentKind }');
    const started = sections.find(({ body, required }: { body: string; required: boolean }) => required && body !== '');
    const codes = async () =>
      (await world.writer.mutate('postmortemPublish', { id: draft.id, expectedRevision: 1 }, PROBLEMS)).problems.map(
        ({ objectId }: { objectId: string }) => objectId,
      );
    expect(await codes()).toContain(started.id);
    await world.writer.must('postmortemSectionUpdate', { id: started.id, expectedRevision: 1, body: `${started.body}\n\nSlowly.` });
    expect(await codes()).not.toContain(started.id);
  });

  it('wants more of a required timeline than what the system noted by itself', async () => {
    const draft = await world.filled();
    await world.api.db.query(`update timeline_entry set hidden_at = now() where incident_id = $1 and kind <> 'status'`, [draft.incidentId]);
    const { problems } = await world.writer.mutate('postmortemPublish', { id: draft.id, expectedRevision: 1 }, PROBLEMS);
    expect(problems).toMatchObject([{ code: 'REQUIRED_SECTION_EMPTY', objectId: sectionOf(draft, 'timeline').id }]);
  });

  const PREVIEW = `query ($id: ID!) { postmortemPublishPreview(id: $id) { publishable languageGate
    problems { code objectType objectId where field index start end text ruleId fingerprint message }
    findings { objectType objectId where finding { field index severity start end text fingerprint kept { reason } } }
    notices { code objectId where field } } }`;
  const preview = async (id: string) => (await world.viewer.ok(PREVIEW, { id })).postmortemPublishPreview;

  it('tells beforehand what it would name, with every finding at its place, and changes nothing', async () => {
    const draft = await world.filled();
    const [summary, timeline] = [sectionOf(draft, 'summary').id, sectionOf(draft, 'timeline').id];
    const body = 'The outage was caused by human error. Dmitri was careless.';
    await world.writer.must('postmortemSectionUpdate', { id: summary, expectedRevision: 2, body });
    await world.api.db.query(`update timeline_entry set hidden_at = now() where incident_id = $1 and kind <> 'status'`, [draft.incidentId]);
    await world.writer.must('mitigatorAdd', {
      postmortemId: draft.id,
      kind: 'WENT_WELL',
      text: 'Der Ausfall wurde schnell bemerkt, weil alle Anzeigen rot waren und niemand lange suchen musste.',
    });
    const told = await preview(draft.id);
    expect(told).toMatchObject({ publishable: false, languageGate: 'ON', notices: [{ code: 'TEXT_NOT_CHECKED', field: 'text' }] });
    expect(told.problems.map(({ code, objectId }: Record<string, string>) => [code, objectId])).toEqual([
      ['REQUIRED_SECTION_EMPTY', timeline],
      ['LANGUAGE_ERROR_OPEN', summary],
    ]);
    expect(new Set(told.findings.map(({ finding }: { finding: { severity: string } }) => finding.severity))).toEqual(
      new Set(['ERROR', 'WARNING']),
    );
    for (const { objectType, objectId, where, finding } of told.findings) {
      expect({ objectType, objectId, where, field: finding.field }).toEqual({
        objectType: 'PostmortemSection',
        objectId: summary,
        where: 'Summary',
        field: 'body',
      });
      expect(body.slice(finding.start, finding.end)).toBe(finding.text);
    }
    const { problems } = await world.writer.mutate('postmortemPublish', { id: draft.id, expectedRevision: 1 }, PROBLEMS);
    expect(told.problems).toEqual(problems);

    await world.writer.must('timelineEntryAdd', { incidentId: draft.incidentId, text: 'The success rate fell.' });
    await world.writer.must('languageFindingKeep', {
      objectType: 'PostmortemSection',
      objectId: summary,
      fingerprint: problems[1].fingerprint,
      reason: 'quoted from the press',
    });
    const after = await preview(draft.id);
    expect(after).toMatchObject({ publishable: true, problems: [] });
    expect(after.findings.map(({ finding }: { finding: { kept: object | null } }) => finding.kept)).toContainEqual({
      reason: 'quoted from the press',
    });
    expect(await read(draft.id, 'status revision publications { number }')).toEqual({ status: 'DRAFT', revision: 1, publications: [] });
    await world.writer.must('postmortemPublish', { id: draft.id, expectedRevision: 1 });
    expect(await preview(draft.id)).toMatchObject({
      publishable: false,
      problems: [
        { code: 'MOVE_NOT_ALLOWED', objectType: 'Postmortem', message: 'A postmortem that is published cannot become published.' },
      ],
    });
  });

  it('shows a preview to nobody who may not see the postmortem', async () => {
    const { id } = await world.draft({ restricted: true });
    expect(await world.viewer.codes(PREVIEW, { id })).toEqual(['NOT_FOUND']);
    expect(await world.viewer.codes(PREVIEW, { id: 'nonsense' })).toEqual(['NOT_FOUND']);
    expect((await world.insider.ok(PREVIEW, { id })).postmortemPublishPreview.publishable).toBe(false);
  });

  it('names a required field that is empty as a field', async () => {
    await world.admin.must('templateCreate', {
      key: 'with_region',
      kind: 'LIGHT',
      name: 'With a region',
      sections: [{ title: 'Notes' }],
      fields: [{ label: 'Region', fieldType: 'TEXT', required: true }],
    });
    const { id } = await world.draft({ templateKey: 'with_region' });
    const { fields } = await read(id, 'fields { id }');
    expect(await world.writer.mutate('postmortemPublish', { id, expectedRevision: 1 }, PROBLEMS)).toMatchObject({
      problems: [{ code: 'REQUIRED_FIELD_EMPTY', objectType: 'PostmortemField', objectId: fields[0].id, where: 'Region' }],
      userErrors: [{ code: 'REQUIRED_FIELD_EMPTY', message: 'The field "Region" is required and still empty.' }],
    });
  });
});
