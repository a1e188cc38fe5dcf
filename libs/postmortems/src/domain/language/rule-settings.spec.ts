import { BUILTIN_RULES, CATEGORIES, check } from '@blameless';
import { changesOf, optionsOf, type RuleSettings, rulesInForce, settingsProblems } from './rule-settings';

const DEFAULT: RuleSettings = { off: [], on: [], severity: {}, extra: [] };
const pirate = {
  id: 'judgement.house',
  category: 'judgement' as const,
  phrases: ['went full pirate'],
  message: 'Judges.',
  questions: ['What was missing?'],
};
const codes = (change: Partial<RuleSettings>) => settingsProblems({ ...DEFAULT, ...change }).map(({ code }) => code);
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
    expect(settingsProblems({ ...DEFAULT, off: [`${id}x`] })[0]).toMatchObject({
      message: expect.stringContaining(`"${id}"`),
      path: ['input', 'off', '0'],
    });
  });

  it('count each rule once', () =>
    expect(changesOf({ off: ['a.b'], on: ['c.d'], severity: { 'a.b': 'hint', 'e.f': 'error' }, extra: [pirate] })).toBe(4));

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
