import { type Refusal, refuseAll } from '@platform/errors';

const TITLE = 200;
const SHORT = 2_000;
const MARKDOWN = 100_000;

/** Takes the texts of one input: strips NUL, which PostgreSQL cannot store, and collects what is too long or missing. */
export class TextInput {
  private readonly problems: Refusal[] = [];

  /** One line of 1 to 200 characters. */
  title(value: string, ...path: string[]): string {
    const text = clean(value).replace(/\s+/g, ' ').trim();
    if (text === '') this.problem('TEXT_MISSING', 'Give a text of 1 to 200 characters.', path);
    return this.limit(text, TITLE, path);
  }

  /** At most 2,000 characters; absent is empty. */
  short(value: string | null | undefined, ...path: string[]): string {
    return this.limit(clean(value ?? ''), SHORT, path);
  }

  /** 1 to 2,000 characters. */
  reason(value: string | null | undefined, ...path: string[]): string {
    const text = this.short(value, ...path).trim();
    if (text === '') this.problem('TEXT_MISSING', 'Give a text of 1 to 2,000 characters.', path);
    return text;
  }

  /** At most 100,000 characters of Markdown; absent is empty. */
  markdown(value: string | null | undefined, ...path: string[]): string {
    return this.limit(clean(value ?? ''), MARKDOWN, path);
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

  problem(code: string, message: string, path: readonly string[]): void {
    this.problems.push({ code, message, path: ['input', ...path] });
  }

  /** Refuses when anything was wrong. */
  done(): void {
    refuseAll(this.problems);
  }

  private limit(text: string, max: number, path: readonly string[]): string {
    if (text.length > max)
      this.problem(
        'TEXT_TOO_LONG',
        `A text has at most ${max.toLocaleString('en')} characters here; this one has ${text.length.toLocaleString('en')}.`,
        path,
      );
    return text;
  }
}

const clean = (text: string): string => text.replaceAll('\0', '');
