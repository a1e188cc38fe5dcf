import { defineJob } from '@platform/jobs';
import { z } from 'zod';

/**
 * A run has reached a final lifecycle; enqueued in the same transaction. For whoever planned it.
 * - Twice, half: handlers look at the run and at what they have done already.
 * - Late: the run is final and does not change any more.
 * - Payload of the last release: an id.
 */
export const runFinished = defineJob({
  name: 'chaos.runFinished',
  queue: 'default',
  schema: z.object({ runId: z.uuid() }),
  attempts: 5,
});
