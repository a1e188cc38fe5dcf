import type { Readable } from 'node:stream';

/** The streams of a command; a test passes its own. */
export interface CommandIo {
  stdin: Readable;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}
