import { httpProbe } from './http/http.probe';
import type { ProbeDefinition } from './probe.contract';
import { tcpProbe } from './tcp/tcp.probe';

/** Every kind of probe there is. A new one is one folder and one line here. */
export const probes: readonly ProbeDefinition[] = [httpProbe, tcpProbe];

/** The probe of that kind; null when there is none. */
export function findProbe(kind: string): ProbeDefinition | null {
  return probes.find((probe) => probe.kind === kind) ?? null;
}
