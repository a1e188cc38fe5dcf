import { type CustomRule, check, type FieldCategory, type RuleOptions, ruleOptionsSchema } from '@blameless';
import { askingOf, QUESTIONS_INSTEAD } from '../templates/template-language';
import { patternProblem, phraseProblem } from './rule-patterns';
import { BUILTIN_IDS, OPT_IN, type RuleSettings } from './rule-settings';

/** What is wrong with settings. */
export interface SettingsProblem {
  code: string;
  message: string;
  /** From the input on. */
  path: readonly string[];
}

/** What an update gives, where its form matters for what is said about it. */
export interface SettingsUpdate {
  off: boolean;
  on: boolean;
  /** Rules in the order of the given severities; null when none were given. */
  severities: readonly string[] | null;
  /** Rules of the deployment before the update. */
  custom: readonly string[];
}

/** Where inputs name a part otherwise than the checker does. */
const inputPath = ([part = '', ...rest]: readonly string[]): string[] => {
  if (part === 'subject') return ['subjects', ...rest];
  return part === 'examples' && rest[0] ? [`${rest[0]}Examples`, ...rest.slice(1)] : [part, ...rest].filter(Boolean);
};
const MOST_EXTRA = 100;
const MOST_CHARACTERS = 200_000;

/** What is wrong with settings; empty when they can be used. */
export function settingsProblems(settings: RuleSettings, update: SettingsUpdate): SettingsProblem[] {
  const { off, on, severity, extra } = settings;
  if (extra.length > MOST_EXTRA)
    return [{ code: 'TOO_MANY', message: `Give at most ${MOST_EXTRA} rules of your own.`, path: ['input', 'extra'] }];
  if (JSON.stringify(extra).length > MOST_CHARACTERS) {
    const message = `Rules of your own have at most ${MOST_CHARACTERS.toLocaleString('en')} characters in all.`;
    return [{ code: 'TEXT_TOO_LONG', message, path: ['input', 'extra'] }];
  }
  const { error } = ruleOptionsSchema.safeParse({ off, on, severity, extra });
  const problems = [...(error?.issues ?? []).map((issue) => problemOf(issue, settings, update)), ...twice(update.severities ?? [])];
  if (problems.length > 0) return problems;
  return [
    ...on.flatMap((id, index) =>
      OPT_IN.has(id)
        ? []
        : [
            {
              code: 'RULE_NOT_OPT_IN',
              message: `The rule "${id}" runs anyway; only these are switched on: ${[...OPT_IN].join(', ')}.`,
              path: ['input', 'on', String(index)],
            },
          ],
    ),
    ...off
      .filter((id) => on.includes(id))
      .map((id) => ({ code: 'RULE_ON_AND_OFF', message: `The rule "${id}" cannot be both on and off.`, path: ['input', 'off'] })),
    ...extra.flatMap((rule, index) => ruleProblems(rule, ['input', 'extra', String(index)])),
  ];
}

interface Issue {
  code?: string | undefined;
  path: PropertyKey[];
  message: string;
  origin?: unknown;
  minimum?: unknown;
  maximum?: unknown;
}

function problemOf(issue: Issue, settings: RuleSettings, update: SettingsUpdate): SettingsProblem {
  const [part, ...rest] = issue.path;
  const [at, ...inside] = rest.map(String);
  if (part === 'extra') {
    return { code: 'RULE_INVALID', message: sentenceOf(issue), path: ['input', 'extra', String(at), ...inputPath(inside)] };
  }
  const list = part === 'severity' ? 'severities' : part === 'on' ? 'on' : 'off';
  const id = part === 'severity' ? at! : String(settings[list as 'on' | 'off'][Number(at)]);
  const given = list === 'severities' ? update.severities !== null : update[list];
  if (!given && update.custom.includes(id)) {
    const message = `This takes away your rule "${id}", which "${list}" still names. Give "${list}" without it as well.`;
    return { code: 'RULE_STILL_NAMED', message, path: ['input', 'extra'] };
  }
  const index = part === 'severity' ? String(update.severities?.indexOf(id) ?? 0) : at!;
  return { code: 'RULE_UNKNOWN', message: sentenceOf(issue), path: ['input', list, index] };
}

function sentenceOf({ code, origin, minimum, maximum, message }: Issue): string {
  if (code === 'too_small') return origin === 'array' ? `Give at least ${String(minimum)} of these.` : 'Give a text; this one is empty.';
  if (code === 'too_big')
    return origin === 'array' ? `Give at most ${String(maximum)} of these.` : `A text has at most ${String(maximum)} characters here.`;
  if (code === 'invalid_format')
    return 'An id looks like "judgement.house": a category, a full stop and a name, in lower-case letters, digits and hyphens.';
  if (code !== 'custom') return 'This is not known here.';
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`.replace(/([.?])\.$/, '$1');
}

const twice = (ids: readonly string[]): SettingsProblem[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ code: 'RULE_TWICE', message: `The rule "${id}" has a severity above already.`, path: ['input', 'severities', String(index)] }],
  );

function ruleProblems(rule: CustomRule, path: readonly string[]): SettingsProblem[] {
  const invalid = (message: string | null, ...at: string[]): SettingsProblem[] =>
    message === null ? [] : [{ code: 'RULE_INVALID', message, path: [...path, ...at] }];
  const problems = [
    ...(rule.phrases ?? []).flatMap((phrase, index) => invalid(phraseProblem(phrase), 'phrases', String(index))),
    ...(rule.patterns ?? []).flatMap((pattern, index) => invalid(patternProblem(pattern), 'patterns', String(index))),
    ...blameProblem(rule.message, [...path, 'message']),
    ...rule.questions.flatMap((question, index) => {
      const at = [...path, 'questions', String(index)];
      const asking = askingOf(question);
      return asking ? [{ code: 'RULE_BLAMES', message: instead(asking), path: at }] : blameProblem(question, at);
    }),
  ];
  return problems.length > 0 ? problems : exampleProblems(rule, path);
}

const instead = (asking: FieldCategory): string => `This question asks for people or blame. Ask "${QUESTIONS_INSTEAD[asking]}" instead.`;

/** What a rule says is shown beside people's texts. A message has to say what is wrong with a wording, so that milder findings pass in it. */
function blameProblem(text: string, path: readonly string[]): SettingsProblem[] {
  const mild = path.at(-1) === 'message';
  const finding = check(text, { format: 'plain' }).findings.find(
    ({ severity, category }) => severity === 'error' || (severity === 'warning' && (!mild || category === 'judgement')),
  );
  if (!finding) return [];
  const message = `This says "${finding.text}". ${finding.message} Say what to look at instead, or put the wording in quotation marks.`;
  return [{ code: 'RULE_BLAMES', message, path }];
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
    message: `This example of the rule "${rule.id}" is ${is}: "${text.slice(0, 120)}".`,
    path: [...path, list],
  }));
}
