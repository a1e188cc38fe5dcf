import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What is said of bytes that `decodeText` refuses. */
export const NOT_TEXT = 'not UTF-8 text';
const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
};
const BOM = '\uFEFF';

/** A text and the byte order mark before it, '' without one: `bom + text` is the same bytes again. */
interface Decoded {
  text: string;
  bom: string;
}

/** The text of a file. Throws an error that says why there is none; for bytes that are no text, its message is `NOT_TEXT`. */
export function readText(path: string): Decoded {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Error(`cannot be read: ${WHY[code] ?? (code || String(error))}`);
  }
  const decoded = decodeText(bytes);
  if (!decoded) throw new Error(NOT_TEXT);
  return decoded;
}

/** The text of some bytes; null when they are no UTF-8 text. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  if (bytes.includes(0)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith(BOM) ? { text: text.slice(1), bom: BOM } : { text, bom: '' };
  } catch {
    return null;
  }
}

/** Puts a text in the place of a file, whole or not at all. The mode stays; a link keeps pointing at the file. Throws what the file system says. */
export function replaceFile(path: string, text: string): void {
  const real = realpathSync(path);
  const stat = statSync(real);
  if (!stat.isFile()) throw new Error('it is no regular file');
  // A rename asks only the folder; a file that is not to be written has to be asked itself.
  accessSync(real, constants.W_OK);
  const beside = join(dirname(real), `.${basename(real)}.${process.pid}.part`);
  const file = openSync(beside, 'wx', stat.mode);
  try {
    try {
      fchmodSync(file, stat.mode);
      const bytes = Buffer.from(text);
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, real);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
