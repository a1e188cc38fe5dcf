/** Holds chunks back and releases them in order, each at its own time. Bounded by its user through `size`. */
export class DelayQueue {
  private readonly waiting: { releaseAt: number; chunk: Buffer | null }[] = [];
  private timer: NodeJS.Timeout | null = null;
  private lastRelease = 0;
  /** Bytes held back. */
  size = 0;

  /** @param release called for each chunk when its time has come; null stands for the end of the stream */
  constructor(private readonly release: (chunk: Buffer | null) => void) {}

  /** True while anything is held back, so that later chunks must queue up behind it. */
  get busy(): boolean {
    return this.waiting.length > 0;
  }

  /** Adds a chunk that is due `delayMs` from now, though never before the chunks ahead of it. */
  push(chunk: Buffer | null, delayMs: number): void {
    this.lastRelease = Math.max(this.lastRelease, performance.now() + delayMs);
    this.waiting.push({ releaseAt: this.lastRelease, chunk });
    this.size += chunk?.length ?? 0;
    if (!this.timer) this.schedule();
  }

  /** Releases everything at once, in order. */
  flush(): void {
    this.lastRelease = 0;
    for (const one of this.waiting) one.releaseAt = 0;
    this.run();
  }

  /** Forgets everything. */
  clear(): void {
    this.waiting.length = 0;
    this.size = 0;
    this.stopTimer();
  }

  private stopTimer(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private schedule(): void {
    this.stopTimer();
    const next = this.waiting[0];
    if (next) this.timer = setTimeout(() => this.run(), Math.max(0, next.releaseAt - performance.now()));
  }

  private run(): void {
    // A timer may fire a fraction early; without the margin it would be set again for nothing.
    while (this.waiting[0] && this.waiting[0].releaseAt <= performance.now() + 0.5) {
      const next = this.waiting.shift();
      if (!next) break;
      this.size -= next.chunk?.length ?? 0;
      this.release(next.chunk);
    }
    this.schedule();
  }
}
