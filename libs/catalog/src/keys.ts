import type { Refusal } from '@platform/errors';

const KEY = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** What is wrong with a short key; empty when nothing is. */
export const keyRefusals = (key: string): Refusal[] =>
  KEY.test(key)
    ? []
    : [
        {
          code: 'KEY_INVALID',
          message: 'A key has 1 to 40 lower-case letters, digits and hyphens, and begins and ends with a letter or digit.',
          path: ['input', 'key'],
        },
      ];
