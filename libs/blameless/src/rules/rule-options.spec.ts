import { ruleOptionsSchema } from './rule-options';

const extra = { id: 'judgement.house', category: 'judgement', phrases: ['went full pirate'], message: 'm', questions: ['q'] };

/** `path message` of each problem. */
const problems = (input: unknown) => {
  const parsed = ruleOptionsSchema.safeParse(input);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('/')} ${message}`);
};

describe('ruleOptionsSchema', () => {
  it.each([
    ['nothing', {}],
    ['ids of built-in rules', { off: ['judgement.failed-to'], on: ['single-cause.root-cause'], severity: { 'judgement.verb': 'hint' } }],
    ['ids of added rules', { severity: { 'judgement.house': 'error' }, extra: [extra] }],
  ])('takes %s', (_name, input) => expect(problems(input)).toEqual([]));

  it.each([
    ['an unknown key', { of: [] }, ' Unrecognized key: "of"'],
    ['an unknown severity', { severity: { 'judgement.verb': 'eror' } }, 'severity/judgement.verb Invalid option'],
    [
      'an unknown id to switch off',
      { off: ['judgement.faild-to'] },
      'off/0 there is no rule "judgement.faild-to"; did you mean "judgement.failed-to"?',
    ],
    ['an unknown id to switch on', { on: ['x'] }, 'on/0 there is no rule "x"'],
    [
      'an unknown id with a severity',
      { severity: { 'judgment.verb': 'hint' } },
      'severity/judgment.verb there is no rule "judgment.verb"; did you mean "judgement.verb"?',
    ],
    ['a faulty added rule', { extra: [{ ...extra, phrases: [] }] }, 'extra/0 give at least one phrase or pattern'],
    ['an unknown key of an added rule', { extra: [{ ...extra, regex: '.*' }] }, 'extra/0 Unrecognized key: "regex"'],
    ['a faulty pattern', { extra: [{ ...extra, patterns: ['@nosuch thing'] }] }, 'extra/0/patterns/0 Unknown word class @nosuch'],
    ['the id of a built-in rule', { extra: [{ ...extra, id: 'judgement.verb' }] }, 'extra/0/id there is another rule "judgement.verb"'],
    ['an id twice', { extra: [extra, extra] }, 'extra/1/id there is another rule "judgement.house"'],
    ['a list', [], ' Invalid input: expected object, received array'],
  ])('refuses %s', (_name, input, problem) => expect(problems(input)).toEqual([expect.stringContaining(problem)]));
});
