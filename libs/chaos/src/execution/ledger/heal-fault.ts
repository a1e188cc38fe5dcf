import type { FaultState } from '../../domain/fault';
import type { CallOptions, ChaosDriver, FaultEvidence, FaultStatus } from '../../drivers/driver.contract';
import type { FaultRow } from './fault-row';
import { moveFault, noteFault } from './move-fault';
import type { Store } from './store';

/** How long after its deadline a fault may stay unconfirmed before it is called stuck; ms. */
export const GRACE_MS = 30_000;

/**
 * Removes one fault: asks for it, reads back, writes what was seen. May be repeated at will and by several processes at once; never arms.
 * Answers with the state the fault is in now as far as this process can tell. Writing may fail; the removal was asked for even then.
 */
export async function healFault(store: Store, driver: ChaosDriver, fault: FaultRow, call: CallOptions): Promise<FaultState> {
  // What the ledger does not know to be active is looked up by its name first: an answer may have been lost.
  const before = fault.activated_at ? null : await driver.status(fault.driver_state, call);
  if (before?.result === 'irreversible_done') return settle(store, fault, before);
  let writeError: unknown;
  const activatedAt = before?.result === 'active' ? before.since : null;
  await store
    .transaction(async (query) => {
      await moveFault(query, fault.id, 'disarming', { activatedAt });
      if (activatedAt) await noteFault(query, fault, 'active', activatedAt);
    })
    .catch((error: unknown) => {
      writeError = error;
    });
  const asked = await driver.disarm(fault.driver_state, call);
  const evidence = await driver.evidence(fault.driver_state, call);
  if (writeError) throw writeError;
  if (evidence.result === 'gone') return clear(store, fault, before, evidence, activatedAt !== null || fault.activated_at !== null);
  const reason = evidence.result === 'present' ? evidence.detail : evidence.reason;
  return fail(store, fault, asked.result === 'unconfirmed' ? `${asked.reason}; ${reason}` : reason);
}

/** A one-shot fault that has happened: nothing is left to remove. */
async function settle(store: Store, fault: FaultRow, { since }: { since: Date }): Promise<FaultState> {
  await store.transaction(async (query) => {
    if (await moveFault(query, fault.id, 'irreversible_done', { activatedAt: since, endedAt: since }))
      await noteFault(query, fault, 'active', since);
  });
  return 'irreversible_done';
}

async function clear(
  store: Store,
  fault: FaultRow,
  before: FaultStatus | null,
  evidence: Extract<FaultEvidence, { result: 'gone' }>,
  wasActive: boolean,
): Promise<FaultState> {
  const to = !wasActive && before?.result === 'never_armed' ? 'never_armed' : 'cleared';
  const endedAt = evidence.endedAt ?? (before?.result === 'cleared' ? before.endedAt : null) ?? evidence.observedAt;
  await store.transaction(async (query) => {
    const moved = await moveFault(query, fault.id, to, { endedAt: to === 'cleared' ? endedAt : null, evidence: evidence.detail });
    if (moved && to === 'cleared') await noteFault(query, fault, 'removed', endedAt);
  });
  return to;
}

async function fail(store: Store, fault: FaultRow, reason: string): Promise<FaultState> {
  return store.transaction(async (query) => {
    const [row] = await query<{ late: boolean }>(
      `select expires_at + interval '${GRACE_MS} milliseconds' < clock_timestamp() as late from fault where id = $1`,
      [fault.id],
    );
    const to = row?.late || fault.state === 'stuck' ? 'stuck' : 'unconfirmed';
    const moved = await moveFault(query, fault.id, to, { lastError: reason.slice(0, 500) });
    if (moved && to === 'stuck' && fault.state !== 'stuck') await noteFault(query, fault, 'stuck', null);
    return to;
  });
}
