import type { ProbeDeviation } from './deviation';

/** The stability pattern that a proposal points to. */
export const SUGGESTED_PATTERNS = ['timeout', 'retry', 'bulkhead', 'circuit_breaker', 'idempotency', 'degradation', 'other'] as const;
export type SuggestedPattern = (typeof SUGGESTED_PATTERNS)[number];

/** One fault that was active in the run, with what the catalog knows of its target. */
export interface InjectedFault {
  kind: string;
  params: Record<string, unknown>;
  /** Target name, for instance `order→catalog`. */
  target: string;
  /** Name of the service that depends on the target; null when the catalog does not say. */
  service: string | null;
  startedAt: Date;
  endedAt: Date;
}

/** A proposal that people accept, change or drop; never created as a finding by itself. */
export interface WeaknessProposal {
  /** One sentence about the system. */
  statement: string;
  /** The figures behind it, in one text. */
  evidence: string;
  suggestedPattern: SuggestedPattern;
  /** Name of the service concerned; null when unknown. */
  affectedService: string | null;
  /** Target of the fault that goes with it. */
  target: string;
}

interface KindText {
  pattern: SuggestedPattern;
  what: (fault: InjectedFault) => string;
}

const KINDS: Record<string, KindText> = {
  latency: { pattern: 'timeout', what: (fault) => `slow answers from ${fault.target}${amount(fault.params.latencyMs)}` },
  blackhole: { pattern: 'timeout', what: (fault) => `silence from ${fault.target}` },
  refuse: { pattern: 'circuit_breaker', what: (fault) => `refused connections to ${fault.target}` },
  reset: { pattern: 'circuit_breaker', what: (fault) => `broken connections to ${fault.target}` },
  http_error: { pattern: 'degradation', what: (fault) => `error answers from ${fault.target}` },
};
const OTHER: KindText = { pattern: 'other', what: (fault) => `the fault "${fault.kind}" on ${fault.target}` };

/**
 * Proposes one weakness for each fault during which at least one probe left its tolerance.
 * Empty when nothing deviated. The wording is about the system and its defences, never about people.
 */
export function proposeWeaknesses(faults: readonly InjectedFault[], deviations: readonly ProbeDeviation[]): WeaknessProposal[] {
  const deviated = deviations.filter((one) => one.deviated === true);
  return faults.flatMap((fault) => {
    const concerned = deviated.filter((one) => touches(one, fault));
    if (concerned.length === 0) return [];
    const { pattern, what } = KINDS[fault.kind] ?? OTHER;
    return [
      {
        statement: `${fault.service ?? 'The system'} does not yet keep its steady state with ${what(fault)}.`,
        evidence: concerned.map((one) => describe(one)).join(' '),
        suggestedPattern: pattern,
        affectedService: fault.service,
        target: fault.target,
      },
    ];
  });
}

function touches(deviation: ProbeDeviation, fault: InjectedFault): boolean {
  const { firstDeviationAt: first, lastDeviationAt: last } = deviation;
  return first !== null && last !== null && first <= fault.endedAt && last >= fault.startedAt;
}

function describe(one: ProbeDeviation): string {
  const unit = one.unit ? ` ${one.unit}` : '';
  const usual = one.baselineMedian === null ? '' : `, usually ${round(one.baselineMedian)}${unit}`;
  const worst = typeof one.worst === 'number' ? round(one.worst) : String(one.worst);
  const share =
    one.deviatedShare === null ? '' : ` ${Math.round(one.deviatedShare * 100)} % of ${one.evaluated} samples were out of tolerance.`;
  const detected = one.timeToDetectMs === null ? '' : ` First seen ${seconds(one.timeToDetectMs)} after the fault began.`;
  return `${one.probe} reached ${worst}${unit}${usual}.${share}${detected} ${recovery(one)}`;
}

function recovery(one: ProbeDeviation): string {
  if (one.recovered === null) return 'Recovery was not measured.';
  if (!one.recovered) return 'It did not return within the time allowed.';
  return one.timeToRecoverMs === null ? 'It returned.' : `It returned ${seconds(one.timeToRecoverMs)} after the fault was gone.`;
}

const amount = (value: unknown): string => (typeof value === 'number' ? ` (${value} ms more)` : '');
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const round = (value: number): number => Math.round(value * 1000) / 1000;
