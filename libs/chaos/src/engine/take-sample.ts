import type { ProbeSpec } from '../domain/experiment';
import { judgeSample, type Sample } from '../domain/steady-state';
import { findProbe } from '../probes';
import type { ProbeHost } from '../probes/probe.contract';

/** Takes one sample of a probe and judges it. Never rejects: what cannot be evaluated is a sample with `error`. */
export async function takeSample(probe: ProbeSpec, host: ProbeHost, signal: AbortSignal): Promise<Sample> {
  const kind = findProbe(probe.kind);
  if (!kind) return { at: host.now(), value: null, unit: null, met: null, error: `there is no probe of kind ${probe.kind}` };
  return judgeSample(await kind.measure(probe.settings, host, { signal, timeoutMs: probe.timeoutMs }), probe.tolerance);
}
