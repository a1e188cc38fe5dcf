import * as z from 'zod';
import { compilePattern } from '../pattern/compile';
import { BUILTIN_RULES } from './builtin';
import { customRuleSchema, SEVERITIES } from './rule';

const ids = z.array(z.string());
const shape = z.strictObject({
  off: ids.optional(),
  on: ids.optional(),
  hints: z.boolean().optional(),
  severity: z.record(z.string(), z.enum(SEVERITIES)).optional(),
  extra: z.array(customRuleSchema).optional(),
});

/**
 * Rule options as a deployment writes them, checked as a whole before anything is checked with them: a misspelt id or severity would
 * otherwise switch nothing and pass for a clean result. Ids must be those of built-in rules or of `extra`.
 */
export const ruleOptionsSchema = shape.superRefine((options, context) => {
  const report = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
  const known = new Set(BUILTIN_RULES.map(({ id }) => id));
  for (const [index, { id, patterns }] of (options.extra ?? []).entries()) {
    if (known.has(id)) report(['extra', index, 'id'], `there is another rule "${id}"`);
    known.add(id);
    for (const [at, pattern] of patterns.entries()) {
      const problem = faultOf(pattern);
      if (problem) report(['extra', index, 'patterns', at], problem);
    }
  }
  const check = (path: PropertyKey[], id: string) => {
    if (!known.has(id)) report(path, `there is no rule "${id}"${hint(id, known)}`);
  };
  for (const [index, id] of (options.off ?? []).entries()) check(['off', index], id);
  for (const [index, id] of (options.on ?? []).entries()) check(['on', index], id);
  for (const id of Object.keys(options.severity ?? {})) check(['severity', id], id);
});

function faultOf(pattern: string): string | null {
  try {
    compilePattern(pattern);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Names the known id that shares the most pairs of letters, when it shares at least half of them. */
function hint(wrong: string, known: ReadonlySet<string>): string {
  const pairs = pairsOf(wrong);
  let best = { id: '', likeness: 0.5 };
  for (const id of known) {
    const others = pairsOf(id);
    const shared = [...pairs].filter((pair) => others.has(pair)).length;
    const likeness = (2 * shared) / (pairs.size + others.size);
    if (likeness >= best.likeness) best = { id, likeness };
  }
  return best.id === '' ? '' : `; did you mean "${best.id}"?`;
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2).toLowerCase()));
}
