import { addRunEvent, EXTERNAL_NAME_PREFIX, type ListedFault, type Store } from '@chaos/engine';
import type { Connections } from './connections';

const CALL_MS = 2_000;

export interface SweepLog {
  warn(fields: object, message: string): void;
}

/**
 * Lists our faults at every connection and removes those that the ledger does not know or calls over.
 * Answers with how many there were. A connection that does not answer is looked at again next time.
 */
export async function sweepOrphans(store: Store, connections: Connections, log: SweepLog): Promise<number> {
  let orphans = 0;
  for (const connectionId of await connections.ids()) {
    const call = { signal: AbortSignal.timeout(CALL_MS * 10), timeoutMs: CALL_MS };
    try {
      const driver = await connections.driverOf(connectionId);
      const listed = await driver.listMine(EXTERNAL_NAME_PREFIX, call);
      if (listed.result !== 'listed') continue;
      for (const fault of await orphansOf(store, listed.faults)) {
        orphans++;
        log.warn({ fault: fault.externalName, target: fault.target }, 'a fault without a live run is removed');
        const state = { externalName: fault.externalName, target: fault.target, kind: fault.kind, params: {}, durationMs: 0, leaseMs: 0 };
        await driver.disarm(state, call);
        const evidence = await driver.evidence(state, call);
        if (fault.runId) await note(store, fault, fault.runId, evidence.result);
      }
    } catch (error) {
      log.warn({ err: error, connectionId }, 'a connection could not be swept');
    }
  }
  return orphans;
}

async function orphansOf(store: Store, listed: readonly ListedFault[]): Promise<(ListedFault & { runId: string | null })[]> {
  if (listed.length === 0) return [];
  const known = await store.query<{ external_name: string; run_id: string; over: boolean }>(
    `select external_name, run_id, state in ('cleared', 'never_armed', 'irreversible_done') as over from fault where external_name = any($1::text[])`,
    [listed.map(({ externalName }) => externalName)],
  );
  const rows = new Map(known.map((row) => [row.external_name, row]));
  return listed
    .filter(({ externalName }) => rows.get(externalName)?.over ?? true)
    .map((fault) => ({ ...fault, runId: rows.get(fault.externalName)?.run_id ?? null }));
}

async function note(store: Store, fault: ListedFault, runId: string, result: string): Promise<void> {
  const text = `Fault ${fault.kind} on ${fault.target} was there although its record was closed; it was removed (${result}).`;
  await store.transaction((query) =>
    addRunEvent(query, { runId, kind: 'sweep', text, data: { externalName: fault.externalName, result } }),
  );
}
