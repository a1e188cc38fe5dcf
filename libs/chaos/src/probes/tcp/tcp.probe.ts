import { z } from 'zod';
import type { CallOptions } from '../../drivers/driver.contract';
import type { Measurement, ProbeDefinition, ProbeHost } from '../probe.contract';

/** Settings of a tcp probe. */
const tcpSettings = z.strictObject({
  host: z.string().min(1).max(255),
  port: z.int().min(1).max(65_535),
  /**
   * `latencyMs`: time until connected; a connection that fails cannot be evaluated.
   * `reachable`: true or false; refused and timed out are both a plain false.
   */
  value: z.enum(['latencyMs', 'reachable']).default('reachable'),
});

/** Opens a connection; the value is the time it took or whether it could be opened. */
export const tcpProbe: ProbeDefinition = {
  kind: 'tcp',
  title: 'TCP',
  description:
    'One connection to a host and port, closed at once. The value is the time in ms until connected, or whether it could be opened.',
  settings: tcpSettings,
  measure,
};

async function measure(settings: unknown, host: ProbeHost, { signal, timeoutMs }: CallOptions): Promise<Measurement> {
  const parsed = tcpSettings.safeParse(settings);
  if (!parsed.success) return { at: host.now(), value: null, unit: null, error: 'the settings of the probe are not valid' };
  const started = host.monotonicMs();
  const answer = await host.connect({ host: parsed.data.host, port: parsed.data.port, timeoutMs, signal });
  const latencyMs = Math.round((host.monotonicMs() - started) * 10) / 10;
  const at = host.now();
  const unit = parsed.data.value === 'latencyMs' ? 'ms' : null;
  // Aborted means that we stopped looking: that says nothing about the target.
  if (!answer.connected && (unit || answer.reason === 'aborted'))
    return { at, value: null, unit, error: `not connected: ${answer.reason}` };
  return { at, value: unit ? latencyMs : answer.connected, unit, error: null };
}
