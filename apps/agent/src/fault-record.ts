import { z } from 'zod';

/** Names the agent accepts: those of the ledger, and anything else that is as harmless. */
export const FAULT_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Who ended a fault. */
const ENDED_BY = ['deleted', 'deadline', 'lease', 'shutdown', 'forwarder_lost', 'not_armed'] as const;

/** One fault as the agent keeps it, in memory and on disk. Times are RFC 3339, wall clock. */
export const faultRecord = z.strictObject({
  name: z.string().regex(FAULT_NAME),
  /** Empty for a name that was removed before it was ever armed. */
  target: z.string(),
  kind: z.string(),
  params: z.record(z.string(), z.unknown()),
  runId: z.string().nullable(),
  state: z.enum(['arming', 'active', 'ended']),
  /** True start; null when it never was active. */
  since: z.iso.datetime().nullable(),
  deadline: z.iso.datetime(),
  leaseMs: z.number(),
  leaseUntil: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  endedBy: z.enum(ENDED_BY).nullable(),
});
export type FaultRecord = z.infer<typeof faultRecord>;
export type EndedBy = (typeof ENDED_BY)[number];

/** Two requests for the same fault: target, kind and parameters agree. The time left may differ. */
export function isSameFault(
  a: Pick<FaultRecord, 'target' | 'kind' | 'params'>,
  b: Pick<FaultRecord, 'target' | 'kind' | 'params'>,
): boolean {
  const text = ({ target, kind, params }: typeof a) =>
    JSON.stringify([target, kind, Object.entries(params).sort(([x], [y]) => (x < y ? -1 : 1))]);
  return text(a) === text(b);
}
