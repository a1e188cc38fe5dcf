import { type Refusal, refuseAll } from '@platform/errors';

/** Takes the texts of one input: strips NUL, which PostgreSQL cannot store, and collects what is too long or missing. */
export class TextInput {
  private readonly problems: Refusal[] = [];

  /** One line of 1 to 200 characters. */
  title(value: string, ...path: string[]): string {
    return this.needed(clean(value).replace(/\s+/g, ' ').trim(), 200, path);
  }

  /** 1 to 2,000 characters. */
  short(value: string, ...path: string[]): string {
    return this.needed(clean(value).trim(), 2_000, path);
  }

  /** At most 100,000 characters of Markdown; absent is empty. */
  markdown(value: string | null | undefined, ...path: string[]): string {
    return this.limit(clean(value ?? ''), 100_000, path);
  }

  /** A whole number within bounds. */
  whole(value: number, min: number, max: number, ...path: string[]): number {
    if (!Number.isInteger(value) || value < min || value > max)
      this.problem('NUMBER_OUT_OF_RANGE', `Give a whole number from ${min} to ${max.toLocaleString('en')}.`, path);
    return value;
  }

  /** At most so many entries. */
  list<Item>(items: readonly Item[], max: number, ...path: string[]): readonly Item[] {
    if (items.length > max) this.problem('TOO_MANY', `Give at most ${max} entries; these are ${items.length}.`, path);
    return items.slice(0, max);
  }

  problem(code: string, message: string, path: readonly string[]): void {
    this.problems.push({ code, message, path: ['input', ...path] });
  }

  /** Refuses when anything was wrong. */
  done(): void {
    refuseAll(this.problems);
  }

  private needed(text: string, max: number, path: readonly string[]): string {
    if (text === '') this.problem('TEXT_MISSING', `Give a text of 1 to ${max.toLocaleString('en')} characters.`, path);
    return this.limit(text, max, path);
  }

  private limit(text: string, max: number, path: readonly string[]): string {
    if (text.length > max)
      this.problem(
        'TEXT_TOO_LONG',
        `At most ${max.toLocaleString('en')} characters are kept here; these are ${text.length.toLocaleString('en')}.`,
        path,
      );
    return text;
  }
}

const clean = (text: string): string => text.replaceAll('\0', '');
