import { z } from 'zod';
import type { FaultKindDefinition } from '../driver.contract';

const latency = z
  .strictObject({
    latencyMs: z.int().min(1).max(60_000),
    jitterMs: z.int().min(0).max(60_000).default(0),
  })
  .refine((params) => params.jitterMs <= params.latencyMs, { path: ['jitterMs'], error: 'jitter cannot be more than the latency' });
const none = z.strictObject({});

/** The faults of the built-in driver. Agent and driver check parameters by the same schemas. */
export const localFaults = [
  {
    kind: 'latency',
    title: 'Slow answers',
    description:
      'Every piece of an answer is held back by latencyMs, more or less by up to jitterMs (milliseconds), order kept. Holds for existing connections too.',
    reversible: true,
    params: latency,
  },
  {
    kind: 'refuse',
    title: 'Connections refused',
    description: 'Existing connections are reset; new ones are reset as soon as they are made, before a byte passes.',
    reversible: true,
    params: none,
  },
  {
    kind: 'reset',
    title: 'Connections broken',
    description: 'Existing connections are reset; new ones are accepted and reset when the first byte of a request arrives.',
    reversible: true,
    params: none,
  },
  {
    kind: 'blackhole',
    title: 'Silence',
    description:
      'Connections are accepted and never answered; existing ones stall. When the fault ends they are closed, so that clients start afresh.',
    reversible: true,
    params: none,
  },
  {
    kind: 'http_error',
    title: 'Error answers',
    description: 'Every HTTP/1.1 request is answered with the given status (400 to 599, default 503) and never reaches the service.',
    reversible: true,
    params: z.strictObject({ status: z.int().min(400).max(599).default(503) }),
  },
] as const satisfies readonly FaultKindDefinition[];

/** Checks the parameters of a built-in fault and fills in defaults; null for an unknown kind. */
export function parseLocalFault(
  kind: string,
  params: unknown,
): { ok: true; params: Record<string, unknown> } | { ok: false; path: string; message: string } | null {
  const definition = localFaults.find((fault) => fault.kind === kind);
  if (!definition) return null;
  const parsed = definition.params.safeParse(params ?? {});
  if (parsed.success) return { ok: true, params: parsed.data };
  const issue = parsed.error.issues[0];
  return { ok: false, path: ['params', ...(issue?.path ?? [])].join('.'), message: issue?.message ?? 'not valid' };
}
