import { z } from 'zod';
import { isJsonPointer } from './json-pointer';

/** Settings of an http probe. */
export const httpSettings = z.strictObject({
  /** What is asked. Redirects are not followed. */
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  method: z.enum(['GET', 'POST']).default('GET'),
  headers: z
    .record(
      z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
      z
        .string()
        .max(1_000)
        .regex(/^[\x20-\x7e]*$/),
    )
    .default({}),
  /** Request body; only with POST. */
  body: z.string().max(16_384).nullable().default(null),
  /**
   * Where the value comes from: `latencyMs` (time to the complete answer, whatever its status), `status` (number),
   * or a JSON pointer into the body of an answer with a 2xx status.
   */
  value: z
    .discriminatedUnion('from', [
      z.strictObject({ from: z.literal('latencyMs') }),
      z.strictObject({ from: z.literal('status') }),
      z.strictObject({
        from: z.literal('json'),
        pointer: z.string().max(500).refine(isJsonPointer, 'a JSON pointer such as /p95Ms is needed'),
        /** Shown beside the value, for instance `ms`. */
        unit: z.string().max(20).nullable().default(null),
      }),
    ])
    .default({ from: 'status' }),
});
export type HttpSettings = z.output<typeof httpSettings>;
