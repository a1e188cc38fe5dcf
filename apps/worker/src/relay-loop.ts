import { OUTBOX_CHANNEL } from '@platform/database';
import type { OutboxRelay } from '@platform/jobs';
import type { AppLog } from '@platform/nest';
import { Client } from 'pg';

const POLL_MS = 1000;

/** Sends outbox rows as soon as PostgreSQL notifies, and looks every second in case a notification was missed. */
export class RelayLoop {
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private down = false;

  constructor(
    private readonly relay: OutboxRelay,
    private readonly url: string,
    private readonly log: AppLog,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.wake();
      if (!this.client) void this.listen();
    }, POLL_MS);
    void this.listen();
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
    await this.client?.end().catch(() => undefined);
  }

  /** Runs the relay once more after the run that is under way. */
  wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.relay
      .drain()
      .then(() => this.report(null))
      .catch((error: Error) => this.report(error))
      .finally(() => {
        this.running = null;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  private report(error: Error | null): void {
    if (error && !this.down) this.log.warn({ err: error }, 'jobs wait: the queue or the database cannot be reached');
    if (!error && this.down) this.log.info({}, 'jobs flow again');
    this.down = error !== null;
  }

  private async listen(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: 2000,
      keepAlive: true,
      application_name: 'second-story relay',
    });
    this.client = client;
    const lost = () => {
      if (this.client === client) this.client = null;
      void client.end().catch(() => undefined);
    };
    client.on('error', lost);
    client.on('notification', () => this.wake());
    try {
      await client.connect();
      await client.query(`listen ${OUTBOX_CHANNEL}`);
    } catch {
      lost();
    }
  }
}
