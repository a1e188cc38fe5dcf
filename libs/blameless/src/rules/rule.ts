import * as z from 'zod/mini';
import { SUBJECT_KINDS, type SubjectKind } from '../grammar/sentence';

/** The kinds of blame. */
export const BLAME_CATEGORIES = [
  'name-cause',
  'judgement',
  'punishment',
  'oncall-identity',
  'counterfactual',
  'human-error',
  'hindsight',
  'single-cause',
  'normative',
] as const;
/** The kinds of findings: blame, and advice on writing. */
export const CATEGORIES = [...BLAME_CATEGORIES, 'writing'] as const;
export const SEVERITIES = ['error', 'warning', 'hint'] as const;

export type BlameCategory = (typeof BLAME_CATEGORIES)[number];
/** What a finding is about. */
export type Category = (typeof CATEGORIES)[number];
/** `error` can hold back publishing, `warning` is shown, `hint` only on request. */
export type Severity = (typeof SEVERITIES)[number];

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(800));
const id = z.string().check(z.regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an id looks like category.name'), z.maxLength(80));

/** A rule as written. Patterns are explained at `compilePattern`. */
export interface Rule {
  id: string;
  category: Category;
  /** Default: that of the category. */
  severity?: Severity;
  /** Empty only for a weighed rule. */
  patterns: readonly string[];
  /** True: found by the weights of `weigh/`, not by patterns; one rule per category. */
  weighed?: boolean;
  /** Kinds of subject the matched verb must have; absent = any. */
  subject?: readonly SubjectKind[];
  /** True: a capitalised word that may be a product does not count as a person. */
  certain?: boolean;
  /** True: the verb must be active; "was ignored" has no doer. */
  active?: boolean;
  /** True: only when asked for in the options. */
  optIn?: boolean;
  /** True: wording so plain that the finding stands whatever the sentence weighs. */
  firm?: boolean;
  /** Names of guards that make the rule silent. */
  unless?: readonly string[];
  message?: string;
  questions?: readonly string[];
  /** 0 to 1. Default 0.85. */
  confidence?: number;
  /** Texts that the rule alone must flag, and texts that no rule may flag; both run as tests. */
  examples: { flag: readonly string[]; pass: readonly string[] };
}

/** A rule of a deployment: phrases (plain words) and token patterns; never regular expressions. */
export const customRuleSchema = z
  .strictObject({
    id,
    category: z.enum(CATEGORIES),
    severity: z.optional(z.enum(SEVERITIES)),
    phrases: z._default(z.array(text).check(z.maxLength(200)), []),
    patterns: z._default(z.array(text).check(z.maxLength(40)), []),
    subject: z.optional(z.array(z.enum(SUBJECT_KINDS))),
    message: text,
    questions: z.array(text).check(z.minLength(1)),
    examples: z.optional(z.strictObject({ flag: z.array(text).check(z.minLength(1)), pass: z._default(z.array(text), []) })),
  })
  .check(z.refine((rule) => rule.phrases.length + rule.patterns.length > 0, { error: 'give at least one phrase or pattern' }));

/** A rule added by a deployment. */
export type CustomRule = z.input<typeof customRuleSchema>;
