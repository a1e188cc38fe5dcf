import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type CheckOptions, check, type Finding } from '@blameless';
import { slicesOf } from './domain/language/text-slices';

/** A text that was read: what was found, and which parts could not be checked. */
export interface ReadText {
  findings: Finding[];
  /** Why parts of it could not be checked. */
  reasons: string[];
  words: number;
  rulesVersion: string;
}

/** Options with a name: equal names mean equal options. */
export interface NamedOptions {
  name: string;
  options: CheckOptions;
}

const MOST_TEXTS = 500;
const MOST_CHARACTERS = 500_000;

/**
 * Reads texts one slice at a time, whoever asks, with a turn of the event loop before each: a long text holds nobody up for longer than one
 * slice. Texts that were read lately are not read again.
 */
export class CheckQueue {
  private readonly known = new Map<string, { size: number; result: Promise<ReadText> }>();
  private characters = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** `onMiss` is told how many characters must be read, and may refuse by throwing. */
  read(text: string, { name, options }: NamedOptions, onMiss?: (characters: number) => void): Promise<ReadText> {
    const key = createHash('sha256').update(`${name}\n${options.format}\n${options.section}\n${text}`).digest('base64');
    const known = this.known.get(key);
    if (known) {
      this.known.delete(key);
      this.known.set(key, known);
      return known.result;
    }
    onMiss?.(text.length);
    const result = this.readSlices(text, options);
    this.remember(key, text.length, result);
    return result;
  }

  private async readSlices(text: string, options: CheckOptions): Promise<ReadText> {
    const read: ReadText = { findings: [], reasons: [], words: 0, rulesVersion: '' };
    for (const slice of slicesOf(text, options.format)) {
      const result = await this.turn(() => check(slice.text, options));
      read.words += result.stats.words;
      read.rulesVersion = result.stats.rulesVersion;
      if (!result.checked) read.reasons.push(result.reason);
      for (const finding of result.findings) read.findings.push(moved(finding, slice.start));
    }
    return read;
  }

  private turn<Result>(work: () => Result): Promise<Result> {
    const mine = this.last.then(() => setImmediate()).then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  private remember(key: string, size: number, result: Promise<ReadText>): void {
    this.known.set(key, { size, result });
    this.characters += size;
    result.catch(() => this.forget(key));
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MOST_TEXTS && this.characters <= MOST_CHARACTERS) break;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    this.characters -= this.known.get(key)?.size ?? 0;
    this.known.delete(key);
  }
}

const moved = (finding: Finding, by: number): Finding =>
  by === 0
    ? finding
    : {
        ...finding,
        start: finding.start + by,
        end: finding.end + by,
        rewrites: finding.rewrites.map((rewrite) => ({ ...rewrite, start: rewrite.start + by, end: rewrite.end + by })),
      };
