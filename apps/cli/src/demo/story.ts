/** Tells what happens, line by line, with the seconds since the beginning. */
export class Story {
  private readonly began = Date.now();
  private chapters = 0;

  constructor(
    private readonly out: { write(text: string): unknown },
    private readonly progress: { write(text: string): unknown },
  ) {}

  seconds(): string {
    return ((Date.now() - this.began) / 1_000).toFixed(1);
  }

  /** A new part of the story. */
  chapter(title: string): void {
    this.chapters++;
    this.out.write(`\n${this.chapters}. ${title}\n`);
  }

  /** Something that happened and was seen to have happened. */
  tell(text: string): void {
    this.out.write(`  [${this.seconds().padStart(5)} s] ${text}\n`);
  }

  /** Something that is still going on. */
  meanwhile(text: string): void {
    this.progress.write(`  [${this.seconds().padStart(5)} s]   … ${text}\n`);
  }

  plain(text: string): void {
    this.out.write(`${text}\n`);
  }
}

/** A value of a probe for people. */
export function figure(value: unknown, unit: string | null): string {
  if (typeof value !== 'number') return value === null ? 'none' : String(value);
  return unit === 'ratio' ? `${Math.round(value * 1_000) / 10} %` : `${Math.round(value)}${unit ? ` ${unit}` : ''}`;
}

/** Milliseconds for people. */
export const span = (ms: number | null): string => (ms === null ? 'not measured' : `${(ms / 1_000).toFixed(1)} s`);
