import * as z from 'zod';
import { SUBJECT_KINDS } from '../grammar/sentence';
import { CATEGORIES, type Rule, SEVERITIES } from './rule';

const text = z.string().trim().min(1).max(800);

/** Shape of a built-in rule, for the test that walks all of them. */
export const ruleSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/),
    category: z.enum(CATEGORIES),
    severity: z.enum(SEVERITIES).optional(),
    patterns: z.array(text).max(80),
    weighed: z.literal(true).optional(),
    subject: z.array(z.enum(SUBJECT_KINDS)).optional(),
    certain: z.boolean().optional(),
    active: z.boolean().optional(),
    optIn: z.boolean().optional(),
    firm: z.literal(true).optional(),
    unless: z.array(z.string()).optional(),
    message: text.optional(),
    questions: z.array(text).min(1).optional(),
    confidence: z.number().min(0).max(1).optional(),
    examples: z.strictObject({ flag: z.array(text).min(1), pass: z.array(text).min(1) }),
  } satisfies Record<keyof Rule, z.ZodType>)
  .refine((rule) => (rule.weighed ?? false) === (rule.patterns.length === 0), { message: 'a rule has patterns or is weighed' });
