import type { Readable } from 'node:stream';
import type { CommandIo } from './io';
import { decodeText, NOT_TEXT } from './text-file';

const NEWLINE = 0x0a;

type Row = Record<string, unknown>;

/**
 * Answers each line of standard input with one line, in order. What cannot be answered gets `{"id","error"}` in its place; then the exit
 * code is 2. `answer` refuses a row by throwing.
 */
export async function answerLines(io: CommandIo, answer: (row: Row) => object): Promise<number> {
  let code = 0;
  for await (const line of linesOf(io.stdin)) {
    const decoded = decodeText(line);
    if (decoded?.text.trim() === '') continue;
    const row = decoded && parsed(decoded.text);
    let answered: object;
    try {
      if (!row) throw new Error(decoded ? 'not a JSON object' : NOT_TEXT);
      answered = answer(row);
    } catch (error) {
      code = 2;
      answered = { id: row?.id ?? null, error: (error as Error).message };
    }
    io.stdout.write(`${JSON.stringify(answered)}\n`);
  }
  return code;
}

/** The string that a row must have under a key; throws when it is missing or something else. */
export function textOf(row: Row, key: string): string {
  const value = row[key];
  if (typeof value === 'string') return value;
  throw new Error(value === undefined ? `"${key}" is missing; it must be a string` : `"${key}" must be a string`);
}

/** The string under a key that may be left out or null; throws when it is something else. */
export function optionalTextOf(row: Row, key: string): string | undefined {
  return row[key] === undefined || row[key] === null ? undefined : textOf(row, key);
}

/** Lines as bytes, parted at line feeds alone: a string in JSON may hold other characters that some readers take for the end of a line. */
async function* linesOf(stream: Readable): AsyncGenerator<Uint8Array> {
  let pending: Uint8Array[] = [];
  for await (const chunk of stream) {
    let bytes = Buffer.from(chunk as string);
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE)) {
      yield Buffer.concat([...pending, bytes.subarray(0, end)]);
      pending = [];
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > 0) pending.push(bytes);
  }
  if (pending.length > 0) yield Buffer.concat(pending);
}

function parsed(line: string): Row | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null;
  } catch {
    return null;
  }
}
