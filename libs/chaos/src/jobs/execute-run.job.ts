import { defineJob } from '@platform/jobs';
import { z } from 'zod';

/**
 * Carries a run through, or cleans up after a worker that was lost.
 * - Twice: the second delivery finds the lease of the first and leaves.
 * - Half: the lease expires, the run becomes recovering; the next delivery only removes faults and measures recovery, it never injects again.
 * - Late: lever, environment and targets are checked again when the lease is taken and before each fault.
 * - Payload of the last release: an id.
 */
export const executeRun = defineJob({
  name: 'chaos.executeRun',
  queue: 'runs',
  schema: z.object({ runId: z.uuid() }),
  attempts: 3,
});
