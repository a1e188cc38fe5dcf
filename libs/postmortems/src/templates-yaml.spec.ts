import { BUILTIN_TEMPLATES } from './domain/templates/builtin';
import { templateFromYaml, templateToYaml } from './templates-yaml';

describe('templates as YAML', () => {
  it.each(BUILTIN_TEMPLATES.map((template) => [template.key, template] as const))('brings %s through unchanged', (_key, template) =>
    expect(templateFromYaml(templateToYaml(template))).toEqual({ ok: true, template }),
  );

  it('fills in what may be left out', () =>
    expect(templateFromYaml('key: a\nkind: light\ntitle: A\nsections:\n  - { key: s, title: S, prompt: P }\n')).toEqual({
      ok: true,
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

  it.each([
    ['a person-typed field', 'fields:\n  - { key: f, label: F, type: person }', 'fields[0].type', /text/],
    ['an unknown key', 'fields:\n  - { key: f, label: F, type: text, colour: red }', 'fields[0]', /"colour"/],
    ['an unknown kind of content', 'extra: 1', '', /"extra"/],
  ])('names the path of %s', (_case, more, path, message) => {
    const read = templateFromYaml(`key: a\nkind: light\ntitle: A\nsections: []\n${more}\n`);
    expect(read).toEqual({ ok: false, problems: [{ path, line: null, message: expect.stringMatching(message) }] });
  });

  it('names the line where the YAML itself breaks', () => {
    const read = templateFromYaml('key: a\ntitle: [\n');
    expect(read.ok || read.problems[0]?.line).toBeGreaterThan(1);
  });

  it.each(['', '- 1', '42', 'null', '&a [*a]'])('refuses %j', (yaml) => expect(templateFromYaml(yaml).ok).toBe(false));

  it('refuses an alias bomb', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...[...'bcdefgh'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`),
    ].join('\n');
    expect(templateFromYaml(bomb)).toMatchObject({ ok: false, problems: [{ message: 'has too many aliases' }] });
  });
});
