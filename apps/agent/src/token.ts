import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Reads the bearer token, making it (256 random bits, mode 0600) at the first start. Throws when others may read the file. */
export function readOrMakeToken(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = openSync(file, 'wx', 0o600);
    const token = randomBytes(32).toString('base64url');
    writeSync(handle, `${token}\n`);
    fsyncSync(handle);
    closeSync(handle);
    return token;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if ((statSync(file).mode & 0o077) !== 0) throw new Error(`The token file ${file} can be read by others: run chmod 600 on it.`);
  const token = readFileSync(file, 'utf8').trim();
  if (token.length < 32) throw new Error(`The token file ${file} is too short: remove it and start again to have a new one made.`);
  return token;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** True when an Authorization header carries the token. Takes the same time for every wrong one. */
export function carriesToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer ([\x21-\x7e]{1,512})$/.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}
