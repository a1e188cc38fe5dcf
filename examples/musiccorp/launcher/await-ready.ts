import { callJson } from '../runtime/json-client';
import type { Log } from '../runtime/log';
import type { ServicePlace } from '../topology';

const LOOK_MS = 200;
const REPORT_MS = 5000;

async function notReady(place: ServicePlace): Promise<string | null> {
  const answer = await callJson(place.port, { path: '/health/ready' }, { ceilingMs: 1000 }).catch(() => null);
  if (answer?.status === 200) return null;
  const reason = (answer?.body as { reason?: string } | undefined)?.reason;
  return `${place.name}: ${reason ?? 'does not answer yet'}`;
}

/** Waits until every service is ready, and says now and then which is not and why. Ends early when the signal aborts. */
export async function awaitReady(places: readonly ServicePlace[], log: Log, signal: AbortSignal): Promise<boolean> {
  let reported = Date.now();
  while (!signal.aborted) {
    const reasons = (await Promise.all(places.map(notReady))).filter((reason) => reason !== null);
    if (reasons.length === 0) return true;
    if (Date.now() - reported >= REPORT_MS) {
      reported = Date.now();
      log('waiting', { notReady: reasons });
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return false;
}
