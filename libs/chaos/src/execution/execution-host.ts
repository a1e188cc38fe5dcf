import type { ChaosDriver, DriverDefinition } from '../drivers/driver.contract';
import type { ProbeHost } from '../probes/probe.contract';
import type { Query, Store } from './ledger';

/** A green or red run, for the action items that wait for it. */
export interface RunEvidence {
  experimentVersionId: string;
  runId: string;
  verdict: 'green' | 'red';
  startedAt: Date;
}

/** What the process around it gives to the executor. */
export interface ExecutionHost {
  store: Store;
  findDriver(kind: string): DriverDefinition | null;
  /** The driver bound to a connection. Rejects when it cannot be bound. */
  driverOf(connectionId: string): Promise<ChaosDriver>;
  probes: ProbeHost;
  /** One transaction in which evidence for action items can be recorded as well. */
  finishing<Result>(work: (query: Query, record: (evidence: RunEvidence) => Promise<void>) => Promise<Result>): Promise<Result>;
  /** Calls back when stops or levers may have changed; returns how to end that. */
  onStop(listener: () => void): () => void;
  /** How long the target side keeps a fault without heartbeat, and how often the heartbeat goes out; ms. */
  leaseMs: number;
  heartbeatMs: number;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
}
