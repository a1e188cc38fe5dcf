import { type DriverDefinition, findDriver, PgStore } from '@chaos/engine';
import type { Sealer } from '@platform/auth';
import type { Config } from '@platform/config';
import { makeHttpCall, readAllowFile } from '@platform/egress';
import { makeRegistry } from '@platform/metrics';
import { Pool } from 'pg';
import { Counter, Gauge, type Registry } from 'prom-client';
import { Connections, readSealer } from './connections';
import { DueFaults } from './due-faults';
import { endLostRuns } from './lost-runs';
import { sweepOrphans } from './orphan-sweep';
import { Reaper } from './reaper';
import { StopListener } from './stop-listener';

interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** A running reaper. */
export interface RunningReaper {
  registry: Registry;
  /** Goes on until no fault is left, at most `graceMs`, then ends its connections. */
  stop(graceMs: number): Promise<void>;
}

/** Starts the watchdog. Two may run on one database. */
export function createReaper(
  config: Config & { DATABASE_URL: string },
  log: Log,
  find: (kind: string) => DriverDefinition | null = findDriver,
): RunningReaper {
  const pool = new Pool({
    connectionString: config.DATABASE_URL,
    max: config.DATABASE_POOL_SIZE,
    application_name: 'second-story reaper',
    connectionTimeoutMillis: 5_000,
    query_timeout: 6_000,
    statement_timeout: 5_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
  });
  pool.on('error', () => undefined);
  const registry = makeRegistry('reaper');
  const removed = new Counter({ name: 'faults_removed_total', help: 'Faults that are gone by evidence.', registers: [registry] });
  const trouble = new Counter({ name: 'fault_removal_failures_total', help: 'Tries that did not end a fault.', registers: [registry] });
  const up = new Gauge({ name: 'reaper_database_up', help: '1 while the database answers.', registers: [registry] });

  const store = new PgStore(pool);
  let sealer: Sealer | null = null;
  const connections = new Connections({
    query: store.query,
    find,
    http: makeHttpCall({ allow: readAllowFile(config.EGRESS_ALLOW_FILE) }),
    sealer: () => {
      sealer ??= readSealer(config.SECRET_KEY_FILE);
      return sealer;
    },
  });
  const faults = new DueFaults(
    store,
    connections,
    (fault, error) => {
      trouble.inc();
      log.warn(
        typeof error === 'string' ? { fault: fault.external_name, state: error } : { err: error, fault: fault.external_name },
        'a fault is not gone yet',
      );
    },
    () => removed.inc(),
  );
  const reaper = new Reaper({
    faults,
    endLostRuns: () => endLostRuns(store),
    sweep: () => sweepOrphans(store, connections, log),
    log,
    onTick: (ok) => up.set(ok ? 1 : 0),
  });
  const listener = new StopListener(config.DATABASE_URL, () => reaper.wake());
  reaper.start();
  listener.start();
  return {
    registry,
    stop: async (graceMs) => {
      await reaper.finish(graceMs);
      await listener.stop();
      await pool.end();
    },
  };
}
