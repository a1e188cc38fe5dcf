import type { ProcessRef } from '../process-ref';

/** What agent and forwarder say to each other: one JSON line each way over a loopback connection. */

/** Raised whenever a line changes its meaning; an agent replaces a forwarder that speaks another one. */
export const FORWARDER_PROTOCOL = 1;

/** File in the state folder (mode 0600) by which an agent finds the running forwarder. */
export const FORWARDER_FILE = 'forwarder.json';

/** Content of {@link FORWARDER_FILE}. */
export interface ForwarderAddress extends ProcessRef {
  protocol: number;
  port: number;
  /** Known only to readers of the file; every request carries it. */
  secret: string;
}

/** Where one proxy listens and where it sends traffic. */
export interface ProxyTarget {
  name: string;
  listen: { host: string; port: number };
  upstream: { host: string; port: number };
}

/** What a proxy does to traffic. Times in milliseconds. */
export type ProxyFault =
  | { kind: 'latency'; latencyMs: number; jitterMs: number }
  | { kind: 'refuse' }
  | { kind: 'reset' }
  | { kind: 'blackhole' }
  | { kind: 'http_error'; status: number };

export type ForwarderRequest =
  | { op: 'list' }
  /** The death of the supervisor lets a forwarder without an agent leave early. */
  | { op: 'configure'; targets: ProxyTarget[]; supervisor: ProcessRef | null }
  | { op: 'arm'; name: string; target: string; fault: ProxyFault; remainingMs: number; leaseMs: number }
  | { op: 'renew'; name: string; leaseMs: number }
  | { op: 'disarm'; name: string }
  | { op: 'stop' };

/** One fault as the forwarder holds it. */
export interface HeldFault {
  name: string;
  target: string;
  /** Wall clock, epoch milliseconds. */
  since: number;
  /** Until its deadline. The forwarder drops it by itself at the deadline or when the lease lapses, whichever is first. */
  remainingMs: number;
  /** Until its lease lapses. */
  leaseMs: number;
}

/** `faults` is what is held after the request was carried out. */
export type ForwarderReply =
  | { ok: true; faults: HeldFault[]; notListening: { name: string; error: string }[] }
  | { ok: false; error: 'BAD_REQUEST' | 'UNKNOWN_TARGET' | 'TARGET_BUSY' | 'UNKNOWN_FAULT' };
