import { setTimeout as sleep } from 'node:timers/promises';
import type { InjectionSpec } from '../domain/experiment';
import { isFinalFault } from '../domain/fault';
import type { ChaosDriver } from '../drivers/driver.contract';
import { armFault } from './arm-fault';
import type { ExecutionHost } from './execution-host';
import { type FaultRow, healFault, moveRun } from './ledger';
import type { RunControl } from './run-control';
import type { HeldRun } from './take-run';

const CALL_MS = 2_000;

interface Held {
  fault: FaultRow;
  driver: ChaosDriver;
  injection: InjectionSpec;
  /** Monotonic time at which its duration is over. */
  endsAt: number;
}

/**
 * Arms every fault of the plan at its time, takes each back when its duration is over, and returns when the last duration is over, or when the
 * run was interrupted. Gives the reason when a fault could not be armed.
 */
export async function injectFaults(host: ExecutionHost, run: HeldRun, control: RunControl): Promise<string | null> {
  const beganAt = performance.now();
  const plan = [...run.spec.injections].sort((a, b) => a.startAfterMs - b.startAfterMs);
  const held: Held[] = [];
  control.onMissing = (name) => void endedEarly(host, control, held, name);
  for (const injection of plan) {
    await removeEnding(host, control, held, beganAt + injection.startAfterMs, injection.target);
    if (control.signal.aborted) return null;
    const place = run.places[run.spec.injections.indexOf(injection)]!;
    const driver = await host.driverOf(place.connectionId).catch((error: Error) => error);
    if (driver instanceof Error) return fails(control, `${injection.ref}: ${driver.message}`);
    const armed = await armFault(host, run, injection, place, driver, control.signal);
    if (!armed.active) {
      // A stop that this process has not heard of yet is the usual reason.
      await control.lookNow();
      return control.signal.aborted ? null : fails(control, armed.why);
    }
    const age = Math.max(0, Date.now() - (armed.fault.activated_at?.getTime() ?? Date.now()));
    held.push({ fault: armed.fault, driver, injection, endsAt: performance.now() - age + injection.durationMs });
    control.keep(place.connectionId, driver, armed.fault.external_name);
  }
  const moved = await host.store.transaction((query) =>
    moveRun(query, { runId: run.id, event: 'all_active', epoch: run.epoch, text: 'All faults of the plan are active or were.' }),
  );
  if (!moved && !control.signal.aborted) control.lose();
  // The last faults are removed together by the rollback, so that measuring goes on until their duration is over.
  const last = Math.max(...held.map((one) => one.endsAt));
  await removeEnding(host, control, held, last - 1, null);
  await pause(last, control.signal);
  return null;
}

function fails(control: RunControl, why: string): string {
  control.interrupt('arming_failed');
  return why;
}

/** Waits until `until`, removing what ends before it; and, before a target is used again, whatever it still carries. */
async function removeEnding(host: ExecutionHost, control: RunControl, held: Held[], until: number, target: string | null): Promise<void> {
  while (!control.signal.aborted) {
    const next = held.filter(({ fault, endsAt }) => !isFinalFault(fault.state) && endsAt <= until).sort((a, b) => a.endsAt - b.endsAt)[0];
    if (!next) break;
    await pause(next.endsAt, control.signal);
    if (!control.signal.aborted) await remove(host, control, next);
  }
  await pause(until, control.signal);
  for (const one of held) if (one.injection.target === target && !isFinalFault(one.fault.state)) await remove(host, control, one);
}

async function remove(host: ExecutionHost, control: RunControl, { fault, driver }: Held): Promise<void> {
  control.drop(fault.external_name);
  fault.state = await healFault(host.store, driver, fault, { signal: control.lostSignal, timeoutMs: CALL_MS });
  // What is not gone now is the rollback's to solve; a target that stays occupied fails the next arming by the ledger's own index.
  if (!isFinalFault(fault.state)) control.interrupt('arming_failed');
}

/** The target side dropped a fault before its time: the run did not do what it set out to do. */
async function endedEarly(host: ExecutionHost, control: RunControl, held: Held[], name: string): Promise<void> {
  const one = held.find(({ fault }) => fault.external_name === name);
  if (!one || isFinalFault(one.fault.state) || one.endsAt - performance.now() < 1_000) return;
  await remove(host, control, one);
  control.interrupt('arming_failed');
}

async function pause(until: number, signal: AbortSignal): Promise<void> {
  const ms = until - performance.now();
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
}
