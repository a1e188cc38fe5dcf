import { BUILTIN_RULES, CATEGORIES, check } from '@blameless';
import { patternProblem } from './rule-patterns';
import { changesOf, optionsOf, type RuleSettings, rulesInForce } from './rule-settings';
import { type SettingsProblem, settingsProblems } from './settings-problems';

const DEFAULT: RuleSettings = { off: [], on: [], severity: {}, extra: [] };
const pirate = {
  id: 'judgement.house',
  category: 'judgement' as const,
  phrases: ['went full pirate'],
  message: 'Judges.',
  questions: ['What was missing?'],
};
const problems = (change: Partial<RuleSettings>, custom: string[] = []): SettingsProblem[] =>
  settingsProblems(
    { ...DEFAULT, ...change },
    {
      off: 'off' in change,
      on: 'on' in change,
      severities: change.severity && custom.length === 0 ? Object.keys(change.severity) : null,
      custom,
    },
  );
const codes = (change: Partial<RuleSettings>) => problems(change).map(({ code }) => code);
const [first] = BUILTIN_RULES;
const optIn = BUILTIN_RULES.find((rule) => rule.optIn)!;

describe('rule settings', () => {
  it.each<[string, Partial<RuleSettings>, string[]]>([
    ['the default', {}, []],
    ['everything that can be changed', { off: [first!.id], on: [optIn.id], severity: { [first!.id]: 'hint' }, extra: [pirate] }, []],
    ['a rule of their own that is off', { off: [pirate.id], extra: [pirate] }, []],
    ['unknown ids', { off: ['nope'], on: ['nope2'], severity: { nope: 'error' } }, ['RULE_UNKNOWN', 'RULE_UNKNOWN', 'RULE_UNKNOWN']],
    ['switching on what runs anyway', { on: [first!.id] }, ['RULE_NOT_OPT_IN']],
    ['on and off at once', { on: [optIn.id], off: [optIn.id] }, ['RULE_ON_AND_OFF']],
    ['the id of a built-in rule', { extra: [{ ...pirate, id: first!.id }] }, ['RULE_INVALID']],
    ['the same id twice', { extra: [pirate, pirate] }, ['RULE_INVALID']],
    ['nothing to look for', { extra: [{ ...pirate, phrases: [] }] }, ['RULE_INVALID']],
    ['an unknown word class', { extra: [{ ...pirate, patterns: ['@nope went'] }] }, ['RULE_INVALID']],
    ['a pattern without a beginning', { extra: [{ ...pirate, patterns: ['..3 went'] }] }, ['RULE_INVALID']],
    ['an example that is not flagged', { extra: [{ ...pirate, examples: { flag: ['They went home.'] } }] }, ['RULE_EXAMPLE_FAILS']],
    [
      'an example that is flagged',
      { extra: [{ ...pirate, examples: { flag: ['They went full pirate.'], pass: ['He went full pirate.'] } }] },
      ['RULE_EXAMPLE_FAILS'],
    ],
    ['too many', { extra: Array.from({ length: 101 }, (_, n) => ({ ...pirate, id: `judgement.house-${n}` })) }, ['TOO_MANY']],
  ])('with %s', (_what, change, expected) => expect(codes(change)).toEqual(expected));

  it('name the nearest rule for an unknown one', () => {
    const id = first!.id;
    expect(problems({ off: [`${id}x`] })[0]).toMatchObject({
      message: expect.stringContaining(`"${id}"`),
      path: ['input', 'off', '0'],
    });
  });

  it.each<[string, Partial<RuleSettings>, number]>([
    ['a rule that is off', { off: [first!.id] }, 1],
    ['an opt-in rule that is on', { on: [optIn.id] }, 1],
    ['an opt-in rule that is off anyway', { off: [optIn.id] }, 0],
    ['the severity a rule has anyway', { severity: { [first!.id]: rulesInForce(DEFAULT)[0]!.severity } }, 0],
    ['the severity of a rule that does not run', { off: [first!.id], severity: { [first!.id]: 'hint' } }, 1],
    ['a rule of their own', { extra: [pirate] }, 1],
    ['a rule of their own with another severity', { extra: [pirate], severity: { [pirate.id]: 'error' } }, 1],
    ['a rule of their own that is off', { extra: [pirate], off: [pirate.id] }, 0],
    ['ids that are nobody’s', { off: ['a.b'], severity: { 'c.d': 'hint' } }, 0],
  ])('count what works otherwise: %s', (_what, change, count) => expect(changesOf({ ...DEFAULT, ...change })).toBe(count));

  it('say everything in full sentences, at the place of the input', () => {
    const broken = [
      ...problems({ off: ['nope'], severity: { [first!.id]: 'hint', nope: 'error' } }),
      ...problems({
        extra: [
          { ...pirate, id: 'House', message: ' ', questions: [], subject: ['nobody' as never] },
          { ...pirate, phrases: ['x'.repeat(801)], patterns: ['@nope went'] },
          { ...pirate, phrases: Array.from({ length: 201 }, () => 'x') },
          { ...pirate, phrases: [] },
        ],
      }),
    ];
    expect(broken.length).toBeGreaterThan(8);
    expect(broken.filter(({ message }) => !/^["A-Z].*[.?]$/.test(message) || /invalid|expected|too (?:small|big)/i.test(message))).toEqual(
      [],
    );
    expect(broken.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining([
        'input.off.0',
        'input.severities.1',
        'input.extra.0.id',
        'input.extra.0.subjects.0',
        'input.extra.1.phrases.0',
      ]),
    );
  });

  it.each([
    ['off', { off: [pirate.id] }],
    ['severities', { severity: { [pirate.id]: 'hint' as const } }],
  ])('say that a rule taken away is still named in %s', (list, left) => {
    const named = settingsProblems({ ...DEFAULT, ...left }, { off: false, on: false, severities: null, custom: [pirate.id] });
    expect(named).toEqual([
      {
        code: 'RULE_STILL_NAMED',
        message: `This takes away your rule "${pirate.id}", which "${list}" still names. Give "${list}" without it as well.`,
        path: ['input', 'extra'],
      },
    ]);
  });

  it.each<[string, Partial<typeof pirate & { patterns: string[] }>, string]>([
    ['its message judges somebody', { message: 'Dmitri was careless and sloppy.' }, 'message'],
    ['its message blames', { message: 'The outage was caused by human error.' }, 'message'],
    ['a question blames', { questions: ['What was missing?', 'Whose fault was it?'] }, 'questions.1'],
    ['a pattern flags any two words', { patterns: ['_ _'] }, 'patterns.0'],
    ['a pattern flags any gap', { patterns: ['^ _ ..3 $'] }, 'patterns.0'],
    ['a pattern is a regular expression', { patterns: ['went', 'they .* pirate'] }, 'patterns.1'],
    ['a pattern has an optional group', { patterns: ['fail(ed)? again'] }, 'patterns.0'],
    ['a pattern has a capital', { patterns: ['Pirate'] }, 'patterns.0'],
    ['a phrase holds no word', { phrases: ['? !'] }, 'phrases.0'],
  ])('refuse a rule when %s', (_what, change, place) =>
    expect(problems({ extra: [{ ...pirate, ...change }] }).map(({ path }) => path.join('.'))).toEqual([`input.extra.0.${place}`]),
  );

  it('take phrases as people write them', () =>
    expect(
      problems({ extra: [{ ...pirate, phrases: [...(pirate.phrases ?? []), "didn't bother", 'again, and again', 'Arrr!'] }] }),
    ).toEqual([]));

  it('take every pattern that the built-in rules are made of', () =>
    expect(BUILTIN_RULES.flatMap(({ patterns }) => patterns).filter((pattern) => patternProblem(pattern) !== null)).toEqual([]));

  it('run opt-in hints on request only', () => {
    const text = optIn.examples.flag[0]!;
    const found = (hints: boolean) => check(text, { rules: optionsOf(DEFAULT, hints) }).findings.map(({ ruleId }) => ruleId);
    expect(found(true)).toContain(optIn.id);
    expect(found(false)).not.toContain(optIn.id);
  });
});

describe('rules in force', () => {
  it('tell of each rule what the checker says with it', () => {
    const rules = new Map(rulesInForce(DEFAULT).map((rule) => [rule.id, rule]));
    expect(rules.size).toBe(BUILTIN_RULES.length);
    expect([...rules.values()].filter(({ message }) => message === '')).toEqual([]);
    expect([...rules.values()].filter(({ on }) => !on).map(({ id }) => id)).toEqual(
      BUILTIN_RULES.filter((rule) => rule.optIn).map(({ id }) => id),
    );
    let compared = 0;
    for (const rule of BUILTIN_RULES)
      for (const finding of check(rule.examples.flag[0]!).findings) {
        compared++;
        expect(rules.get(finding.ruleId)).toMatchObject({
          category: finding.category,
          severity: finding.severity,
          message: finding.message,
        });
      }
    expect(compared).toBeGreaterThan(BUILTIN_RULES.length / 2);
    expect(new Set([...rules.values()].map(({ category }) => category)).size).toBe(CATEGORIES.length);
  });

  it('follow the settings', () => {
    const rules = rulesInForce({ off: [first!.id], on: [optIn.id], severity: { [pirate.id]: 'error' }, extra: [pirate] });
    const of = (id: string) => rules.find((rule) => rule.id === id);
    expect(of(first!.id)).toMatchObject({ on: false, custom: false });
    expect(of(optIn.id)).toMatchObject({ on: true, optIn: true });
    expect(of(pirate.id)).toMatchObject({ on: true, custom: true, severity: 'error', message: 'Judges.' });
  });
});
