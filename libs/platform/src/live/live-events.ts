import { EventEmitter } from 'node:events';
import { Client } from 'pg';
import { LIVE_CHANNEL, type LiveChange } from '../database';

const RECONNECT_MS = 1000;
const MAX_QUEUED = 1000;

/**
 * Committed changes, as PostgreSQL notifies them, on a connection of its own. Each API process feeds its subscriptions from here, with Redis or
 * without. A gap (connection lost) is announced as topic `*`: whoever listens reads again what it shows.
 */
export class LiveEvents {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private client: Client | null = null;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly onProblem: (error: Error) => void = () => undefined,
  ) {}

  async start(): Promise<void> {
    await this.connect().catch((error: Error) => this.reconnect(error));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.emitter.emit('end');
    await this.client?.end().catch(() => undefined);
  }

  /** Calls back for each change of the topic; returns how to stop. */
  on(topic: string, listener: (change: LiveChange) => void): () => void {
    const filtered = (change: LiveChange) => {
      if (change.topic === topic || change.topic === '*') listener(change);
    };
    this.emitter.on('change', filtered);
    return () => this.emitter.off('change', filtered);
  }

  /** The changes of the topics that `wanted` accepts, as an endless iterator; a reader that falls 1,000 changes behind is told to read again. */
  changes(topics: readonly string[], wanted: (change: LiveChange) => boolean): AsyncIterableIterator<LiveChange> {
    const queue: LiveChange[] = [];
    const waiting: ((result: IteratorResult<LiveChange>) => void)[] = [];
    let ended = this.stopped;
    const push = (change: LiveChange) => {
      if (change.topic !== '*' && !(topics.includes(change.topic) && wanted(change))) return;
      const reader = waiting.shift();
      if (reader) reader({ value: change, done: false });
      else if (queue.length >= MAX_QUEUED) queue.splice(0, queue.length, { topic: '*', id: '' });
      else queue.push(change);
    };
    const end = () => {
      ended = true;
      this.emitter.off('change', push).off('end', end);
      for (const reader of waiting.splice(0)) reader({ value: undefined, done: true });
    };
    if (!ended) this.emitter.on('change', push).on('end', end);
    // Written by hand: an async generator that waits cannot be ended from outside, and a closed socket would leave its listener behind.
    return {
      next: () => {
        const value = queue.shift();
        if (value) return Promise.resolve({ value, done: false });
        if (ended) return Promise.resolve({ value: undefined, done: true });
        return new Promise((resolve) => waiting.push(resolve));
      },
      return: () => {
        end();
        return Promise.resolve({ value: undefined, done: true });
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: 2000,
      keepAlive: true,
      application_name: 'second-story live',
    });
    client.on('error', (error) => this.reconnect(error));
    client.on('notification', ({ payload }) => {
      if (payload) this.emitter.emit('change', JSON.parse(payload) as LiveChange);
    });
    await client.connect();
    await client.query(`listen ${LIVE_CHANNEL}`);
    this.client = client;
  }

  private reconnect(error: Error): void {
    if (this.stopped) return;
    this.onProblem(error);
    this.client?.removeAllListeners('error').on('error', () => undefined);
    void this.client?.end().catch(() => undefined);
    this.client = null;
    setTimeout(() => {
      if (this.stopped) return;
      this.connect()
        .then(() => this.emitter.emit('change', { topic: '*', id: '' } satisfies LiveChange))
        .catch((next: Error) => this.reconnect(next));
    }, RECONNECT_MS).unref();
  }
}
