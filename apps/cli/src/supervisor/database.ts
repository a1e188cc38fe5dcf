import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startPostgres } from '@platform/embedded';

/** The embedded server, started again on the same port when it dies, because every child holds its address. */
export class EmbeddedDatabase {
  private stopping = false;

  private constructor(
    private server: EmbeddedPostgres,
    private readonly options: EmbeddedPostgresOptions & { log: (line: string) => void },
  ) {}

  static async start(options: EmbeddedPostgresOptions & { log: (line: string) => void }): Promise<EmbeddedDatabase> {
    const database = new EmbeddedDatabase(await startPostgres(options), options);
    void database.watch();
    return database;
  }

  get pid(): number {
    return this.server.pid;
  }

  get ownerUrl(): string {
    return this.server.ownerUrl;
  }

  get appUrl(): string {
    return this.server.appUrl;
  }

  get port(): number {
    return this.server.port;
  }

  private async watch(): Promise<void> {
    while (!this.stopping) {
      await this.server.exited;
      if (this.stopping) return;
      this.options.log('PostgreSQL ended: starting it again');
      try {
        this.server = await startPostgres({ ...this.options, port: this.server.port, exactPort: true });
      } catch (error) {
        this.options.log(`PostgreSQL could not be started again: ${(error as Error).message}; next try in 2 s`);
        await sleep(2_000);
      }
      // A stop that came while it was starting again must not leave a server behind.
      if (this.stopping) await this.server.stop();
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.server.stop();
  }
}
