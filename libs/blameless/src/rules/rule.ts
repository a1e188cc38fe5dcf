import * as z from 'zod';

export const CATEGORIES = [
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
export const SEVERITIES = ['error', 'warning', 'hint'] as const;

/** What kind of blame a finding is about. */
export type Category = (typeof CATEGORIES)[number];
/** `error` can hold back publishing, `warning` is shown, `hint` only on request. */
export type Severity = (typeof SEVERITIES)[number];

const text = z.string().trim().min(1).max(800);
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'an id looks like category.name')
  .max(80);
const subject = z.enum(['person', 'team', 'self', 'vendor', 'user', 'system', 'unknown']);

/** Shape of a built-in rule. Patterns are explained at `compilePattern`. */
export const ruleSchema = z.strictObject({
  id,
  category: z.enum(CATEGORIES),
  /** Default: that of the category. */
  severity: z.enum(SEVERITIES).optional(),
  patterns: z.array(text).min(1).max(80),
  /** Kinds of subject the matched verb must have; absent = any. */
  subject: z.array(subject).optional(),
  /** True: a capitalised word that may be a product does not count as a person. */
  certain: z.boolean().optional(),
  /** True: the verb must be active; "was ignored" has no doer. */
  active: z.boolean().optional(),
  /** True: only when asked for in the options. */
  optIn: z.boolean().optional(),
  /** Names of guards that make the rule silent. */
  unless: z.array(z.string()).optional(),
  message: text.optional(),
  questions: z.array(text).min(1).optional(),
  rewrite: z.string().optional(),
  confidence: z.number().min(0).max(1).optional(),
  examples: z.strictObject({ flag: z.array(text).min(1), pass: z.array(text).min(1) }),
});

/** A rule as written. */
export type Rule = z.infer<typeof ruleSchema>;

/** A rule of a deployment: phrases (plain words) and token patterns; never regular expressions. */
export const customRuleSchema = z
  .strictObject({
    id,
    category: z.enum(CATEGORIES),
    severity: z.enum(SEVERITIES).optional(),
    phrases: z.array(text).max(200).default([]),
    patterns: z.array(text).max(40).default([]),
    subject: z.array(subject).optional(),
    message: text,
    questions: z.array(text).min(1),
    examples: z.strictObject({ flag: z.array(text).min(1), pass: z.array(text).default([]) }).optional(),
  })
  .refine((rule) => rule.phrases.length + rule.patterns.length > 0, { message: 'give at least one phrase or pattern' });

/** A rule added by a deployment. */
export type CustomRule = z.input<typeof customRuleSchema>;
