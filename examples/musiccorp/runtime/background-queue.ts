import type { Log } from './log';

interface BackgroundQueueOptions<T> {
  name: string;
  /** Items that may wait; more are not taken. */
  capacity: number;
  /** Items worked on at once. */
  concurrency: number;
  /** Pause after a failed try, in milliseconds. */
  retryMs: number;
  /** Must bound its own duration; a rejection puts the item back to the front. */
  work: (item: T) => Promise<void>;
  log: Log;
}

/** Work that nobody waits for: done in order, tried again later when it fails, bounded in memory. */
export class BackgroundQueue<T> {
  private readonly waiting: T[] = [];
  private active = 0;
  private done = 0;
  private retries = 0;
  private pause: NodeJS.Timeout | null = null;
  private struggling = false;
  private stopped = false;

  constructor(private readonly options: BackgroundQueueOptions<T>) {}

  /** Items not yet done. */
  get depth(): number {
    return this.waiting.length + this.active;
  }

  /** True while items wait or the newest try failed: a caller that can do without the result should not wait for it. */
  get behind(): boolean {
    return this.struggling || this.waiting.length > 0;
  }

  get state(): { waiting: number; done: number; retries: number } {
    return { waiting: this.depth, done: this.done, retries: this.retries };
  }

  /** @returns false when the queue is full and the item was not taken */
  add(item: T): boolean {
    if (this.waiting.length >= this.options.capacity) return false;
    this.waiting.push(item);
    this.pump();
    return true;
  }

  /** Gives what is waiting a last chance, then stops. @returns items left undone */
  async drain(limitMs: number): Promise<number> {
    const until = Date.now() + limitMs;
    while (this.depth > 0 && !this.struggling && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    this.stopped = true;
    if (this.pause) clearTimeout(this.pause);
    return this.depth;
  }

  private pump(): void {
    while (!this.stopped && !this.pause && this.active < this.options.concurrency) {
      const item = this.waiting.shift();
      if (item === undefined) return;
      this.active += 1;
      void this.tryOne(item);
    }
  }

  private async tryOne(item: T): Promise<void> {
    try {
      await this.options.work(item);
      this.done += 1;
      this.note(false);
    } catch {
      this.retries += 1;
      this.waiting.unshift(item);
      this.note(true);
      this.pause ??= setTimeout(() => {
        this.pause = null;
        this.pump();
      }, this.options.retryMs);
    } finally {
      this.active -= 1;
      this.pump();
    }
  }

  private note(struggling: boolean): void {
    if (struggling !== this.struggling)
      this.options.log(struggling ? 'queue-waits' : 'queue-flows', { queue: this.options.name, waiting: this.waiting.length });
    this.struggling = struggling;
  }
}
