import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new 256-bit secret, readable and greppable by its prefix (for example `ss_tok_`). */
export const newSecret = (prefix: string): string => `${prefix}${randomBytes(32).toString('base64url')}`;

/** What is stored of a secret: its SHA-256. The secret has 256 bits of entropy, so no salt or stretching is needed. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Compares two texts in constant time. */
export function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(hashSecret(left), hashSecret(right));
}

/** Where a sealed value lives; bound into the ciphertext so that it cannot be moved to another row. */
export interface SealPlace {
  table: string;
  row: string;
  column: string;
}

/** Seals and opens secrets at rest: AES-256-GCM, `v1.keyId.nonce.tag.ciphertext`, associated data table|row|column. */
export class Sealer {
  private readonly keyId: string;

  constructor(private readonly key: Buffer) {
    if (key.length !== 32) throw new Error('the secret key must be 32 bytes');
    this.keyId = createHash('sha256').update(key).digest('hex').slice(0, 8);
  }

  seal(plain: string, place: SealPlace): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(aad(place));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return ['v1', this.keyId, nonce.toString('base64url'), cipher.getAuthTag().toString('base64url'), body.toString('base64url')].join('.');
  }

  /** Throws when the key is another one, the value was changed, or it was sealed for another place. */
  open(sealed: string, place: SealPlace): string {
    const [version, keyId, nonce, tag, body] = sealed.split('.');
    if (version !== 'v1' || !nonce || !tag || body === undefined) throw new Error('this is not a sealed value');
    if (keyId !== this.keyId) throw new Error(`sealed with key ${keyId}, but the key in use is ${this.keyId}`);
    const decipher = createDecipheriv('aes-256-gcm', this.key, Buffer.from(nonce, 'base64url')).setAAD(aad(place));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
  }
}

const aad = ({ table, row, column }: SealPlace) => Buffer.from(`${table}|${row}|${column}`);
