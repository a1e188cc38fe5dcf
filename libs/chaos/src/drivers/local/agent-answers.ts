import { z } from 'zod';

const MAX_ANSWER = 1024 * 1024;
const time = z.iso.datetime().transform((text) => new Date(text));

/** One fault as the agent shows it. */
export const agentFault = z.object({
  name: z.string().max(64),
  target: z.string().max(64).nullable(),
  kind: z.string().max(40).nullable(),
  state: z.enum(['arming', 'active', 'ended']),
  since: time.nullable(),
  endedAt: time.nullable(),
  endedBy: z.string().max(40).nullable(),
  /** What the forwarder says right now; null when it does not answer. Only in the answer about one fault. */
  present: z.boolean().nullable().default(null),
});

/** The agent's list of faults that have not ended. */
export const agentFaults = z.object({ faults: z.array(agentFault).max(1_000) });

/** The agent's answer about a name it does not know. */
export const agentUnknown = z.object({ error: z.object({ code: z.literal('UNKNOWN_FAULT') }), present: z.boolean().nullable() });

/** A refusal. */
export const agentRefusal = z.object({ error: z.object({ code: z.string().max(40), message: z.string().max(500) }) });

/** Names that a heartbeat kept. */
export const agentHeld = z.object({ held: z.array(z.string().max(64)).max(1_000) });

const address = z.object({ host: z.string().max(255), port: z.int() });
/** The targets on offer. */
export const agentTargets = z.object({
  targets: z.array(z.object({ name: z.string().max(64), kind: z.string().max(40), listen: address, upstream: address })).max(1_000),
});

/** Reads an answer by a schema; null when it is too large, not JSON, or of another shape. */
export function readAnswer<T>(schema: z.ZodType<T>, text: string): T | null {
  if (text.length > MAX_ANSWER) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
