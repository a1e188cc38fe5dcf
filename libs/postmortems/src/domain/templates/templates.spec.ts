import { BUILTIN_TEMPLATES } from './builtin';
import { TEMPLATE_LIMITS } from './limits';
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
const section = base.sections[0]!;
const field = { key: 'region', label: 'Region', help: '', type: 'text', required: false } as const;
const codes = (template: Template) => validateTemplate(template).map(({ path, code }) => [path.join('.'), code]);
const times = <Part>(count: number, part: (index: number) => Part): Part[] => Array.from({ length: count }, (_, index) => part(index));
const letters = (count: number): string => 'x'.repeat(count);

describe('built-in templates', () => {
  it('has one for each kind', () => expect(BUILTIN_TEMPLATES.map(({ kind }) => kind)).toEqual([...TEMPLATE_KINDS]));
  it.each(BUILTIN_TEMPLATES.map((template) => [template.key, template] as const))('%s passes its own rules', (_key, template) =>
    expect(validateTemplate(template)).toEqual([]),
  );
  it('asks a facilitator’s questions in every full template', () => {
    for (const template of BUILTIN_TEMPLATES) expect(template.sections.some(({ questions }) => questions.length > 0)).toBe(true);
  });
});

describe('checking a template', () => {
  it('accepts a small one', () => expect(codes(base)).toEqual([]));

  it.each<[string, Partial<Template>, [string, string]]>([
    ['no section', { sections: [] }, ['sections', 'EMPTY']],
    ['no title', { title: ' ' }, ['title', 'EMPTY']],
    ['a title that nobody sees', { title: '\u200b\u3164' }, ['title', 'EMPTY']],
    ['a title that turns the direction', { title: 'Review \u202egnp' }, ['title', 'TURNS_DIRECTION']],
    ['a label that turns the direction', { fields: [{ ...field, label: 'a\u2067b' }] }, ['fields.0.label', 'TURNS_DIRECTION']],
    ['a key with blanks', { key: 'My Key' }, ['key', 'BAD_KEY']],
    ['version 0', { version: 0 }, ['version', 'BAD_VERSION']],
    ['two fields of one key', { fields: [field, field] }, ['fields.1.key', 'DUPLICATE_KEY']],
    ['a gap in the positions', { sections: [{ ...section, position: 2 }] }, ['sections.0.position', 'BAD_POSITION']],
    ['a choice without options', { fields: [{ ...field, type: 'choice' }] }, ['fields.0.options', 'OPTIONS_NEEDED']],
    [
      'a choice with the same option twice',
      { fields: [{ ...field, type: 'choice', options: ['a', 'a'] }] },
      ['fields.0.options', 'OPTIONS_NEEDED'],
    ],
    ['options of a number', { fields: [{ ...field, type: 'number', options: ['a'] }] }, ['fields.0.options', 'OPTIONS_NOT_ALLOWED']],
    ['a person type', { fields: [{ ...field, type: 'person' as never }] }, ['fields.0.type', 'UNKNOWN_VALUE']],
    ['an empty option', { fields: [{ ...field, type: 'choice', options: ['a', ' '] }] }, ['fields.0.options.1', 'EMPTY']],
    [
      'two timelines',
      { sections: [1, 2].map((position) => ({ ...section, key: `t${position}`, position, contentKind: 'timeline' as const })) },
      ['sections.1.contentKind', 'REPEATED_LIST'],
    ],
  ])('refuses %s', (_case, change, problem) => expect(codes({ ...base, ...change })).toContainEqual(problem));

  it.each<[string, (count: number) => Partial<Template>, number, [string, string]]>([
    [
      'sections',
      (count) => ({ sections: times(count, (at) => ({ ...section, key: `s${at}`, position: at + 1 })) }),
      TEMPLATE_LIMITS.sections,
      ['sections', 'TOO_MANY'],
    ],
    [
      'fields',
      (count) => ({ fields: times(count, (at) => ({ ...field, key: `f${at}` })) }),
      TEMPLATE_LIMITS.fields,
      ['fields', 'TOO_MANY'],
    ],
    [
      'options',
      (count) => ({ fields: [{ ...field, type: 'choice', options: times(count, (at) => `o${at}`) }] }),
      TEMPLATE_LIMITS.options,
      ['fields.0.options', 'TOO_MANY'],
    ],
    [
      'questions',
      (count) => ({ sections: [{ ...section, questions: times(count, () => 'What was seen?') }] }),
      TEMPLATE_LIMITS.questions,
      ['sections.0.questions', 'TOO_MANY'],
    ],
    ['letters of a key', (count) => ({ key: letters(count) }), TEMPLATE_LIMITS.key, ['key', 'BAD_KEY']],
    ['letters of a title', (count) => ({ title: letters(count) }), TEMPLATE_LIMITS.title, ['title', 'TOO_LONG']],
    ['letters of a description', (count) => ({ description: letters(count) }), TEMPLATE_LIMITS.description, ['description', 'TOO_LONG']],
    ['letters of an opening', (count) => ({ openingText: letters(count) }), TEMPLATE_LIMITS.opening, ['openingText', 'TOO_LONG']],
    [
      'letters of a prompt',
      (count) => ({ sections: [{ ...section, prompt: letters(count) }] }),
      TEMPLATE_LIMITS.prompt,
      ['sections.0.prompt', 'TOO_LONG'],
    ],
    [
      'letters of a help',
      (count) => ({ sections: [{ ...section, help: letters(count) }] }),
      TEMPLATE_LIMITS.help,
      ['sections.0.help', 'TOO_LONG'],
    ],
    [
      'letters of a starter',
      (count) => ({ sections: [{ ...section, starterText: letters(count) }] }),
      TEMPLATE_LIMITS.starter,
      ['sections.0.starterText', 'TOO_LONG'],
    ],
    [
      'letters of a question',
      (count) => ({ sections: [{ ...section, questions: [letters(count)] }] }),
      TEMPLATE_LIMITS.question,
      ['sections.0.questions.0', 'TOO_LONG'],
    ],
    [
      'letters of a label',
      (count) => ({ fields: [{ ...field, label: letters(count) }] }),
      TEMPLATE_LIMITS.label,
      ['fields.0.label', 'TOO_LONG'],
    ],
    [
      'letters of an option',
      (count) => ({ fields: [{ ...field, type: 'choice', options: ['a', letters(count)] }] }),
      TEMPLATE_LIMITS.option,
      ['fields.0.options.1', 'TOO_LONG'],
    ],
  ])('takes so many %s and not one more', (_what, change, limit, problem) => {
    expect(codes({ ...base, ...change(limit) })).toEqual([]);
    expect(codes({ ...base, ...change(limit + 1) })).toEqual([problem]);
  });

  it('says everything in full sentences that do not begin with a path', () => {
    const broken = {
      ...base,
      key: '1',
      title: '',
      description: letters(3_000),
      sections: times(45, () => ({ ...section, title: 'Culprit', position: 0 })),
    };
    const messages = validateTemplate(broken).map(({ message }) => message);
    expect(messages.length).toBeGreaterThan(90);
    expect(messages.filter((message) => !/^["A-Z].*[.?"]$/.test(message) || /^(?:sections|fields)/.test(message))).toEqual([]);
  });
});
