import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { HistoryEntry } from '../checks/history-entry';

/** What a suite did and saw, one JSON line each, in a temporary file that stays when the suite fails. */
export class History {
  private failed = false;

  private constructor(readonly file: string) {}

  /** Begins a history and prints where it is, with the seed that repeats the suite (`SEED=…`). */
  static begin(suite: string, seed: number): History {
    const history = new History(join(mkdtempSync(join(tmpdir(), `${suite}-`)), 'history.jsonl'));
    process.stdout.write(`${suite}: SEED=${seed}, history ${history.file}\n`);
    return history;
  }

  /** Adds what happened; `at` is the time of writing. */
  add(...entries: HistoryEntry[]): void {
    for (const entry of entries) appendFileSync(this.file, `${JSON.stringify({ at: Date.now(), ...entry })}\n`);
  }

  /** Everything so far, read back from the file: what a checker may know. */
  read(): HistoryEntry[] {
    return readFileSync(this.file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as HistoryEntry);
  }

  /** @throws Error with every problem and the path of the history */
  demand(problems: readonly string[]): void {
    if (problems.length > 0) throw new Error(`${problems.length} problems; history ${this.file}\n${problems.slice(0, 40).join('\n')}`);
  }

  /** A step of the suite; when it fails, the file is kept. */
  step(work: () => void | Promise<void>): () => Promise<void> {
    return async () => {
      try {
        await work();
      } catch (error) {
        this.failed = true;
        throw error;
      }
    };
  }

  /** Removes the file unless a step has failed. */
  end(): void {
    if (!this.failed) rmSync(dirname(this.file), { recursive: true, force: true });
  }
}
