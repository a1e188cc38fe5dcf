import { startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.api.close());

const SHOWN = 'outcome template { id name revision archived currentVersion { number opening sections { title } } }';
const section = {
  title: 'What happened',
  prompt: 'What was seen?',
  help: 'Give figures.',
  facilitation: ['Which figures show it?'],
  required: true,
};

interface Made {
  id: string;
  revision: number;
}
async function make(key: string, more: object = {}): Promise<Made> {
  const input = { key, kind: 'LIGHT', name: `Template ${key}`, sections: [section], ...more };
  return (await world.admin.must('templateCreate', input, 'template { id revision }')).template;
}
const yamlOf = async (id: string, version: number | null = null): Promise<string> =>
  (await world.viewer.ok('query ($id: ID!, $version: Int) { templateExport(id: $id, version: $version) }', { id, version })).templateExport;
const importing = (input: Record<string, unknown>) => world.admin.mutate('templateImport', input, SHOWN);
const rows = async (key: string) =>
  world.api.db.query(
    `select t.revision, t.name, count(*)::int as versions from template t join template_version v on v.template_id = t.id where t.key = $1 group by t.id`,
    [key],
  );

describe('importing a template', () => {
  it('says what came of it: created, new version, details, unchanged', async () => {
    const { id } = await make('outcomes');
    const source = await yamlOf(id);
    expect((await importing({ source: source.replace('outcomes', 'outcomes_two') })).outcome).toBe('CREATED');
    expect(await importing({ source })).toMatchObject({ outcome: 'UNCHANGED', template: { id, revision: 1 } });
    expect(await importing({ source: source.replace('Template outcomes', 'Renamed') })).toMatchObject({
      outcome: 'DETAILS_CHANGED',
      template: { name: 'Renamed', revision: 2, currentVersion: { number: 1 } },
    });
    expect(await importing({ source: source.replace('What was seen?', 'What was heard?') })).toMatchObject({
      outcome: 'NEW_VERSION',
      template: { revision: 3, currentVersion: { number: 2 } },
    });
    expect(await rows('outcomes')).toEqual([{ revision: 3, name: 'Template outcomes', versions: 2 }]);
  });

  it('only tries in a dry run', async () => {
    const { id } = await make('tried');
    const source = await yamlOf(id);
    expect(await importing({ source: source.replace('seen?', 'heard?'), dryRun: true })).toMatchObject({
      outcome: 'NEW_VERSION',
      template: { id, revision: 1, currentVersion: { number: 1 } },
      userErrors: [],
    });
    expect(await importing({ source, key: 'tried_two', dryRun: true })).toEqual({ outcome: 'CREATED', template: null, userErrors: [] });
    const refused = await importing({ source: source.replace('Give figures.', 'Name the culprit.'), dryRun: true });
    expect(refused.userErrors[0]).toMatchObject({ code: 'BLAMING_TEXT', path: ['input', 'source', 'sections', '0', 'help'] });
    expect(await rows('tried')).toEqual([{ revision: 1, name: 'Template tried', versions: 1 }]);
    expect(await rows('tried_two')).toEqual([]);
  });

  it('answers a stale revision with the template as it stands', async () => {
    const { id } = await make('stale');
    const source = (await yamlOf(id)).replace('seen?', 'heard?');
    const conflict = await importing({ source, expectedRevision: 7 });
    expect(conflict.userErrors).toEqual([
      { code: 'REVISION_CONFLICT', path: ['input', 'expectedRevision'], message: expect.stringContaining('revision 1 now') },
    ]);
    expect(conflict.template).toMatchObject({ id, revision: 1, currentVersion: { number: 1 } });
    expect((await importing({ source, expectedRevision: 1 })).template.revision).toBe(2);
    expect((await importing({ source, key: 'not_there', expectedRevision: 1 })).userErrors[0]).toMatchObject({
      code: 'TEMPLATE_NOT_FOUND',
      path: ['input', 'key'],
    });
  });

  it('refuses another kind, an archived template and one of the product, at the right place', async () => {
    const { id } = await make('fixed');
    const source = await yamlOf(id);
    const refusal = async (input: Record<string, unknown>) => (await importing(input)).userErrors;
    expect(await refusal({ source: source.replace('kind: light', 'kind: security') })).toEqual([
      { code: 'TEMPLATE_KIND_FIXED', path: ['input', 'source', 'kind'], message: expect.stringMatching(/^Line 2, column 7: .*kind light/) },
    ]);
    await world.admin.must('templateArchive', { id, expectedRevision: 1 });
    expect(await refusal({ source })).toEqual([
      { code: 'TEMPLATE_ARCHIVED', path: ['input', 'source', 'key'], message: expect.stringContaining('templateArchive') },
    ]);
    expect(await refusal({ source, key: 'incident_postmortem' })).toEqual([
      { code: 'TEMPLATE_BUILT_IN', path: ['input', 'key'], message: expect.stringContaining('duplicate') },
    ]);
    expect(await rows('fixed')).toEqual([{ revision: 2, name: 'Template fixed', versions: 1 }]);
  });

  it('says in words and with line and column what is wrong with the text', async () => {
    expect((await importing({ source: 'key: a\nkind: daily\ntitle:\nsections: []\n' })).userErrors).toEqual([
      {
        code: 'TEMPLATE_INVALID',
        path: ['input', 'source', 'kind'],
        message: expect.stringMatching(/^Line 2, column 7: "daily" is not known here/),
      },
      { code: 'TEMPLATE_INVALID', path: ['input', 'source', 'title'], message: 'Line 3, column 1: This must be a text, not empty.' },
    ]);
    expect((await importing({ source: '' })).userErrors[0].message).toContain('The text is empty');
    expect((await importing({ source: 'key: a\nname: A\n---\nkey: b\n' })).userErrors[0].message).toMatch(
      /^Line \d+, column \d+: A second YAML document begins here; give one template at a time\.$/,
    );
    expect((await importing({ source: 'key: a\nkind: light\nname: A\nsections: []\n' })).userErrors).toContainEqual(
      expect.objectContaining({ message: 'Line 3, column 7: There is no "name" in a template; did you mean "title"?' }),
    );
  });
});

describe('making a template', () => {
  const input = (key: string) => ({ key, kind: 'LIGHT', name: 'Twice', sections: [section] });

  it('lets one of two with the same key at the same moment win; the other is told', async () => {
    for (const round of [1, 2, 3]) {
      const made = await Promise.all([1, 2, 3].map(() => world.admin.mutate('templateCreate', input(`twice_${round}`), 'template { id }')));
      expect(made.map(({ userErrors }) => userErrors[0]?.code ?? 'made').sort()).toEqual(['KEY_TAKEN', 'KEY_TAKEN', 'made']);
    }
  });

  it('takes YAML without keys and prompts', async () => {
    const source = 'key: short\nkind: light\ntitle: Short\nsections:\n  - title: What we saw\nfields:\n  - { label: Region, type: text }\n';
    const { template } = await world.admin.must(
      'templateImport',
      { source },
      'template { currentVersion { sections { key title prompt position } fields { key } } }',
    );
    expect(template.currentVersion).toEqual({
      sections: [{ key: 'what_we_saw', title: 'What we saw', prompt: 'What we saw', position: 1 }],
      fields: [{ key: 'region' }],
    });
  });

  it('wants a name that is seen and reads as it is written', async () => {
    const named = async (name: string) =>
      (await world.admin.mutate('templateCreate', { ...input('named'), name }, 'template { id }')).userErrors;
    expect(await named('\u200b\u2060\u3164')).toMatchObject([
      { code: 'TEMPLATE_EMPTY', path: ['input', 'name'], message: expect.stringContaining('only characters that nobody sees') },
    ]);
    expect(await named('Review \u202egnp.exe')).toMatchObject([{ code: 'TEMPLATE_TURNS_DIRECTION', path: ['input', 'name'] }]);
    expect(await rows('named')).toEqual([]);
  });
});

describe('changing a template', () => {
  it('changes nothing when nothing is new', async () => {
    const { id, revision } = await make('same');
    for (const changes of [{}, { name: 'Template same' }, { sections: [section] }, { opening: '' }])
      expect(await world.admin.mutate('templateUpdate', { id, expectedRevision: revision, ...changes }, SHOWN)).toMatchObject({
        outcome: 'UNCHANGED',
        template: { revision: 1, currentVersion: { number: 1 } },
      });
    expect(await rows('same')).toEqual([{ revision: 1, name: 'Template same', versions: 1 }]);
    const audit = await world.api.db.query(`select action from audit_event where subject_id = $1`, [id]);
    expect(audit).toEqual([{ action: 'template.created' }]);
  });

  it('keeps its history: older versions are exported, previewed and brought back', async () => {
    const { id } = await make('history', { opening: 'The first opening.' });
    const first = await yamlOf(id);
    await world.admin.must('templateUpdate', {
      id,
      expectedRevision: 1,
      name: 'Second',
      opening: 'The second opening.',
      sections: [{ title: 'Other' }],
    });
    expect(await yamlOf(id, 1)).toBe(first.replace('Template history', 'Second'));
    expect(await yamlOf(id, 2)).toBe(await yamlOf(id));

    const restored = await world.admin.mutate('templateVersionRestore', { id, expectedRevision: 2, version: 1 }, SHOWN);
    expect(restored).toMatchObject({
      outcome: 'NEW_VERSION',
      template: {
        name: 'Second',
        revision: 3,
        currentVersion: { number: 3, opening: 'The first opening.', sections: [{ title: 'What happened' }] },
      },
    });
    const again = await world.admin.mutate('templateVersionRestore', { id, expectedRevision: 3, version: 3 }, SHOWN);
    expect(again).toMatchObject({ outcome: 'UNCHANGED', template: { revision: 3 } });

    const refusal = (input: object) => world.admin.refusal('templateVersionRestore', { id, expectedRevision: 3, version: 1, ...input });
    expect(await refusal({ version: 9 })).toEqual(['VERSION_NOT_FOUND']);
    expect(await refusal({ expectedRevision: 2 })).toEqual(['REVISION_CONFLICT']);
    expect(await refusal({ id: '01890000-0000-7000-8000-000000000000' })).toEqual(['NOT_FOUND']);
    expect(await world.writer.refusal('templateVersionRestore', { id, expectedRevision: 3, version: 1 })).toEqual(['FORBIDDEN']);
    expect(await world.viewer.codes('query ($id: ID!) { templateExport(id: $id, version: 9) }', { id })).toEqual(['NOT_FOUND']);
    const builtIn = (await world.viewer.ok('{ template(key: "light") { id revision } }')).template;
    expect(await world.admin.refusal('templateVersionRestore', { id: builtIn.id, expectedRevision: builtIn.revision, version: 1 })).toEqual(
      ['TEMPLATE_BUILT_IN'],
    );
  });

  it('does not bring back a version that breaks a rule of today', async () => {
    const { id } = await make('older');
    await world.admin.must('templateUpdate', { id, expectedRevision: 1, sections: [{ title: 'Other' }] });
    await world.api.db.query(
      `update template_section s set help = 'Name the culprit.' from template_version v where v.id = s.template_version_id and v.template_id = $1 and v.number = 1`,
      [id],
    );
    const payload = await world.admin.mutate('templateVersionRestore', { id, expectedRevision: 2, version: 1 }, SHOWN);
    expect(payload.userErrors).toEqual([
      { code: 'BLAMING_TEXT', path: ['input', 'version'], message: expect.stringContaining('This stands in sections[0].help.') },
    ]);
  });
});

describe('a preview', () => {
  const preview = async (variables: object): Promise<string> =>
    (
      await world.viewer.ok(
        'query ($id: ID, $version: Int, $source: String) { templatePreview(id: $id, version: $version, source: $source) }',
        {
          ...variables,
        },
      )
    ).templatePreview;

  it('shows opening, help, questions and what is required, of any version', async () => {
    const { id } = await make('shown', {
      opening: 'Welcome, everybody.',
      fields: [{ label: 'Region', help: 'Where it was.', fieldType: 'CHOICE', options: ['EU', 'US'], required: true }],
    });
    await world.admin.must('templateUpdate', { id, expectedRevision: 1, opening: 'The newer opening.' });
    const first = await preview({ id, version: 1 });
    expect(first).toContain('## Opening');
    expect(first).toContain('> Welcome, everybody.');
    expect(first).toContain('## What happened (required)');
    expect(first).toContain('_What was seen?_');
    expect(first).toContain('> Give figures.');
    expect(first).toContain('Questions for the review:\n\n- Which figures show it?');
    expect(first).toContain('- Region (required): EU (Where it was.)');
    expect(await preview({ id })).toContain('> The newer opening.');
  });

  it('shows a draft without saving it, and says what an import would refuse', async () => {
    const { id } = await make('drafted');
    const source = (await yamlOf(id)).replace('drafted', 'drafted_two');
    expect(await preview({ source })).not.toContain('Not accepted yet');
    const refused = await preview({ source: source.replace('Give figures.', 'Name the culprit.') });
    expect(refused).toMatch(/## Not accepted yet\n\n.*\n\n- Line \d+, column \d+: "Name the culprit\." asks for a person as the cause/);
    expect(await rows('drafted_two')).toEqual([]);
  });

  it('takes an id or a draft, and a draft that can be read', async () => {
    const { id } = await make('either');
    const codes = (variables: object) =>
      world.viewer.codes('query ($id: ID, $source: String) { templatePreview(id: $id, source: $source) }', { ...variables });
    expect(await codes({})).toEqual(['ONE_OF_ID_AND_SOURCE']);
    expect(await codes({ id, source: 'key: a' })).toEqual(['ONE_OF_ID_AND_SOURCE']);
    expect(await codes({ source: 'key: [' })).toEqual(['TEMPLATE_INVALID']);
    expect(await codes({ id: 'nonsense' })).toEqual(['NOT_FOUND']);
    const asked = 'query ($id: ID, $source: String, $version: Int) { templatePreview(id: $id, source: $source, version: $version) }';
    expect(await world.viewer.codes(asked, { source: await yamlOf(id), version: 1 })).toEqual(['VERSION_OF_DRAFT']);
    for (const query of [asked, 'query ($id: ID!, $version: Int) { templateExport(id: $id, version: $version) }']) {
      const { errors } = await world.viewer.send(query, { id, version: 7 });
      expect(errors).toMatchObject([{ message: 'This template has no version 7.', extensions: { code: 'NOT_FOUND' } }]);
    }
  });
});
