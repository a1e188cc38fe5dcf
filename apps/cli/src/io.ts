/** Where a command reads and writes; process itself fits. Results go to stdout, progress and complaints to stderr. */
export interface Io {
  stdin: NodeJS.ReadableStream;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}
