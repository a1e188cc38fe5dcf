import { BUILTIN_RULES, type Category, type CustomRule, check, type RuleOptions, type Severity } from '@blameless';

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

const DEFAULT_SETTINGS: RuleSettings = { off: [], on: [], severity: {}, extra: [] };
export const BUILTIN_IDS = BUILTIN_RULES.map(({ id }) => id);
export const OPT_IN = new Set(BUILTIN_RULES.filter(({ optIn }) => optIn).map(({ id }) => id));

/** How many rules work otherwise than they would by default; what changes nothing, such as switching off a rule that is off, does not count. */
export function changesOf(settings: RuleSettings): number {
  const usual = new Map(rulesInForce(DEFAULT_SETTINGS).map((rule) => [rule.id, rule]));
  return rulesInForce(settings).filter(({ id, on, severity }) => {
    const before = usual.get(id);
    return on !== (before?.on ?? false) || (on && severity !== before?.severity);
  }).length;
}

/** The options of the checker; with hints the opt-in rules that only give hints run as well. Keep them: compiled rules hang on the object. */
export function optionsOf(settings: RuleSettings, hints: boolean): RuleOptions {
  const hinting = BUILTIN_RULES.filter(
    ({ optIn, severity, category }) => optIn && (severity ?? categoryText(category).severity) === 'hint',
  ).map(({ id }) => id);
  return { ...settings, on: hints ? [...new Set([...settings.on, ...hinting])] : settings.on };
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
