import { poolOf } from '@platform/database';
import { DataSource } from 'typeorm';
import { type Draft, startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.api.close());

const MISSING = ['nonsense', '01890000-0000-7000-8000-000000000000'];
const read = async (id: string, selection: string) =>
  (await world.viewer.ok(`query ($id: ID!) { postmortem(id: $id) { ${selection} } }`, { id })).postmortem;
const sectionOf = (draft: Draft, key: string) => draft.sections.find((section) => section.key === key)!;
const hostile = '<script>alert(1)</script> 😀 \u202eabc & "q"';

describe('starting', () => {
  it('copies the sections of the template with prompts and takes the title of the incident', async () => {
    const draft = await world.draft();
    expect(draft.key).toMatch(/^PM-\d+$/);
    const postmortem = await read(
      draft.id,
      'title status opening incident { id } sections { key prompt facilitation body } fields { key fieldType }',
    );
    expect(postmortem).toMatchObject({
      title: 'Orders were slow',
      status: 'DRAFT',
      incident: { id: draft.incidentId },
      fields: [{ key: 'practised_before', fieldType: 'CHOICE' }],
    });
    expect(postmortem.sections[0]).toMatchObject({
      key: 'summary',
      prompt: expect.stringMatching(/\w/),
      facilitation: expect.arrayContaining([expect.any(String)]),
    });
    const byKey = await world.viewer.ok('query ($key: String) { postmortem(key: $key) { id } }', { key: draft.key });
    expect(byKey.postmortem.id).toBe(draft.id);
    expect(
      (await world.viewer.ok('query ($id: ID) { incident(id: $id) { postmortems { id } } }', { id: draft.incidentId })).incident
        .postmortems,
    ).toEqual([{ id: draft.id }]);
  });

  it('counts places from 1 as templates do, with further sections after all others', async () => {
    const incidentId = await world.incident();
    const { postmortem } = await world.writer.must(
      'postmortemCreate',
      {
        incidentId,
        sections: [
          { key: 'weather', body: 'It rained.' },
          { key: 'tide', body: 'High.' },
        ],
      },
      'postmortem { sections { key position } templateVersion { sections { key position } } }',
    );
    const asked = postmortem.templateVersion.sections;
    expect(postmortem.sections).toEqual([
      ...asked,
      { key: 'extra_1', position: asked.length + 1 },
      { key: 'extra_2', position: asked.length + 2 },
    ]);
    expect(asked[0].position).toBe(1);
  });

  it('reads the whole page with one statement', async () => {
    const draft = await world.filled();
    const page = `id key title status opening template { key } templateVersion { number } incident { id title } sections { id body revisions { number } }
      fields { entries } factors { title services { key } } mitigators { text } actionItems { key ownerTeam { key } evidence { verdict } } publications { number } latestPublication { sha256 }`;
    await read(draft.id, page);
    const statements = jest.spyOn(poolOf(world.api.app.get(DataSource)), 'query');
    await read(draft.id, page);
    const names = statements.mock.calls.map(([query]) => (query as unknown as { name?: string }).name ?? String(query));
    statements.mockRestore();
    expect(names.filter((name) => !/session|token|actor/i.test(name))).toEqual([expect.stringMatching(/^id_/)]);
  });

  it.each<[string, object, string]>([
    ['an unknown template', { templateKey: 'nope' }, 'TEMPLATE_NOT_FOUND'],
    ['an over-long title', { title: 'x'.repeat(201) }, 'TEXT_TOO_LONG'],
    ['an empty title', { title: ' \0 ' }, 'TEXT_REQUIRED'],
    ['a megabyte of text', { sections: [{ key: 'summary', body: 'x'.repeat(100_001) }] }, 'TEXT_TOO_LONG'],
  ])('refuses %s and saves nothing', async (_case, more, code) => {
    const incidentId = await world.incident();
    expect(await world.writer.refusal('postmortemCreate', { incidentId, ...more })).toEqual([code]);
    expect(await world.api.db.query('select id from postmortem where incident_id = $1', [incidentId])).toEqual([]);
  });

  it('refuses viewers and missing incidents', async () => {
    expect(await world.viewer.refusal('postmortemCreate', { incidentId: await world.incident() })).toEqual(['FORBIDDEN']);
    for (const incidentId of MISSING) expect(await world.writer.refusal('postmortemCreate', { incidentId })).toEqual(['NOT_FOUND']);
  });
});

describe('sections', () => {
  it('keeps revisions, and brings an earlier one back', async () => {
    const draft = await world.draft();
    const { id } = sectionOf(draft, 'summary');
    await world.writer.must('postmortemSectionUpdate', { id, expectedRevision: 1, body: 'One' });
    await world.writer.must('postmortemSectionUpdate', { id, expectedRevision: 2, body: `Two ${hostile}\0` });
    const restored = await world.writer.must(
      'postmortemSectionRestore',
      { id, expectedRevision: 3, number: 2 },
      'section { body revision revisions { number body restoredNumber } }',
    );
    expect(restored.section).toEqual({
      body: 'One',
      revision: 4,
      revisions: [
        { number: 4, body: 'One', restoredNumber: 2 },
        { number: 3, body: `Two ${hostile}`, restoredNumber: null },
        { number: 2, body: 'One', restoredNumber: null },
        { number: 1, body: '', restoredNumber: null },
      ],
    });
    expect(await world.writer.refusal('postmortemSectionRestore', { id, expectedRevision: 4, number: 99 })).toEqual(['REVISION_NOT_FOUND']);
  });

  it('answers a conflict with both texts and saves nothing', async () => {
    const draft = await world.draft();
    const { id } = sectionOf(draft, 'impact');
    await world.writer.must('postmortemSectionUpdate', { id, expectedRevision: 1, body: 'Theirs' });
    const payload = await world.insider.mutate(
      'postmortemSectionUpdate',
      { id, expectedRevision: 1, body: 'Mine' },
      'section { body revision } conflict { currentText submittedText currentRevision }',
    );
    expect(payload).toMatchObject({
      section: { body: 'Theirs', revision: 2 },
      conflict: { currentText: 'Theirs', submittedText: 'Mine', currentRevision: 2 },
      userErrors: [{ code: 'REVISION_CONFLICT', path: ['input', 'expectedRevision'] }],
    });
    expect(await world.api.db.query('select body from section_revision where section_id = $1', [id])).toHaveLength(2);
  });

  it('lets exactly one of two edits at once win', async () => {
    const draft = await world.draft();
    const { id } = sectionOf(draft, 'impact');
    const edits = await Promise.all(
      ['A', 'B'].map((body) => world.writer.mutate('postmortemSectionUpdate', { id, expectedRevision: 1, body }, 'section { body }')),
    );
    expect(edits.map(({ userErrors }) => userErrors.length).sort()).toEqual([0, 1]);
    expect(edits[0].section.body).toBe(edits[1].section.body);
  });

  it('refuses over-long text, viewers and missing ids', async () => {
    const draft = await world.draft();
    const { id } = sectionOf(draft, 'summary');
    const payload = await world.writer.mutate('postmortemSectionUpdate', { id, expectedRevision: 1, body: 'x'.repeat(100_001) });
    expect(payload.userErrors).toMatchObject([{ code: 'TEXT_TOO_LONG', path: ['input', 'body'] }]);
    expect(await world.viewer.refusal('postmortemSectionUpdate', { id, expectedRevision: 1, body: 'x' })).toEqual(['FORBIDDEN']);
    for (const missing of MISSING) {
      expect(await world.writer.refusal('postmortemSectionUpdate', { id: missing, expectedRevision: 1, body: 'x' })).toEqual(['NOT_FOUND']);
      expect(await world.writer.refusal('postmortemSectionRestore', { id: missing, expectedRevision: 1, number: 1 })).toEqual([
        'NOT_FOUND',
      ]);
    }
    expect(await world.api.db.query('select body, revision from postmortem_section where id = $1', [id])).toEqual([
      { body: '', revision: 1 },
    ]);
  });
});

describe('custom fields', () => {
  it('takes an option and refuses everything else', async () => {
    const draft = await world.draft();
    const { fields } = await read(draft.id, 'fields { id }');
    const id = fields[0].id;
    const payload = await world.writer.must(
      'postmortemFieldUpdate',
      { id, expectedRevision: 1, entries: ['no'] },
      'field { entries revision }',
    );
    expect(payload.field).toEqual({ entries: ['no'], revision: 2 });
    expect(await world.writer.refusal('postmortemFieldUpdate', { id, expectedRevision: 2, entries: ['perhaps'] })).toEqual([
      'ENTRY_INVALID',
    ]);
    expect(await world.writer.refusal('postmortemFieldUpdate', { id, expectedRevision: 2, entries: ['yes', 'no'] })).toEqual([
      'ENTRY_INVALID',
    ]);
    expect(await world.writer.refusal('postmortemFieldUpdate', { id, expectedRevision: 1, entries: [] })).toEqual(['REVISION_CONFLICT']);
    expect(await world.viewer.refusal('postmortemFieldUpdate', { id, expectedRevision: 2, entries: [] })).toEqual(['FORBIDDEN']);
    for (const missing of MISSING)
      expect(await world.writer.refusal('postmortemFieldUpdate', { id: missing, expectedRevision: 1, entries: [] })).toEqual(['NOT_FOUND']);
    expect((await read(draft.id, 'fields { entries }')).fields).toEqual([{ entries: ['no'] }]);
  });
});

describe('statuses', () => {
  it('goes from draft to review to archived and back', async () => {
    const { id } = await world.draft();
    const move = (name: string, expectedRevision: number) =>
      world.writer.must(name, { id, expectedRevision }, 'postmortem { status }').then(({ postmortem }) => postmortem.status);
    expect(await move('postmortemSubmit', 1)).toBe('IN_REVIEW');
    expect(await world.writer.refusal('postmortemSubmit', { id, expectedRevision: 2 })).toEqual(['MOVE_NOT_ALLOWED']);
    expect(await move('postmortemArchive', 2)).toBe('ARCHIVED');
    expect(await world.writer.refusal('postmortemUpdate', { id, expectedRevision: 3, title: 'No' })).toEqual(['POSTMORTEM_NOT_OPEN']);
    expect(await world.writer.refusal('contributingFactorAdd', { postmortemId: id, title: 'No' })).toEqual(['POSTMORTEM_NOT_OPEN']);
    expect(await move('postmortemReopen', 3)).toBe('DRAFT');
    expect(
      (await world.writer.must('postmortemUpdate', { id, expectedRevision: 4, title: 'Yes' }, 'postmortem { title }')).postmortem.title,
    ).toBe('Yes');
  });

  it.each(['postmortemUpdate', 'postmortemSubmit', 'postmortemReopen', 'postmortemPublish', 'postmortemArchive'])(
    '%s refuses viewers, missing ids and stale revisions',
    async (name) => {
      const { id } = await world.draft();
      const more = name === 'postmortemUpdate' ? { title: 'T' } : {};
      expect(await world.viewer.refusal(name, { id, expectedRevision: 1, ...more })).toEqual(['FORBIDDEN']);
      expect(await world.writer.refusal(name, { id, expectedRevision: 9, ...more })).toEqual(['REVISION_CONFLICT']);
      for (const missing of MISSING)
        expect(await world.writer.refusal(name, { id: missing, expectedRevision: 1, ...more })).toEqual(['NOT_FOUND']);
      expect(await read(id, 'status revision')).toEqual({ status: 'DRAFT', revision: 1 });
    },
  );
});
