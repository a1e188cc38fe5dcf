import { z } from 'zod';

/** Settings of a connection to an agent. */
export const localSettings = z.strictObject({
  /** Base address of the agent, without a path: http://127.0.0.1:4620 */
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  /** Bearer token from the agent's token file; sealed at rest. */
  token: z.string().min(32).max(512),
});
export type LocalSettings = z.output<typeof localSettings>;
