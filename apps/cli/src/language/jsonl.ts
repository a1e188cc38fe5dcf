import { createInterface } from 'node:readline';
import type { CommandIo } from './io';

/** Answers each line of standard input with one line, in order. A line that is no JSON object is answered with an error; then the exit code is 2. */
export async function answerLines(io: CommandIo, answer: (row: Record<string, unknown>) => object): Promise<number> {
  let code = 0;
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const row = parsed(line);
    if (!row) code = 2;
    io.stdout.write(`${JSON.stringify(row ? answer(row) : { id: null, error: 'not a JSON object' })}\n`);
  }
  return code;
}

/** A string field of a row; empty when it is missing or of another type. */
export function textOf(row: Record<string, unknown>, key: string): string {
  const value = row[key];
  return typeof value === 'string' ? value : '';
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
