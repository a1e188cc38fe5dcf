import type { ZodType } from 'zod';
import type { FaultState } from '../domain/fault';

/** Every call to the outside is bounded: it ends at the signal or after `timeoutMs`, whichever is first. */
export interface CallOptions {
  /** Ends the call early; the answer is then `unconfirmed`, never an exception. */
  signal: AbortSignal;
  /** Longest time the call may take, in milliseconds. */
  timeoutMs: number;
}

/** One outgoing HTTP request, made by the host (a lib opens no HTTP itself). */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  /** Request body as text; null for none. */
  body: string | null;
  timeoutMs: number;
  signal: AbortSignal;
}

/** The answer to an {@link HttpRequest}. Redirects are not followed. */
export interface HttpAnswer {
  status: number;
  /** At most what the host allows (a cap of 1 MiB is enough for every driver and probe). */
  body: string;
}

/** Makes a request; rejects when no complete answer arrived (refused, reset, time-out, aborted, too large). */
export type HttpCall = (request: HttpRequest) => Promise<HttpAnswer>;

/** What the host process gives to a driver. */
export interface DriverHost {
  http: HttpCall;
}

/** What is to be done to one target. */
export interface FaultPlan {
  /** Deterministic name from the ledger (`externalNameOf`); also the idempotency key of `arm`. */
  externalName: string;
  /** The target as the driver's connection names it. */
  target: string;
  /** Targets that the environment allows. A plan outside of it is refused. Never empty. */
  allowedTargets: readonly string[];
  /** Kind from the driver's list, with its parameters (checked by the kind's schema). */
  fault: { kind: string; params: unknown };
  /** How long the fault may last at most, in milliseconds. */
  durationMs: number;
  /** How long the target side keeps the fault without a heartbeat, in milliseconds. Only for drivers that have `renew`. */
  leaseMs: number;
}

/** What a driver needs to find, judge and remove a fault again. JSON, stored in the ledger row before `arm`. */
export interface DriverState {
  externalName: string;
  target: string;
  kind: string;
  params: Record<string, unknown>;
  durationMs: number;
  leaseMs: number;
}

/** Why a plan or a call was refused. */
export interface DriverRefusal {
  code: 'UNKNOWN_KIND' | 'BAD_PARAMS' | 'TARGET_NOT_ALLOWED' | 'BAD_DURATION' | 'BAD_NAME';
  /** Where in the plan, dotted: `fault.params.latencyMs`. */
  path: string;
  message: string;
}

export type PrepareResult = { ok: true; state: DriverState } | { ok: false; refusal: DriverRefusal };

/**
 * Answer to `arm`.
 * - active: it is there; `since` is the true start by the target side's clock.
 * - irreversible_done: a one-shot fault that has happened.
 * - never_armed: proved not to be there (refused before any effect).
 * - unconfirmed: cannot tell (answer lost, time-out). Ask `status`; never arm again blindly.
 */
export type ArmResult =
  | { result: 'active'; since: Date }
  | { result: 'irreversible_done'; since: Date }
  | { result: 'never_armed'; reason: string }
  | { result: 'unconfirmed'; reason: string };

/** What the target side says about the fault now. `cleared` = it was there and has ended. */
export type FaultStatus =
  | { result: Extract<FaultState, 'active' | 'irreversible_done'>; since: Date }
  | { result: Extract<FaultState, 'cleared'>; endedAt: Date | null; endedBy: string }
  | { result: Extract<FaultState, 'never_armed' | 'unconfirmed' | 'disarming' | 'stuck'>; reason: string };

/** Answer to `disarm`. `accepted` is not `cleared`: only `evidence` may clear a ledger row. */
export type DisarmResult = { result: 'accepted' } | { result: 'unconfirmed'; reason: string };

/** Read-back that the fault is gone. `gone` is the only answer that lets a ledger row become cleared. */
export type FaultEvidence =
  | { result: 'gone'; observedAt: Date; endedAt: Date | null; detail: string }
  | { result: 'present'; detail: string }
  | { result: 'unconfirmed'; reason: string };

/** One fault of ours as the target side lists it. */
export interface ListedFault {
  externalName: string;
  target: string;
  kind: string;
  since: Date;
}

export type ListResult = { result: 'listed'; faults: ListedFault[] } | { result: 'unconfirmed'; reason: string };

/** Answer to a heartbeat: the names that are still held; a name that is missing has ended. */
export type RenewResult = { result: 'renewed'; held: string[] } | { result: 'unconfirmed'; reason: string };

/** A target that the connection offers. */
export interface OfferedTarget {
  name: string;
  /** `proxy`: traffic that passes a fault proxy. */
  kind: string;
  /** Short human text, for instance `127.0.0.1:4720 → 127.0.0.1:4702`. */
  description: string;
}

export type TargetsResult = { result: 'listed'; targets: OfferedTarget[] } | { result: 'unconfirmed'; reason: string };

/**
 * A driver that is bound to one connection. No method throws for anything the outside does:
 * whatever cannot be told is `unconfirmed`. Only a programming error rejects.
 */
export interface ChaosDriver {
  /** Checks a plan and names what will be done. Pure: no side effect, no I/O. */
  prepare(plan: FaultPlan): PrepareResult;
  /**
   * Makes the fault. Idempotent by external name: the same state again finds the first one. Never retried by itself.
   * @param call.remainingMs what is left until the ledger's deadline; at most `durationMs`. Zero or less is never_armed.
   */
  arm(state: DriverState, call: CallOptions & { remainingMs: number }): Promise<ArmResult>;
  /** Looks the fault up by name; how a lost answer to `arm` is resolved. */
  status(state: DriverState, call: CallOptions): Promise<FaultStatus>;
  /** Asks for removal. Idempotent, harmless when the fault never was there. May be repeated at will. */
  disarm(state: DriverState, call: CallOptions): Promise<DisarmResult>;
  /** Reads back whether the fault is gone. */
  evidence(state: DriverState, call: CallOptions): Promise<FaultEvidence>;
  /** Lists our faults at this connection whose name starts with `prefix`, and nobody else's. */
  listMine(prefix: string, call: CallOptions): Promise<ListResult>;
  /** Lists the targets the connection offers. */
  listTargets(call: CallOptions): Promise<TargetsResult>;
  /** Heartbeat of the lease. Present exactly when the capability `needsHeartbeat` is true; due every 5 s. */
  renew?(externalNames: readonly string[], call: CallOptions): Promise<RenewResult>;
}

/** What a driver can promise; stored and shown with every run. */
export interface DriverCapability {
  /** Who ends the fault at its deadline when nobody of ours is alive. */
  ttlEnforcedBy: 'target' | 'controller' | 'agent' | 'us' | 'none';
  /** How sure a stop is: read back, only acknowledged, or not confirmed at all. */
  stopConfirmation: 'observed' | 'accepted' | 'none';
  /** The driver can show what it would do without doing it. */
  dryRun: boolean;
  /** Faults end without `renew` every 5 s. */
  needsHeartbeat: boolean;
  /** Plain words for the operator's firewall. */
  needsNetworkTo: string;
}

/** One kind of fault that a driver can make. */
export interface FaultKindDefinition {
  /** Name in experiments, for instance `latency`. */
  kind: string;
  title: string;
  description: string;
  /** False for a fault that cannot be taken back (a kill). */
  reversible: boolean;
  /** Checks parameters and fills in defaults. */
  params: ZodType<Record<string, unknown>>;
}

/** A driver as the explicit list in `drivers/index.ts` holds it. */
export interface DriverDefinition {
  /** Name in experiments and connections; folder name. */
  name: string;
  title: string;
  capability: DriverCapability;
  /** Checks the settings of a connection; secrets included, after they were unsealed. */
  settings: ZodType;
  /** Fields of the settings that are sealed at rest and never shown. */
  secretSettings: readonly string[];
  faults: readonly FaultKindDefinition[];
  /**
   * Binds the driver to one connection.
   * @throws ZodError when the settings do not pass the schema
   */
  create(settings: unknown, host: DriverHost): ChaosDriver;
}
