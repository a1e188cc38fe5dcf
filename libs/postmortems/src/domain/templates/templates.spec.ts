import { check, checkField } from '@blameless';
import { BUILTIN_TEMPLATES } from './builtin';
import { TEMPLATE_KINDS, type Template } from './template';
import { validateTemplate } from './validate-template';

const base: Template = {
  key: 'own',
  kind: 'light',
  title: 'Own',
  description: '',
  version: 1,
  openingText: '',
  sections: [
    {
      key: 's',
      title: 'Summary',
      prompt: 'What happened?',
      help: '',
      questions: [],
      starterText: '',
      required: true,
      position: 1,
      contentKind: 'markdown',
    },
  ],
  fields: [],
};
const field = { key: 'region', label: 'Region', help: '', type: 'text', required: false } as const;
const codes = (template: Template) => validateTemplate(template, checkField).map(({ path, code }) => [path, code]);

describe('built-in templates', () => {
  it('has one for each kind', () => expect(BUILTIN_TEMPLATES.map(({ kind }) => kind)).toEqual([...TEMPLATE_KINDS]));
  it.each(BUILTIN_TEMPLATES.map((template) => [template.key, template] as const))('%s passes its own rules', (_key, template) =>
    expect(validateTemplate(template, checkField)).toEqual([]),
  );
  it.each(BUILTIN_TEMPLATES.map((template) => [template.key, template] as const))(
    '%s is written without blaming words',
    (_key, template) => {
      const texts = [
        template.description,
        template.openingText,
        ...template.sections.flatMap((s) => [s.prompt, s.help, s.starterText, ...s.questions]),
      ].filter(Boolean);
      const flagged = texts.flatMap((text) =>
        check(text)
          .findings.filter(({ severity }) => severity === 'error')
          .map((finding) => [text, finding.ruleId]),
      );
      expect(flagged).toEqual([]);
    },
  );
  it('asks a facilitator’s questions in every full template', () => {
    for (const template of BUILTIN_TEMPLATES) expect(template.sections.some(({ questions }) => questions.length > 0)).toBe(true);
  });
});

describe('checking a template', () => {
  it('accepts a small one', () => expect(codes(base)).toEqual([]));

  it('refuses a field that asks for the person responsible and offers another label', () => {
    const [problem] = validateTemplate({ ...base, fields: [{ ...field, label: 'Engineer responsible' }] }, checkField);
    expect(problem).toMatchObject({ path: 'fields[0].label', code: 'PERSON_FIELD', replacement: expect.stringMatching(/\w/) });
  });

  it('refuses it in a section title and in the key as well', () => {
    expect(codes({ ...base, sections: [{ ...base.sections[0]!, title: 'Engineer responsible' }] })).toContainEqual([
      'sections[0].title',
      'PERSON_FIELD',
    ]);
    expect(codes({ ...base, fields: [{ ...field, key: 'engineer_responsible' }] })).toContainEqual(['fields[0].key', 'PERSON_FIELD']);
  });

  it.each<[string, Partial<Template>, [string, string]]>([
    ['no section', { sections: [] }, ['sections', 'EMPTY']],
    ['no title', { title: ' ' }, ['title', 'EMPTY']],
    ['a key with blanks', { key: 'My Key' }, ['key', 'BAD_KEY']],
    ['version 0', { version: 0 }, ['version', 'BAD_VERSION']],
    ['two fields of one key', { fields: [field, field] }, ['fields[1].key', 'DUPLICATE_KEY']],
    ['a gap in the positions', { sections: [{ ...base.sections[0]!, position: 2 }] }, ['sections[0].position', 'BAD_POSITION']],
    ['a choice without options', { fields: [{ ...field, type: 'choice' }] }, ['fields[0].options', 'OPTIONS_NEEDED']],
    [
      'a choice with the same option twice',
      { fields: [{ ...field, type: 'choice', options: ['a', 'a'] }] },
      ['fields[0].options', 'OPTIONS_NEEDED'],
    ],
    ['options of a number', { fields: [{ ...field, type: 'number', options: ['a'] }] }, ['fields[0].options', 'OPTIONS_NOT_ALLOWED']],
    ['a person type', { fields: [{ ...field, type: 'person' as never }] }, ['fields[0].type', 'UNKNOWN_VALUE']],
    ['an over-long label', { fields: [{ ...field, label: 'x'.repeat(201) }] }, ['fields[0].label', 'TOO_LONG']],
    [
      'two timelines',
      { sections: [1, 2].map((position) => ({ ...base.sections[0]!, key: `t${position}`, position, contentKind: 'timeline' as const })) },
      ['sections[1].contentKind', 'REPEATED_LIST'],
    ],
  ])('refuses %s', (_case, change, problem) => expect(codes({ ...base, ...change })).toContainEqual(problem));
});
