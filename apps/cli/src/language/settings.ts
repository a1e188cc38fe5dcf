import { type NameContext, type RuleOptions, ruleOptionsSchema } from '@blameless';
import * as z from 'zod';
import { readText } from './text-file';

const names = z.array(z.string()).optional();
const contextSchema = z.strictObject({ people: names, teams: names, services: names, tools: names });

/** As the server has it: nobody can mean both, and which one counts would be a guess. */
const rulesSchema = ruleOptionsSchema.superRefine(({ on = [], off = [] }, context) => {
  for (const [index, id] of off.entries())
    if (on.includes(id)) context.addIssue({ code: 'custom', path: ['off', index], message: `"${id}" cannot be both on and off` });
});

/** Reads the file of `--rules`. Throws an error that names the file, the path in it and what would be right. */
export function readRules(file: string): RuleOptions {
  return readSettings(file, rulesSchema);
}

/** Reads the file of `--context`; throws as `readRules` does. */
export function readContext(file: string): NameContext {
  return readSettings(file, contextSchema);
}

function readSettings<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${file}: ${placeOf(issue.path)}${describe(issue)}`).join('\n  '));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file).text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof SyntaxError ? 'not JSON: ' : ''}${(error as Error).message}`);
  }
}

/** A path as one writes it in JavaScript: `severity["judgement.verb"]`, `extra[0].id`. */
function placeOf(path: readonly PropertyKey[]): string {
  const written = path.map((key) =>
    typeof key === 'number' ? `[${key}]` : /^\w+$/.test(String(key)) ? `.${String(key)}` : `["${String(key)}"]`,
  );
  return path.length === 0 ? '' : `${written.join('').replace(/^\./, '')}: `;
}

function describe(issue: z.core.$ZodIssue): string {
  return issue.message.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}
