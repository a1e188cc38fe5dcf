import { UuidSource } from '@platform/ids';
import type { InjectionSpec } from '../domain/experiment';
import { externalNameOf } from '../domain/fault';
import type { ArmResult, ChaosDriver, DriverState } from '../drivers/driver.contract';
import type { ExecutionHost } from './execution-host';
import { type FaultRow, leverEngaged, type Query, SELECT_FAULTS } from './ledger';
import { lockArming } from './ledger/lever';
import { moveFault, noteFault } from './ledger/move-fault';
import type { Place } from './places';
import type { HeldRun } from './take-run';

/** Longest time a driver may take to arm; a stop waits for as long as this. */
const ARM_TIMEOUT_MS = 1_500;
/** The answer to an arming must come back to a live process: one that slept longer than this has been given up by others. */
const HANG_MS = 4_000;
const ids = new UuidSource();

export type Armed = { fault: FaultRow; active: true } | { fault: FaultRow | null; active: false; why: string };

const MAY_ARM = `r.lifecycle = 'injecting' and r.lease_epoch = $2 and r.lease_until > clock_timestamp() and r.stop_requested_at is null
  and e.protection = 'open' and not ${leverEngaged('r.environment_id')}`;

/** Writes the intent, then asks the driver, once. Whatever the answer, the ledger knows the fault by its name before it can exist. */
export async function armFault(
  host: ExecutionHost,
  run: HeldRun,
  injection: InjectionSpec,
  place: Place,
  driver: ChaosDriver,
  signal: AbortSignal,
): Promise<Armed> {
  const ordinal = run.spec.injections.indexOf(injection) + 1;
  const prepared = driver.prepare({
    externalName: externalNameOf(run.id, ordinal),
    target: injection.target,
    allowedTargets: run.places.map((_, i) => run.spec.injections[i]!.target),
    fault: injection.fault,
    durationMs: injection.durationMs,
    leaseMs: host.leaseMs,
  });
  if (!prepared.ok) return { fault: null, active: false, why: `${injection.ref}: ${prepared.refusal.message}` };
  const intent = await writeIntent(host, run, injection, place, ordinal, prepared.state);
  if (typeof intent === 'string') return { fault: null, active: false, why: `${injection.ref}: ${intent}` };
  const why = await host.store.transaction((query) => ask(query, run, intent, driver, signal));
  const [fault] = await host.store.query<FaultRow>(`${SELECT_FAULTS} where f.id = $1`, [intent.id]);
  if (fault!.state !== 'active' && fault!.state !== 'irreversible_done')
    return { fault: fault!, active: false, why: `${injection.ref}: ${why ?? fault!.state}` };
  await host.store.transaction((query) => noteFault(query, fault!, 'active', fault!.activated_at));
  return { fault: fault!, active: true };
}

/** The ledger row, or why there may be none. Lease, stop, lever and environment are read by the statement that writes it. */
async function writeIntent(
  host: ExecutionHost,
  run: HeldRun,
  injection: InjectionSpec,
  place: Place,
  ordinal: number,
  state: DriverState,
): Promise<FaultRow | string> {
  const id = ids.next();
  const ttl = host.findDriver(injection.driver)?.capability.ttlEnforcedBy ?? 'none';
  return host.store.transaction(async (query) => {
    const written = await query(
      `insert into fault (id, run_id, ordinal, ref, environment_id, connection_id, target_id, target_key, external_name, driver, kind, state,
         driver_state, duration_ms, ttl_enforced_by, expires_at)
       select $3, r.id, $4, $5, r.environment_id, $6, $7, $8, $9, $10, $11, 'arming', $12::jsonb, $13::integer, $14,
         clock_timestamp() + make_interval(secs => $13::float8 / 1000)
       from run r join environment e on e.id = r.environment_id
       where r.id = $1 and ${MAY_ARM} on conflict do nothing returning id`,
      [
        ...[run.id, run.epoch, id, ordinal, injection.ref, place.connectionId, place.targetId, place.targetKey, state.externalName],
        ...[injection.driver, injection.fault.kind, JSON.stringify(state), injection.durationMs, ttl],
      ],
    );
    if (written.length === 0) return whyNot(query, run, place);
    return (await query<FaultRow>(`${SELECT_FAULTS} where f.id = $1`, [id]))[0]!;
  });
}

async function whyNot(query: Query, run: HeldRun, place: Place): Promise<string> {
  const [row] = await query<{ may: boolean; taken: string | null }>(
    `select ${MAY_ARM} as may, (select 'RUN-' || o.number from fault f join run o on o.id = f.run_id
       where f.target_key = $3 and f.state in ('arming', 'active', 'disarming', 'unconfirmed', 'stuck') limit 1) as taken
     from run r join environment e on e.id = r.environment_id where r.id = $1`,
    [run.id, run.epoch, place.targetKey],
  );
  if (row?.may === false) return 'a stop, the emergency stop, the environment or a lost lease forbids it';
  return row?.taken ? `${place.targetName} carries a fault of ${row.taken} already` : 'it was tried before';
}

/** Asks the driver while nobody can acknowledge a stop. Answers with the reason when the fault is not active. */
async function ask(query: Query, run: HeldRun, fault: FaultRow, driver: ChaosDriver, signal: AbortSignal): Promise<string | null> {
  await query(`set local idle_in_transaction_session_timeout = ${HANG_MS}`);
  await lockArming(query, run.id);
  const startedAt = performance.now();
  const [may] = await query<{ remaining: number }>(
    `select extract(epoch from f.expires_at - clock_timestamp())::float8 * 1000 as remaining
     from fault f join run r on r.id = f.run_id join environment e on e.id = r.environment_id
     where f.id = $3 and f.state = 'arming' and r.id = $1 and ${MAY_ARM}`,
    [run.id, run.epoch, fault.id],
  );
  if (!may || signal.aborted || performance.now() - startedAt > HANG_MS) {
    await moveFault(query, fault.id, 'never_armed', { lastError: 'stopped before it was armed' });
    return 'stopped before it was armed';
  }
  const call = { signal, timeoutMs: ARM_TIMEOUT_MS };
  let armed: ArmResult = await driver.arm(fault.driver_state, { ...call, remainingMs: may.remaining });
  if (armed.result === 'unconfirmed') armed = await lookUp(driver, fault.driver_state, armed);
  if (armed.result === 'active' || armed.result === 'irreversible_done') {
    await moveFault(query, fault.id, armed.result, { activatedAt: armed.since });
    return null;
  }
  await moveFault(query, fault.id, armed.result, { lastError: armed.reason });
  return armed.reason;
}

/** A lost answer is resolved by the name, never by arming again. */
async function lookUp(driver: ChaosDriver, state: DriverState, lost: ArmResult): Promise<ArmResult> {
  const status = await driver.status(state, { signal: AbortSignal.timeout(ARM_TIMEOUT_MS), timeoutMs: ARM_TIMEOUT_MS });
  return status.result === 'active' || status.result === 'irreversible_done' ? status : lost;
}
