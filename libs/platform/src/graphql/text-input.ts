import { type Refusal, refuseAll } from '../errors';

/** Longest title, short text and Markdown text, in characters. */
export const TEXT_LIMITS = { title: 200, short: 2_000, markdown: 100_000 } as const;

const KEY = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/**
 * Takes the values of one input: gives each back as it is kept, without NUL, which PostgreSQL cannot store, and collects what is wrong
 * (TEXT_REQUIRED, TEXT_TOO_LONG and the like). `path` leads from the input to the value.
 */
export class TextInput {
  /** What was wrong so far. */
  readonly refusals: Refusal[] = [];

  /** 1 to `max` characters, without the blanks around them. */
  required(value: string, max: number, ...path: string[]): string {
    const text = clean(value).trim();
    if (text === '') this.problem('TEXT_REQUIRED', `Give a text of 1 to ${written(max)} characters.`, path);
    return this.limit(text, max, path);
  }

  /** At most `max` characters; absent is empty. */
  optional(value: string | null | undefined, max: number, ...path: string[]): string {
    return this.limit(clean(value ?? ''), max, path);
  }

  /** One line of 1 to 200 characters; white space in it becomes single blanks. */
  title(value: string, ...path: string[]): string {
    return this.required(clean(value).replace(/\s+/g, ' '), TEXT_LIMITS.title, ...path);
  }

  /** At most 2,000 characters; absent is empty. */
  short(value: string | null | undefined, ...path: string[]): string {
    return this.optional(value, TEXT_LIMITS.short, ...path);
  }

  /** 1 to 2,000 characters. */
  reason(value: string | null | undefined, ...path: string[]): string {
    return this.required(value ?? '', TEXT_LIMITS.short, ...path);
  }

  /** At most 100,000 characters of Markdown; absent is empty. */
  markdown(value: string | null | undefined, ...path: string[]): string {
    return this.optional(value, TEXT_LIMITS.markdown, ...path);
  }

  /** A short key. */
  key(value: string, ...path: string[]): string {
    const message = 'A key has 1 to 40 lower-case letters, digits and hyphens, and begins and ends with a letter or digit.';
    if (!KEY.test(value)) this.problem('KEY_INVALID', message, path);
    return value;
  }

  /** An http or https address, or null. */
  url(value: string | null | undefined, ...path: string[]): string | null {
    const text = this.short(value, ...path).trim();
    if (text === '') return null;
    if (!/^https?:\/\/[^\s]+$/i.test(text) || !URL.canParse(text))
      this.problem('URL_INVALID', 'Give an address that begins with http:// or https://.', path);
    return text;
  }

  /** A calendar day `YYYY-MM-DD`, or null. */
  day(value: string | null | undefined, ...path: string[]): string | null {
    if (value === null || value === undefined || value === '') return null;
    const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : new Date(Number.NaN);
    const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
    if (!real || value < '1970' || value > '2200') this.problem('DATE_INVALID', 'Give a day as YYYY-MM-DD.', path);
    return value;
  }

  /** A whole number within bounds. */
  whole(value: number, min: number, max: number, ...path: string[]): number {
    if (!Number.isInteger(value) || value < min || value > max)
      this.problem('NUMBER_OUT_OF_RANGE', `Give a whole number from ${min} to ${written(max)}.`, path);
    return value;
  }

  /** At most so many entries. */
  list<Item>(items: readonly Item[], max: number, ...path: string[]): readonly Item[] {
    if (items.length > max) this.problem('TOO_MANY', `Give at most ${max} entries; these are ${items.length}.`, path);
    return items.slice(0, max);
  }

  problem(code: string, message: string, path: readonly string[]): void {
    this.refusals.push({ code, message, path: ['input', ...path] });
  }

  /** Refuses when anything was wrong. */
  done(): void {
    refuseAll(this.refusals);
  }

  private limit(text: string, max: number, path: readonly string[]): string {
    if (text.length > max)
      this.problem('TEXT_TOO_LONG', `A text has at most ${written(max)} characters here; this one has ${written(text.length)}.`, path);
    return text;
  }
}

const clean = (text: string): string => text.replaceAll('\0', '');
const written = (count: number): string => count.toLocaleString('en');
