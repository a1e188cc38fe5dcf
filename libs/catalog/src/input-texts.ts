import type { Refusal } from '@platform/errors';

/** Longest title, short text and Markdown text, in characters. */
export const TEXT_LIMITS = { title: 200, short: 2000, markdown: 100_000 } as const;

/** Checks the texts of one input: gives each back without NUL, trimmed where it is a line, and collects what is wrong. */
export class InputTexts {
  readonly refusals: Refusal[] = [];

  constructor(private readonly path: readonly string[] = ['input']) {}

  /** A text that must not be empty, trimmed, 1 to `max` characters. */
  required(value: string, field: string, max: number): string {
    const text = this.limited(value, field, max).trim();
    if (text === '')
      this.refusals.push({ code: 'TEXT_EMPTY', message: `Give a text of 1 to ${max} characters.`, path: [...this.path, field] });
    return text;
  }

  /** A text that may be empty; absent gives the fallback. */
  optional(value: string | null | undefined, field: string, max: number, fallback = ''): string {
    return value === null || value === undefined ? fallback : this.limited(value, field, max);
  }

  private limited(value: string, field: string, max: number): string {
    if (value.length > max) {
      this.refusals.push({
        code: 'TEXT_TOO_LONG',
        message: `This text has ${value.length} characters; at most ${max} are allowed.`,
        path: [...this.path, field],
      });
    }
    return value.replaceAll('\0', '');
  }
}
