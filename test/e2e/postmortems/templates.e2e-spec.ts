import { startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.api.close());

const section = { title: 'What happened', prompt: 'What was seen?', required: true };
const template = (key: string, more: object = {}) => ({ key, kind: 'LIGHT', name: `Template ${key}`, sections: [section], ...more });
const stored = async () => (await world.api.db.query('select key from template where not built_in')).map(({ key }) => key);

describe('built-in templates', () => {
  it('shows the nine kinds with sections, prompts, facilitation questions and the opening text', async () => {
    const { templates } = await world.viewer.ok(
      '{ templates(first: 50) { nodes { kind builtIn currentVersion { number opening sections { title prompt facilitation required position } fields { label } } } } }',
    );
    expect(new Set(templates.nodes.map((node: { kind: string }) => node.kind)).size).toBe(9);
    for (const node of templates.nodes) {
      expect(node.currentVersion.sections.length).toBeGreaterThan(0);
      expect(node.currentVersion.sections.some((part: { facilitation: string[] }) => part.facilitation.length > 0)).toBe(true);
    }
    expect(
      templates.nodes.find((node: { kind: string }) => node.kind === 'INCIDENT_POSTMORTEM').currentVersion.opening.length,
    ).toBeGreaterThan(50);
  });

  it('can be previewed by everybody and duplicated, but not edited', async () => {
    const { template: found } = await world.viewer.ok('{ template(key: "incident_postmortem") { id revision } }');
    expect((await world.viewer.ok('query ($id: ID!) { templatePreview(id: $id) }', { id: found.id })).templatePreview).toContain(
      '## Summary',
    );
    expect(await world.admin.refusal('templateUpdate', { id: found.id, expectedRevision: found.revision, name: 'Mine' })).toEqual([
      'TEMPLATE_BUILT_IN',
    ]);
    const copy = await world.admin.must(
      'templateDuplicate',
      { id: found.id, key: 'ours' },
      'template { key builtIn currentVersion { sections { key } } }',
    );
    expect(copy.template).toMatchObject({ key: 'ours', builtIn: false });
    expect(copy.template.currentVersion.sections.length).toBeGreaterThan(5);
  });
});

describe('blaming labels', () => {
  const bad = { label: 'Engineer responsible', fieldType: 'TEXT' };
  const selection = 'template { id } replacements { path replacement }';

  it('refuses "Engineer responsible" when a template is made, with its replacement', async () => {
    const payload = await world.admin.mutate('templateCreate', template('blaming', { fields: [bad] }), selection);
    expect(payload.userErrors[0]).toMatchObject({ code: 'BLAMING_FIELD', path: ['input', 'fields', '0', 'label'] });
    expect(payload.userErrors[0].message).toContain('Contributing factors');
    expect(payload.replacements[0]).toEqual({ path: ['input', 'fields', '0', 'label'], replacement: 'Contributing factors' });
    expect(await stored()).not.toContain('blaming');
  });

  it('refuses it in a section title, on rename and on import as well', async () => {
    expect(
      await world.admin.refusal('templateCreate', template('blaming', { sections: [{ ...section, title: 'Who caused the outage' }] })),
    ).toContain('BLAMING_FIELD');
    const made = await world.admin.must(
      'templateCreate',
      template('renamed', { fields: [{ label: 'Region', fieldType: 'TEXT' }] }),
      'template { id revision }',
    );
    const renamed = await world.admin.mutate('templateUpdate', { id: made.template.id, expectedRevision: 1, fields: [bad] }, selection);
    expect(renamed.userErrors.map(({ code }: { code: string }) => code)).toContain('BLAMING_FIELD');
    const { templateExport } = await world.admin.ok('query ($id: ID!) { templateExport(id: $id) }', { id: made.template.id });
    const imported = await world.admin.mutate(
      'templateImport',
      { source: templateExport.replace('Region', 'Engineer responsible'), key: 'imported' },
      selection,
    );
    expect(imported.userErrors[0]).toMatchObject({ code: 'BLAMING_FIELD', path: ['input', 'source', 'fields', '0', 'label'] });
    expect(await stored()).not.toContain('imported');
  });
});

describe('versions', () => {
  it('lets documents keep the version they were started with', async () => {
    const made = await world.admin.must('templateCreate', template('versioned'), 'template { id }');
    const draft = await world.draft({ templateKey: 'versioned' });
    const changed = await world.admin.must(
      'templateUpdate',
      { id: made.template.id, expectedRevision: 1, sections: [section, { title: 'More' }] },
      'template { revision currentVersion { number } versions { number } }',
    );
    expect(changed.template).toEqual({ revision: 2, currentVersion: { number: 2 }, versions: [{ number: 2 }, { number: 1 }] });
    const read = await world.viewer.ok(
      'query ($id: ID!) { postmortem(id: $id) { sections { title prompt } templateVersion { number } template { key } } }',
      { id: draft.id },
    );
    expect(read.postmortem).toEqual({
      sections: [{ title: 'What happened', prompt: 'What was seen?' }],
      templateVersion: { number: 1 },
      template: { key: 'versioned' },
    });
  });

  it('takes its own export back in as the same template', async () => {
    const made = await world.admin.must(
      'templateCreate',
      template('roundtrip', { fields: [{ label: 'Region', fieldType: 'CHOICE', options: ['EU', 'US'] }] }),
      'template { id }',
    );
    const { templateExport } = await world.admin.ok('query ($id: ID!) { templateExport(id: $id) }', { id: made.template.id });
    const again = await world.admin.must('templateImport', { source: templateExport }, 'template { id currentVersion { number } }');
    expect(again.template).toEqual({ id: made.template.id, currentVersion: { number: 1 } });
    const copy = await world.admin.must(
      'templateImport',
      { source: templateExport, key: 'roundtrip_two' },
      'template { currentVersion { fields { label options } } }',
    );
    expect(copy.template.currentVersion.fields).toEqual([{ label: 'Region', options: ['EU', 'US'] }]);
  });

  it('starts nothing with an archived one', async () => {
    const made = await world.admin.must('templateCreate', template('old'), 'template { id }');
    await world.admin.must('templateArchive', { id: made.template.id, expectedRevision: 1 });
    expect(await world.writer.refusal('postmortemCreate', { incidentId: await world.incident(), templateKey: 'old' })).toEqual([
      'TEMPLATE_NOT_FOUND',
    ]);
  });
});

describe('refusals', () => {
  it.each<[string, object, string]>([
    ['a key in use', template('incident_postmortem'), 'KEY_TAKEN'],
    ['a bad key', template('Bad Key'), 'TEMPLATE_BAD_KEY'],
    ['no section', template('none', { sections: [] }), 'TEMPLATE_EMPTY'],
    ['an over-long name', template('long', { name: 'x'.repeat(201) }), 'TEXT_TOO_LONG'],
    ['a choice without options', template('choice', { fields: [{ label: 'Region', fieldType: 'CHOICE' }] }), 'TEMPLATE_OPTIONS_NEEDED'],
  ])('refuses %s and saves nothing', async (_case, input, code) => {
    const before = await stored();
    expect(await world.admin.refusal('templateCreate', input as Record<string, unknown>)).toContain(code);
    expect(await stored()).toEqual(before);
  });

  it('refuses YAML that is none, naming the line', async () => {
    const payload = await world.admin.mutate('templateImport', { source: 'key: [' });
    expect(payload.userErrors[0]).toMatchObject({ code: 'TEMPLATE_INVALID', path: ['input', 'source'] });
  });

  it('keeps a custom person type out of the schema', async () => {
    expect(
      await world.admin.codes(
        'mutation { templateCreate(input: { key: "p", kind: LIGHT, name: "P", sections: [{ title: "A" }], fields: [{ label: "A", fieldType: PERSON }] }) { userErrors { code } } }',
      ),
    ).toHaveLength(1);
  });

  it('lets only admins manage templates, and answers missing ones and stale revisions', async () => {
    const made = await world.admin.must('templateCreate', template('guarded'), 'template { id }');
    const id = made.template.id;
    for (const [name, input] of [
      ['templateCreate', template('nope')],
      ['templateUpdate', { id, expectedRevision: 1, name: 'No' }],
      ['templateDuplicate', { id, key: 'nope' }],
      ['templateArchive', { id, expectedRevision: 1 }],
      ['templateImport', { source: 'key: nope' }],
    ] as const) {
      expect(await world.writer.refusal(name, input)).toEqual(['FORBIDDEN']);
    }
    for (const missing of ['nonsense', '01890000-0000-7000-8000-000000000000']) {
      expect(await world.admin.refusal('templateUpdate', { id: missing, expectedRevision: 1 })).toEqual(['NOT_FOUND']);
      expect(await world.admin.refusal('templateArchive', { id: missing, expectedRevision: 1 })).toEqual(['NOT_FOUND']);
      expect(await world.admin.refusal('templateDuplicate', { id: missing, key: 'x' })).toEqual(['NOT_FOUND']);
      expect(await world.admin.codes('query ($id: ID!) { templateExport(id: $id) }', { id: missing })).toEqual(['NOT_FOUND']);
    }
    expect(await world.admin.refusal('templateUpdate', { id, expectedRevision: 7, name: 'Stale' })).toEqual(['REVISION_CONFLICT']);
    expect(await world.admin.refusal('templateArchive', { id, expectedRevision: 7 })).toEqual(['REVISION_CONFLICT']);
    expect(await world.api.db.query('select name, archived_at from template where id = $1', [id])).toEqual([
      { name: 'Template guarded', archived_at: null },
    ]);
  });
});
