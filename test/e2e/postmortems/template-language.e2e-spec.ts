import { startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.api.db.query(`update user_account set name = 'Xarvulon Pettigrew' where id = $1`, [world.writer.userId]);
}, 60_000);
afterAll(() => world?.api.close());

const stored = async () => (await world.api.db.query('select key from template where not built_in')).map(({ key }) => key);
const SELECTION = 'template { id } replacements { path replacement }';

/** A template that blames wherever it can. */
const BLAMING = {
  key: 'culprit',
  kind: 'LIGHT',
  name: 'Who is to blame report',
  description: 'Find the culprit',
  opening: 'Welcome. Today we find out which engineer is guilty.',
  sections: [
    { title: 'Summary' },
    {
      key: 'culprit_name',
      title: 'Engineer responsible',
      prompt: 'Name the engineer who caused it',
      help: 'Write the name of the person who broke it',
      starter: '**Engineer responsible:** **On-call engineer:**',
      facilitation: ['What was seen?', 'Whose fault was it?'],
    },
  ],
  fields: [
    { label: 'Engineer responsible', fieldType: 'TEXT' },
    { key: 'deployed_by', label: 'Deployment', fieldType: 'TEXT' },
    { label: 'Kind', fieldType: 'CHOICE', options: ['hardware', 'human error'] },
  ],
};
const PLACES = [
  'key',
  'name',
  'description',
  'opening',
  'sections.1.key',
  'sections.1.title',
  'sections.1.prompt',
  'sections.1.help',
  'sections.1.starter',
  'sections.1.starter',
  'sections.1.facilitation.1',
  'fields.0.label',
  'fields.1.key',
  'fields.2.options.1',
];
interface Refused {
  userErrors: { code: string; message: string; path: string[] }[];
  replacements: { path: string[]; replacement: string }[];
}
const pathsOf = ({ userErrors }: Refused, base = 'input'): string[] => userErrors.map(({ path }) => path.join('.').replace(`${base}.`, ''));
const replacementAt = ({ replacements }: Refused, path: string): string | undefined =>
  replacements.find((one) => one.path.join('.') === path)?.replacement;

describe('a template that blames', () => {
  it('is refused when it is made, each place named once, with what to write instead', async () => {
    const payload: Refused = await world.admin.mutate('templateCreate', BLAMING, SELECTION);
    expect(pathsOf(payload).sort()).toEqual([...PLACES].sort());
    expect(new Set(payload.userErrors.map(({ code }) => code))).toEqual(new Set(['REFUSED_KEY', 'BLAMING_FIELD', 'BLAMING_TEXT']));
    expect(replacementAt(payload, 'input.key')).toBe('contributing_factors');
    expect(replacementAt(payload, 'input.name')).toBe('Contributing factors');
    expect(replacementAt(payload, 'input.fields.1.key')).toBe('change_id');
    expect(replacementAt(payload, 'input.sections.1.facilitation.1')).toContain('Which conditions');
    for (const { message } of payload.userErrors) expect(message).toMatch(/^["A-Z]/);
    expect(await stored()).toEqual([]);
  });

  it('is refused when another one becomes it', async () => {
    const made = await world.admin.must(
      'templateCreate',
      { key: 'good', kind: 'LIGHT', name: 'Good', sections: [{ title: 'Summary' }] },
      'template { id }',
    );
    const { key: _key, kind: _kind, ...changes } = BLAMING;
    const payload: Refused = await world.admin.mutate(
      'templateUpdate',
      { id: made.template.id, expectedRevision: 1, ...changes },
      SELECTION,
    );
    expect(pathsOf(payload).sort()).toEqual(PLACES.filter((place) => place !== 'key').sort());
    expect(await world.api.db.query(`select name, revision from template where key = 'good'`)).toEqual([{ name: 'Good', revision: 1 }]);
  });

  it('is refused when it comes as YAML, each place with its line', async () => {
    const source = [
      'key: culprit',
      'kind: light',
      'title: Who is to blame report',
      'description: Find the culprit',
      'openingText: Today we find out which engineer is guilty.',
      'sections:',
      '  - key: culprit_name',
      '    title: Engineer responsible',
      '    prompt: Name the engineer who caused it',
      '    help: Write the name of the person who broke it',
      '    starterText: "**Engineer responsible:**"',
      '    questions: ["What was seen?", "Whose fault was it?"]',
      'fields:',
      '  - { key: assignee, label: Engineer responsible, type: text }',
    ].join('\n');
    const payload: Refused = await world.admin.mutate('templateImport', { source }, SELECTION);
    const lines = Object.fromEntries(
      payload.userErrors.map(({ path, message }) => [path.slice(2).join('.'), /^Line (\d+), column \d+: /.exec(message)?.[1]]),
    );
    expect(lines).toEqual({
      key: '1',
      title: '3',
      description: '4',
      openingText: '5',
      'sections.0.key': '7',
      'sections.0.title': '8',
      'sections.0.prompt': '9',
      'sections.0.help': '10',
      'sections.0.starterText': '11',
      'sections.0.questions.1': '12',
      'fields.0.key': '14',
      'fields.0.label': '14',
    });
    expect(replacementAt(payload, 'input.source.fields.0.key')).toBe('owner_team');
    expect(await stored()).not.toContain('culprit');
  });

  it('is refused when it names somebody of this deployment', async () => {
    const opening = 'Xarvulon Pettigrew broke the deployment again.';
    const input = { key: 'named', kind: 'LIGHT', name: 'Named', opening, sections: [{ title: 'Summary' }] };
    expect(pathsOf(await world.admin.mutate('templateCreate', input, SELECTION))).toEqual(['opening']);
  });

  it('is refused as a copy with such a name or key', async () => {
    const { template } = await world.viewer.ok('{ template(key: "light") { id } }');
    const payload: Refused = await world.admin.mutate(
      'templateDuplicate',
      { id: template.id, key: 'leaderboard', name: 'Who caused it' },
      SELECTION,
    );
    expect(pathsOf(payload)).toEqual(['key', 'name']);
  });
});

describe('keys', () => {
  it.each(
    'caused_by deployed_by assignee participants incident_commander escalated_to approved_by leaderboard introduced_by who_caused oncall_engineer'.split(
      ' ',
    ),
  )('refuses %s for a section and a field', async (key) => {
    const input = {
      key: 'keyed',
      kind: 'LIGHT',
      name: 'Keyed',
      sections: [{ key, title: 'Summary' }],
      fields: [{ key, label: 'Region', fieldType: 'TEXT' }],
    };
    const payload: Refused = await world.admin.mutate('templateCreate', input, SELECTION);
    expect(payload.userErrors.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['REFUSED_KEY', 'input.sections.0.key'],
      ['REFUSED_KEY', 'input.fields.0.key'],
    ]);
    expect(replacementAt(payload, 'input.fields.0.key')).toMatch(/^[a-z][a-z0-9_]+$/);
  });

  it('takes neutral ones where the words of a label would be refused, and keeps those of teams', async () => {
    const input = {
      key: 'neutral',
      kind: 'LIGHT',
      name: 'Neutral',
      sections: [{ title: 'Notes' }, { title: 'Notes' }],
      fields: [
        { label: 'Region', fieldType: 'TEXT' },
        { label: 'Action owner', fieldType: 'TEAM' },
        { label: 'Scribe', fieldType: 'TEAM' },
        { key: 'owner_team', label: 'Team', fieldType: 'TEAM' },
        { key: 'facilitator_team', label: 'Facilitator', fieldType: 'TEAM' },
        { key: 't_1', label: 'Time', fieldType: 'TEXT' },
        { key: 'hr_backup', label: 'Backup', fieldType: 'TEXT' },
        { key: 'ops_warehouse', label: 'Warehouse', fieldType: 'TEXT' },
      ],
    };
    const { template } = await world.admin.must('templateCreate', input, 'template { currentVersion { sections { key } fields { key } } }');
    expect(template.currentVersion).toEqual({
      sections: [{ key: 'notes' }, { key: 'notes_2' }],
      fields: [
        { key: 'region' },
        { key: 'field_2' },
        { key: 'field_3' },
        { key: 'owner_team' },
        { key: 'facilitator_team' },
        { key: 't_1' },
        { key: 'hr_backup' },
        { key: 'ops_warehouse' },
      ],
    });
  });
});

describe('limits and messages', () => {
  const sections = (count: number) => Array.from({ length: count }, (_, at) => ({ title: `Part ${at}` }));
  const fields = (count: number) => Array.from({ length: count }, (_, at) => ({ label: `Fact ${at}`, fieldType: 'TEXT' }));

  it('takes 40 sections and 40 fields, and refuses the 41st, as the schema says', async () => {
    const input = { key: 'large', kind: 'LIGHT', name: 'Large', sections: sections(41), fields: fields(41) };
    const payload: Refused = await world.admin.mutate('templateCreate', input);
    expect(payload.userErrors).toEqual([
      { code: 'TOO_MANY', path: ['input', 'sections'], message: 'Give at most 40 sections; these are 41.' },
      { code: 'TOO_MANY', path: ['input', 'fields'], message: 'Give at most 40 fields; these are 41.' },
    ]);
    const { template } = await world.admin.must(
      'templateCreate',
      { ...input, sections: sections(40), fields: fields(40) },
      'template { currentVersion { sections { key } fields { key } } }',
    );
    expect([template.currentVersion.sections.length, template.currentVersion.fields.length]).toEqual([40, 40]);
    const { __schema } = await world.admin.ok('{ __schema { types { name inputFields { name description } } } }');
    const described = __schema.types.find(({ name }: { name: string }) => name === 'TemplateCreateInput').inputFields;
    expect(described.find(({ name }: { name: string }) => name === 'sections').description).toContain('1 to 40');
  });

  it('refuses a template that could not be exported and imported again', async () => {
    const starter = 'a '.repeat(9_990);
    const input = { key: 'huge', kind: 'LIGHT', name: 'Huge', sections: sections(6).map((part) => ({ ...part, starter })) };
    const payload: Refused = await world.admin.mutate('templateCreate', input);
    expect(payload.userErrors).toEqual([
      { code: 'TEXT_TOO_LONG', path: ['input'], message: expect.stringContaining('at most 100,000 characters') },
    ]);
  });

  it('speaks in sentences and names the inputs as they are called', async () => {
    const input = {
      key: 'words',
      kind: 'LIGHT',
      name: ' ',
      sections: [{ title: 'A' }],
      fields: [{ label: 'Region', fieldType: 'CHOICE' }],
    };
    const payload: Refused = await world.admin.mutate('templateCreate', input);
    expect(payload.userErrors).toEqual([
      { code: 'TEMPLATE_EMPTY', path: ['input', 'name'], message: 'Give a text of 1 to 200 characters.' },
      {
        code: 'TEMPLATE_OPTIONS_NEEDED',
        path: ['input', 'fields', '0', 'options'],
        message: 'A choice needs at least two different options.',
      },
    ]);
  });
});
