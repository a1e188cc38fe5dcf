import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Sealer, SYSTEM_ACTOR } from '@platform/auth';
import type { Config } from '@platform/config';
import { poolOf, UnitOfWork } from '@platform/database';
import { Egress, readAllowFile } from '@platform/egress';
import { LiveEvents } from '@platform/live';
import { AppLog, CONFIG } from '@platform/nest';
import { ActionItemsService } from '@postmortems';
import { DataSource } from 'typeorm';
import { findDriver } from './drivers';
import type { ExecutionHost } from './execution/execution-host';
import { openConnection, PgStore, STOP_TOPIC } from './execution/ledger';
import { RunExecutor } from './execution/run-executor';

/** The executor of this process, made when the first run comes. */
@Injectable()
export class RunExecutionService implements BeforeApplicationShutdown {
  private executor: RunExecutor | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
    private readonly sealer: Sealer,
    private readonly live: LiveEvents,
    private readonly log: AppLog,
    private readonly actionItems: ActionItemsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  execute(runId: string): Promise<void> {
    if (!this.executor) {
      this.executor = new RunExecutor(this.host());
      void this.live.start();
    }
    return this.executor.execute(runId);
  }

  /** Takes nothing new, removes the faults of the runs carried here, and hands them over. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.executor?.close();
  }

  private host(): ExecutionHost {
    const store = new PgStore(poolOf(this.dataSource));
    const egress = new Egress(readAllowFile(this.config.EGRESS_ALLOW_FILE));
    const http: ExecutionHost['probes']['http'] = (request) => egress.call(request);
    return {
      store,
      findDriver,
      driverOf: (connectionId) =>
        openConnection(store.query, connectionId, { find: findDriver, sealer: () => this.sealer, host: { http } }),
      probes: { http, connect: (request) => egress.connect(request), now: () => new Date(), monotonicMs: () => performance.now() },
      finishing: (work) =>
        this.work.run(SYSTEM_ACTOR, (tx) =>
          work(tx.query, async (evidence) => {
            await this.actionItems.recordEvidence(tx, evidence);
          }),
        ),
      onStop: (listener) => this.live.on(STOP_TOPIC, listener),
      leaseMs: this.config.AGENT_LEASE_MS,
      heartbeatMs: this.config.AGENT_HEARTBEAT_MS,
      log: this.log,
    };
  }
}
