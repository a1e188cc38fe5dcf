import { type Settings, servicePort } from '../settings';
import type { ServiceName } from '../topology';
import { callJson } from './json-client';
import type { Log } from './log';
import type { Switches } from './switches';

/**
 * A service that comes back takes over the switches in force, so that a restart never undoes a fix: from the gateway,
 * and the gateway itself from order. Control calls go direct: a fault on a proxy must not block the fix.
 */
export async function adoptSwitches(name: ServiceName, settings: Settings, switches: Switches, log: Log): Promise<void> {
  const source: ServiceName = name === 'gateway' ? 'order' : 'gateway';
  try {
    const answer = await callJson(servicePort(settings, source), { path: '/switches' }, { ceilingMs: 500 });
    if (answer.status === 200) switches.apply(answer.body);
  } catch {
    log('switches-at-default', { reason: `${source} does not answer yet` });
  }
}
