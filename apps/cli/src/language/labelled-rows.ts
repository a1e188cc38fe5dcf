import type { LabelledText } from '@blameless';
import * as z from 'zod';
import { readText } from './text-file';

const label = z.enum(['blame', 'ok']);
const textRow = z.object({
  id: z.coerce.string().default(''),
  text: z.string(),
  label,
  category: z.string(),
  tier: z.string(),
  spans: z.array(z.string()),
});
const fieldRow = z.object({
  id: z.coerce.string().default(''),
  text: z.string(),
  help: z.string().nullish(),
  fieldType: z.string().nullish(),
  options: z.array(z.string()).nullish(),
  label,
  category: z.string(),
});

/** A labelled field: `text` is its label in the template, `label` the verdict that is right. */
export type LabelledField = z.infer<typeof fieldRow>;

/** What labelled files hold: texts, or fields of templates (rows with `fieldType`). */
export type LabelledRows = { kind: 'texts'; rows: LabelledText[] } | { kind: 'fields'; rows: LabelledField[] };

/** Reads labelled files of one kind. Throws an error that names the file and the line that does not fit. */
export function readLabelledRows(paths: readonly string[]): LabelledRows {
  const lines = paths.flatMap(linesOf);
  const fields = lines.filter(({ row }) => isField(row));
  if (fields.length === 0) return { kind: 'texts', rows: lines.map((line) => parse(textRow, line)) };
  const other = lines.find(({ row }) => !isField(row));
  if (other)
    throw new Error(`${other.place}: no "fieldType", but ${fields[0]?.place} has one; measure texts and fields in calls of their own`);
  return { kind: 'fields', rows: fields.map((line) => parse(fieldRow, line)) };
}

interface Line {
  place: string;
  row: unknown;
}

function isField(row: unknown): boolean {
  return typeof row === 'object' && row !== null && Object.hasOwn(row, 'fieldType');
}

function linesOf(path: string): Line[] {
  let text: string;
  try {
    text = readText(path).text;
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ place: `${path}:${index + 1}`, row: parsed(line) }]));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function parse<T>(schema: z.ZodType<T>, { place, row }: Line): T {
  const result = schema.safeParse(row);
  if (result.success) return result.data;
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new Error(`${place}: not a JSON object`);
  const held = row as Record<string, unknown>;
  const wrong = [...new Set(result.error.issues.map(({ path }) => String(path[0])))];
  throw new Error(
    `${place}: ${wrong.map((key) => `${key in held ? 'wrong' : 'no'} "${key}"`).join(', ')}; see --help for what a line holds`,
  );
}
