import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { CommandIo } from './io';

/** Runs a command in this process on some input. */
export async function call(
  command: (argv: string[], io: CommandIo) => Promise<number>,
  argv: string[],
  input: string | Uint8Array = '',
): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await command(argv, {
    stdin: Readable.from([input]),
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
  });
  return { code, ...written };
}

/** A folder of its own for each test of a file. */
export class TestFolder {
  path = '';

  constructor() {
    beforeEach(() => {
      this.path = mkdtempSync(join(tmpdir(), 'check-language-'));
    });
    afterEach(() => rmSync(this.path, { recursive: true }));
  }

  /** Writes a file and answers with its path. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }
}

export const jsonLines = (out: string): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
