import { BUILTIN_RULES, type Category, type CustomRule, check, type RuleOptions, ruleOptionsSchema, type Severity } from '@blameless';

/** What a deployment changes about the rules. */
export interface RuleSettings {
  /** Rules that do not run. */
  off: readonly string[];
  /** Opt-in rules that run. */
  on: readonly string[];
  /** Other severities by rule. */
  severity: Readonly<Record<string, Severity>>;
  /** Rules of its own. */
  extra: readonly CustomRule[];
}

/** What is wrong with settings. */
export interface SettingsProblem {
  code: string;
  message: string;
  /** From the input on. */
  path: readonly string[];
}

/** A rule as it works in this deployment. */
export interface RuleInForce {
  id: string;
  category: Category;
  severity: Severity;
  message: string;
  on: boolean;
  /** True for a rule that runs only when switched on. */
  optIn: boolean;
  /** True for a rule of the deployment. */
  custom: boolean;
  examples: { flag: readonly string[]; pass: readonly string[] };
}

/** Where inputs name a part otherwise than the checker does. */
const INPUT_NAMES: Readonly<Record<string, readonly string[]>> = {
  subject: ['subjects'],
  'examples.flag': ['flagExamples'],
  'examples.pass': ['passExamples'],
};
const MOST_EXTRA = 100;
const MOST_CHARACTERS = 200_000;
const BUILTIN_IDS = BUILTIN_RULES.map(({ id }) => id);
const OPT_IN = new Set(BUILTIN_RULES.filter(({ optIn }) => optIn).map(({ id }) => id));

/** How many rules run otherwise than they would by default. */
export const changesOf = ({ off, on, severity, extra }: RuleSettings): number =>
  new Set([...off, ...on, ...Object.keys(severity), ...extra.map(({ id }) => id)]).size;

/** The options of the checker; with hints the opt-in rules that only give hints run as well. Keep them: compiled rules hang on the object. */
export function optionsOf(settings: RuleSettings, hints: boolean): RuleOptions {
  const hinting = BUILTIN_RULES.filter(
    ({ optIn, severity, category }) => optIn && (severity ?? categoryText(category).severity) === 'hint',
  ).map(({ id }) => id);
  return { ...settings, on: hints ? [...new Set([...settings.on, ...hinting])] : settings.on };
}

/** What is wrong with settings; empty when they can be used. */
export function settingsProblems(settings: RuleSettings): SettingsProblem[] {
  const { off, on, severity, extra } = settings;
  if (extra.length > MOST_EXTRA)
    return [{ code: 'TOO_MANY', message: `Give at most ${MOST_EXTRA} rules of your own.`, path: ['input', 'extra'] }];
  if (JSON.stringify(extra).length > MOST_CHARACTERS) {
    const message = `Rules of your own have at most ${MOST_CHARACTERS.toLocaleString('en')} characters in all.`;
    return [{ code: 'TEXT_TOO_LONG', message, path: ['input', 'extra'] }];
  }
  const parsed = ruleOptionsSchema.safeParse({ off, on, severity, extra });
  const problems = (parsed.error?.issues ?? []).map(({ path: [part, ...rest], message }): SettingsProblem => {
    const [at, ...inside] = rest.map(String);
    const place =
      part === 'extra'
        ? ['extra', String(at), ...(INPUT_NAMES[inside.join('.')] ?? inside)]
        : [part === 'severity' ? 'severities' : String(part), String(at)];
    return {
      code: part === 'extra' ? 'RULE_INVALID' : 'RULE_UNKNOWN',
      message: `${message}.`.replace(/([.?])\.$/, '$1'),
      path: ['input', ...place],
    };
  });
  if (problems.length > 0) return problems;
  return [
    ...on.flatMap((id, index) =>
      OPT_IN.has(id)
        ? []
        : [
            {
              code: 'RULE_NOT_OPT_IN',
              message: `"${id}" runs anyway; only these are switched on: ${[...OPT_IN].join(', ')}.`,
              path: ['input', 'on', String(index)],
            },
          ],
    ),
    ...off
      .filter((id) => on.includes(id))
      .map((id) => ({ code: 'RULE_ON_AND_OFF', message: `"${id}" cannot be both on and off.`, path: ['input', 'off'] })),
    ...extra.flatMap((rule, index) => exampleProblems(rule, ['input', 'extra', String(index)])),
  ];
}

/** A rule of the deployment does what its examples say. */
function exampleProblems(rule: CustomRule, path: readonly string[]): SettingsProblem[] {
  const rules: RuleOptions = { off: BUILTIN_IDS, extra: [rule] };
  const flags = (text: string): boolean => check(text, { format: 'plain', rules }).findings.length > 0;
  const { flag = [], pass = [] } = rule.examples ?? {};
  return [
    ...flag.filter((text) => !flags(text)).map((text) => ({ text, is: 'not flagged', list: 'flagExamples' })),
    ...pass.filter(flags).map((text) => ({ text, is: 'flagged', list: 'passExamples' })),
  ].map(({ text, is, list }) => ({
    code: 'RULE_EXAMPLE_FAILS',
    message: `Rule "${rule.id}": this example is ${is}: "${text.slice(0, 120)}".`,
    path: [...path, list],
  }));
}

/** Every rule there is, with what the settings make of it. */
export function rulesInForce(settings: RuleSettings): RuleInForce[] {
  const off = new Set(settings.off);
  const on = new Set(settings.on);
  const builtin = BUILTIN_RULES.map((rule) => {
    const said = categoryText(rule.category);
    return {
      id: rule.id,
      category: rule.category,
      severity: settings.severity[rule.id] ?? rule.severity ?? said.severity,
      message: rule.message ?? said.message,
      on: !off.has(rule.id) && (!rule.optIn || on.has(rule.id)),
      optIn: rule.optIn ?? false,
      custom: false,
      examples: rule.examples,
    };
  });
  const custom = settings.extra.map((rule) => ({
    id: rule.id,
    category: rule.category,
    severity: settings.severity[rule.id] ?? rule.severity ?? categoryText(rule.category).severity,
    message: rule.message,
    on: !off.has(rule.id),
    optIn: false,
    custom: true,
    examples: { flag: rule.examples?.flag ?? [], pass: rule.examples?.pass ?? [] },
  }));
  return [...builtin, ...custom];
}

interface CategoryText {
  severity: Severity;
  message: string;
}
const categoryTexts = new Map<Category, CategoryText>();

/** What the checker says for a category when a rule says no more: asked of the checker itself with a rule that says nothing. */
function categoryText(category: Category): CategoryText {
  const known = categoryTexts.get(category);
  if (known) return known;
  const silent = { category, phrases: ['probe'], questions: ['What?'], message: '-' };
  const severity = firstFinding({ off: BUILTIN_IDS, extra: [{ id: `${category}.probe`, ...silent }] }, 'probe')?.severity ?? 'warning';
  let message = '';
  for (const rule of BUILTIN_RULES) {
    if (rule.category !== category || rule.message || message !== '') continue;
    const options: RuleOptions = { off: BUILTIN_IDS.filter((id) => id !== rule.id), on: [rule.id] };
    message = rule.examples.flag.map((text) => firstFinding(options, text)?.message).find(Boolean) ?? '';
  }
  categoryTexts.set(category, { severity, message });
  return { severity, message };
}

const firstFinding = (rules: RuleOptions, text: string) => check(text, { rules }).findings[0];
