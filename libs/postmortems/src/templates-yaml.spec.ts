import { BUILTIN_TEMPLATES } from './domain/templates/builtin';
import { TEMPLATE_LIMITS } from './domain/templates/limits';
import { templateFromYaml, templateToYaml } from './templates-yaml';

const read = (yaml: string) => {
  const answer = templateFromYaml(yaml);
  return answer.ok ? { template: answer.template } : { problems: answer.problems };
};
const problem = (yaml: string) => read(yaml).problems?.[0];

describe('templates as YAML', () => {
  it.each(BUILTIN_TEMPLATES.map((template) => [template.key, template] as const))('brings %s through unchanged', (_key, template) =>
    expect(read(templateToYaml(template))).toEqual({ template }),
  );

  it('fills in what may be left out', () =>
    expect(read('key: a\nkind: light\ntitle: A\nsections:\n  - { key: s, title: S, prompt: P }\n')).toEqual({
      template: {
        key: 'a',
        kind: 'light',
        title: 'A',
        description: '',
        version: 1,
        openingText: '',
        sections: [
          {
            key: 's',
            title: 'S',
            prompt: 'P',
            help: '',
            questions: [],
            starterText: '',
            required: false,
            contentKind: 'markdown',
            position: 1,
          },
        ],
        fields: [],
      },
    }));

  it('makes keys and prompts that are left out, as the GraphQL inputs do', () => {
    const { template } = read(
      'key: a\nkind: light\ntitle: A\nsections:\n  - { title: What we saw }\n  - { title: What we saw, key: what_we_saw }\n  - { title: Engineer responsible }\nfields:\n  - { label: Region, type: text }\n',
    );
    expect(template!.sections.map(({ key, prompt }) => [key, prompt])).toEqual([
      ['what_we_saw_2', 'What we saw'],
      ['what_we_saw', 'What we saw'],
      ['section_3', 'Engineer responsible'],
    ]);
    expect(template!.fields.map(({ key }) => key)).toEqual(['region']);
  });

  const IN_SECTION = 'key: a\nkind: light\ntitle: A\nsections:\n  - title: S\n    ';
  const IN_FIELD = 'key: a\nkind: light\ntitle: A\nsections: []\nfields:\n  - type: text\n    label: L\n    ';
  it.each<[string, string, string]>([
    ['key: a\nkind: light\nsections: []\ntitle: A\n', 'name', 'title'],
    ['key: a\nkind: light\nsections: []\ntitle: A\n', 'opening', 'openingText'],
    ['key: a\nkind: light\nsections: []\ntitle: A\n', 'opening_text', 'openingText'],
    ['key: a\nkind: light\nsections: []\ntitle: A\n', 'descripton', 'description'],
    [IN_SECTION, 'facilitation', 'questions'],
    [IN_SECTION, 'starter', 'starterText'],
    [IN_SECTION, 'label', 'title'],
    [IN_FIELD, 'fieldType', 'type'],
    [IN_FIELD, 'title', 'label'],
    [IN_FIELD, 'option', 'options'],
  ])('names the nearest known name (%#)', (before, wrong, right) =>
    expect(read(`${before}${wrong}: x\n`).problems!.map(({ message }) => message)).toEqual([
      expect.stringMatching(new RegExp(`^There is no "${wrong}" in a (?:template|section|field); did you mean "${right}"\\?$`)),
    ]),
  );

  it('says in its own words that one text holds one template', () => {
    const { message, place } = problem('key: a\n---\nkey: b\n')!;
    expect(place.line).toBeGreaterThan(1);
    expect(message).toBe('A second YAML document begins here; give one template at a time.');
  });

  const HEAD = 'key: a\nkind: light\ntitle: A\nsections: []\n';
  it.each<[string, string, (string | number)[], [number, number], string]>([
    [
      'a person-typed field',
      'fields:\n  - { key: f, label: F, type: person }',
      ['fields', 0, 'type'],
      [6, 31],
      '"person" is not known here; give one of text,',
    ],
    [
      'an unknown name in a field',
      'fields:\n  - { key: f, label: F, type: text, colour: red }',
      ['fields', 0, 'colour'],
      [6, 45],
      'There is no "colour"',
    ],
    ['an unknown name', 'extra: 1', ['extra'], [5, 8], 'There is no "extra" in a template'],
    ['an unknown name without value', 'extra:', ['extra'], [5, 1], 'There is no "extra" in a template'],
    ['a missing name', 'fields:\n  - key: f\n    type: text', ['fields', 0, 'label'], [6, 5], '"label" is missing; give a text.'],
    [
      'an empty part',
      'fields:\n  - { key: f, label: F, type: text }\n  -',
      ['fields', 1],
      [7, 4],
      'This must be a map of names and values, not empty.',
    ],
    ['a number for a text', 'description: 2024', ['description'], [5, 14], 'This must be a text, not 2024. Put it in quotes.'],
    [
      'a text for a switch',
      'fields:\n  - { key: f, label: F, type: text, required: perhaps }',
      ['fields', 0, 'required'],
      [6, 47],
      'This must be true or false, not a text.',
    ],
  ])('names the place of %s', (_case, more, path, [line, column], message) => {
    expect(read(`${HEAD}${more}\n`).problems).toEqual([{ path, place: { line, column }, message: expect.stringContaining(message) }]);
  });

  it('knows where each part of a good one stands', () => {
    const answer = templateFromYaml('key: a\nkind: light\ntitle: A\nsections:\n  - key: s\n    title: S\n    prompt: P\n');
    if (!answer.ok) throw new Error('not read');
    expect(answer.placeOf(['sections', 0, 'title'])).toEqual({ line: 6, column: 12 });
    expect(answer.placeOf(['sections', 0, 'help'])).toEqual({ line: 5, column: 5 });
    expect(answer.placeOf(['fields'])).toEqual({ line: 1, column: 1 });
  });

  it('names the line where the YAML itself breaks', () => {
    expect(problem('key: a\ntitle: [\n')).toMatchObject({
      path: [],
      message: expect.stringMatching(/^This is no well-formed YAML: .*\.$/),
    });
    expect(problem('key: a\ntitle: [\n')!.place.line).toBeGreaterThan(1);
    expect(problem('key: a\nkey: b\n')).toMatchObject({
      place: { line: 2, column: 1 },
      message: 'This is no well-formed YAML: Map keys must be unique.',
    });
  });

  it.each([
    ['', 'The text is empty; give a template as `templateExport` writes it.'],
    ['null', 'The text is empty; give a template as `templateExport` writes it.'],
    ['- 1', 'This must be a map of names and values, not a list.'],
    ['42', 'This must be a map of names and values, not 42.'],
    ['key: a', '"title" is missing; give a text.'],
  ])('says in words what is wrong with %j', (yaml, message) =>
    expect(read(yaml).problems!.map((found) => found.message)).toContain(message),
  );

  it('refuses an alias that holds itself', () => expect(templateFromYaml('&a [*a]').ok).toBe(false));

  it('takes a text of the length that is allowed, and not one more', () => {
    const long = `${HEAD}#`;
    expect(templateFromYaml(long.padEnd(TEMPLATE_LIMITS.yaml, 'x')).ok).toBe(true);
    expect(problem(long.padEnd(TEMPLATE_LIMITS.yaml + 1, 'x'))!.message).toBe(
      'A template has at most 100,000 characters; this one has 100,001.',
    );
  });

  it('refuses an alias bomb', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...[...'bcdefgh'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`),
    ].join('\n');
    expect(problem(bomb)!.message).toBe('The text has too many aliases; write the parts out.');
  });
});
