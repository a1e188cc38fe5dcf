import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../config';

/** The key that seals secrets at rest. Made on first use outside production; in production it must be there. */
export function readSecretKey(config: Pick<Config, 'SECRET_KEY_FILE' | 'NODE_ENV'>): Buffer {
  const path = config.SECRET_KEY_FILE;
  if (!existsSync(path)) {
    if (config.NODE_ENV === 'production') {
      throw new Error(
        `There is no secret key at ${path}. Make one with: head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=' > FILE; chmod 600 FILE`,
      );
    }
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process of ours made it in this moment; its key is the key.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  if (key.length !== 32) throw new Error(`${path} must hold 32 bytes in base64url`);
  return key;
}
