import type { SwitchName } from './runtime/switches';
import type { ProxyName, ServiceName } from './topology';

/** Enum values are written as the GraphQL schema of the product spells them. */
export interface SeedTeam {
  key: string;
  name: string;
}

export interface SeedService {
  /** Stable key, the name of the process. */
  key: ServiceName;
  name: string;
  description: string;
  /** 1 is the most important. */
  tier: 1 | 2 | 3;
  /** Key of the owning team. */
  ownerTeam: string;
  /** What the service keeps when it is cut off from its partners. */
  consistency: 'CONSISTENCY' | 'AVAILABILITY' | 'NOT_APPLICABLE';
}

export interface SeedDependency {
  from: ServiceName;
  to: ServiceName;
  mode: 'SYNC' | 'ASYNC';
  criticality: 'CRITICAL' | 'DEGRADABLE';
  /** The proxy on which a fault of this dependency is made. */
  proxy: ProxyName;
}

/** A feature with its degradation row. */
export interface SeedFeature {
  key: string;
  name: string;
  criticality: 'CRITICAL' | 'DEGRADABLE';
  services: ServiceName[];
  degradedBehaviour: string;
}

export interface SeedAssessment {
  service: ServiceName;
  practice: 'TIMEOUT' | 'CIRCUIT_BREAKER' | 'RETRY' | 'BULKHEAD' | 'IDEMPOTENCY' | 'HEALTH_CHECK' | 'GRACEFUL_SHUTDOWN';
  implementation: string;
  status: 'GAP' | 'PARTIAL' | 'DONE';
  evidence: string;
  /** The switch that closes the gap in the running sample; null when nothing is left to do. */
  fixSwitch: SwitchName | null;
}

export interface SeedProbe {
  key: 'order-success-rate' | 'order-p95';
  name: string;
  kind: 'http';
  url: string;
  /** JSON pointer of the judged value in the answer. */
  jsonPointer: string;
  unit: 'ratio' | 'ms';
  modes: ('BEFORE' | 'DURING' | 'AFTER')[];
  /** Inclusive bounds of what is still steady. */
  tolerance: { min?: number; max?: number };
  intervalMs: number;
  timeoutMs: number;
}

interface SeedInjection {
  key: string;
  /** Fault of the agent's proxy. */
  fault:
    | { kind: 'latency'; params: { latencyMs: number; jitterMs: number } }
    | { kind: 'refuse' | 'reset' | 'blackhole'; params: Record<string, never> };
  target: ProxyName;
  /** From the moment the first fault is injected. */
  startAfterMs: number;
  durationMs: number;
}

export interface SeedExperiment {
  key: string;
  title: string;
  hypothesis: string;
  /** Key of the feature whose degradation row the hypothesis speaks of. */
  feature: string;
  ownerTeam: string;
  services: ServiceName[];
  probes: SeedProbe['key'][];
  injections: SeedInjection[];
  maxDurationMs: number;
  /** How long the steady state may take to return after the last fault. */
  recoveryMs: number;
  /** Switches that make the hypothesis hold. */
  fixedBy: SwitchName[];
}

export interface MusiccorpSeed {
  teams: SeedTeam[];
  services: SeedService[];
  dependencies: SeedDependency[];
  features: SeedFeature[];
  assessments: SeedAssessment[];
  /** What faults may be made on: one proxy of the agent each. */
  targets: { name: ProxyName; from: ServiceName; to: ServiceName }[];
  probes: SeedProbe[];
  experiments: SeedExperiment[];
}
