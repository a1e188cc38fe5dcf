import { setTimeout as sleep } from 'node:timers/promises';
import { isFinalFault } from '../domain/fault';
import type { ExecutionHost } from './execution-host';
import { type FaultRow, healFault, SELECT_FAULTS } from './ledger';

const CALL_MS = 2_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
const OPEN = `f.state not in ('cleared', 'never_armed', 'irreversible_done')`;

/**
 * Removes everything the run left, newest first, again and again with growing pauses; a fault that resists does not hold up the others.
 * Answers with what is stuck; empty when all is gone. Ends early at the signal, with what is left.
 */
export async function rollBack(host: ExecutionHost, runId: string, signal: AbortSignal): Promise<FaultRow[]> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const open = await openFaults(host, runId);
    if (open.length === 0 || open.every(({ state }) => state === 'stuck') || signal.aborted) return open;
    for (const fault of open) if (fault.state !== 'stuck') await tryOne(host, fault, signal);
    const left = await openFaults(host, runId);
    if (left.length === 0) return left;
    await sleep(pause * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
  }
}

/** Asks for removal of everything without touching the database: all a worker without a lease may do. */
export async function disarmOnly(host: ExecutionHost, faults: readonly Pick<FaultRow, 'connection_id' | 'driver_state'>[]): Promise<void> {
  await Promise.all(
    faults.map(async ({ connection_id, driver_state }) => {
      const driver = await host.driverOf(connection_id).catch(() => null);
      await driver?.disarm(driver_state, { signal: AbortSignal.timeout(CALL_MS), timeoutMs: CALL_MS });
    }),
  );
}

/** What of the run is still there or may be, newest first. */
export function openFaults(host: ExecutionHost, runId: string): Promise<FaultRow[]> {
  return host.store.query<FaultRow>(`${SELECT_FAULTS} where f.run_id = $1 and ${OPEN} order by f.ordinal desc`, [runId]);
}

async function tryOne(host: ExecutionHost, fault: FaultRow, signal: AbortSignal): Promise<void> {
  try {
    const driver = await host.driverOf(fault.connection_id);
    fault.state = await healFault(host.store, driver, fault, { signal, timeoutMs: CALL_MS });
    if (!isFinalFault(fault.state)) host.log.warn({ fault: fault.external_name, state: fault.state }, 'a fault is not gone yet');
  } catch (error) {
    host.log.warn({ err: error, fault: fault.external_name }, 'a fault could not be removed yet');
  }
}
