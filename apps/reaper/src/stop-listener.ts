import { LIVE_CHANNEL, STOP_TOPIC } from '@chaos/engine';
import { Client } from 'pg';

const RECONNECT_MS = 1_000;

/** Calls back as soon as a stop is committed. Connects again for ever; the reaper looks every second anyway. */
export class StopListener {
  private client: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly onStop: () => void,
  ) {}

  start(): void {
    if (this.stopped) return;
    const client = new Client({
      connectionString: this.databaseUrl,
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
      application_name: 'second-story reaper stop',
    });
    this.client = client;
    const again = () => {
      if (this.client !== client) return;
      this.client = null;
      void client.end().catch(() => undefined);
      if (!this.stopped) this.timer = setTimeout(() => this.start(), RECONNECT_MS);
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload }) => {
      if (payload?.includes(`"${STOP_TOPIC}"`)) this.onStop();
    });
    client
      .connect()
      .then(() => client.query(`listen ${LIVE_CHANNEL}`))
      .catch(again);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }
}
