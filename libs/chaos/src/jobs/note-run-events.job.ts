import { defineJob } from '@platform/jobs';
import { z } from 'zod';

/**
 * Writes the events of a run that matter to its incident into the timeline, with the times at which they truly happened.
 * - Twice, half: each event is marked as noted in the transaction that writes its entry.
 * - Late: the entry carries the time of the event.
 * - Payload of the last release: an id.
 */
export const noteRunEvents = defineJob({
  name: 'chaos.noteRunEvents',
  queue: 'default',
  schema: z.object({ runId: z.uuid() }),
  attempts: 5,
});
