import type { ZodType } from 'zod';
import type { ScalarValue } from '../domain/tolerance';
import type { CallOptions, HttpCall } from '../drivers/driver.contract';

/** How a TCP connection attempt ended. */
export type TcpAnswer = { connected: true } | { connected: false; reason: 'refused' | 'timeout' | 'aborted' | 'unreachable' };

/** Opens a TCP connection and closes it at once. Never rejects. */
export type TcpConnect = (request: { host: string; port: number; timeoutMs: number; signal: AbortSignal }) => Promise<TcpAnswer>;

/** What the host process gives to a probe. */
export interface ProbeHost {
  http: HttpCall;
  connect: TcpConnect;
  /** Wall clock, for the time stamp of a sample. */
  now(): Date;
  /** Monotonic milliseconds, for latencies. */
  monotonicMs(): number;
}

/** One reading, not judged yet. `value` is null exactly when `error` says why it could not be evaluated. */
export interface Measurement {
  at: Date;
  value: ScalarValue | null;
  /** Unit of the value: `ms`, or what the probe's settings say; null for none. */
  unit: string | null;
  error: string | null;
}

/** A kind of probe as the explicit list in `probes/index.ts` holds it. */
export interface ProbeDefinition {
  /** Name in experiments; folder name. */
  kind: string;
  title: string;
  description: string;
  /** Checks the probe's settings and fills in defaults. */
  settings: ZodType;
  /**
   * Takes one reading. Never rejects for what the outside does: that is a measurement with `error`.
   * Has no side effect on the system it looks at beyond one request or connection.
   * @param settings as stored; checked by `settings` on each call, a misfit is a measurement with `error`
   */
  measure(settings: unknown, host: ProbeHost, call: CallOptions): Promise<Measurement>;
}
