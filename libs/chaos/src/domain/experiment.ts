import type { ProbeMode } from './steady-state';
import type { Tolerance } from './tolerance';

/** A probe of the steady state as a version of an experiment stores it. Every field is present: see `withExperimentDefaults`. */
export interface ProbeSpec {
  /** Unique in the experiment; shown in samples and deviations. */
  name: string;
  /** Kind from the list of probes: `http` or `tcp`. */
  kind: string;
  /** Settings of the kind, checked by its schema. */
  settings: Record<string, unknown>;
  tolerance: Tolerance;
  modes: ProbeMode[];
  timeoutMs: number;
  intervalMs: number;
  /** Share of samples during the faults that may be out of tolerance before the run counts as deviated; 0 to 1. */
  maxDeviatedShare: number;
}

/** One fault of the plan. */
export interface InjectionSpec {
  /** Unique in the experiment. */
  ref: string;
  /** Driver from the list of drivers. */
  driver: string;
  /** Target as the driver's connection names it. */
  target: string;
  fault: { kind: string; params: Record<string, unknown> };
  /** How long the fault lasts, in milliseconds. Always given: nothing is injected without an end. */
  durationMs: number;
  /** When it starts, in milliseconds after the first injection may begin. */
  startAfterMs: number;
}

/** What keeps a run within bounds. */
export interface GuardSpec {
  /** Hard limit of the whole run, from the lease on. */
  maxDurationMs: number;
  /** A probe that is out of tolerance this many times in a row ends the run. */
  abortOn: { probe: string; consecutive: number }[];
  /** Most distinct targets. */
  maxTargets: number;
}

/** How the phases around the faults are measured. */
export interface TimingSpec {
  /** How long the baseline is measured, in milliseconds. */
  baselineMs: number;
  /** How long the system may take to be steady again, in milliseconds. */
  recoveryTimeoutMs: number;
  /** How many samples in a row must be met to count as steady or as recovered. */
  streak: number;
  /** How many samples in a row may fail to be evaluated before the run stops as blind. */
  blindAfter: number;
}

/** A complete experiment, immutable once run. */
export interface ExperimentSpec {
  steadyState: { title: string; probes: ProbeSpec[] };
  /** What we expect to see: "orders go on with the last known price". */
  hypothesis: string;
  injections: InjectionSpec[];
  guards: GuardSpec;
  timing: TimingSpec;
}

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** An experiment as a person writes it: what has a default may be left out. */
export interface ExperimentInput {
  steadyState: { title: string; probes: Optional<ProbeSpec, 'modes' | 'timeoutMs' | 'intervalMs' | 'maxDeviatedShare'>[] };
  hypothesis: string;
  injections: Optional<InjectionSpec, 'startAfterMs'>[];
  guards?: Partial<GuardSpec>;
  timing?: Partial<TimingSpec>;
}

/** Values used where an experiment does not say. */
export const EXPERIMENT_DEFAULTS = {
  modes: ['before', 'during', 'after'] as ProbeMode[],
  timeoutMs: 2_000,
  intervalMs: 1_000,
  maxDeviatedShare: 0,
  startAfterMs: 0,
  maxTargets: 1,
  baselineMs: 5_000,
  recoveryTimeoutMs: 60_000,
  streak: 3,
  blindAfter: 5,
};

/** Fills in what was left out. `guards.maxDurationMs` follows from the plan: all phases plus half a minute. */
export function withExperimentDefaults(input: ExperimentInput): ExperimentSpec {
  const d = EXPERIMENT_DEFAULTS;
  const injections = input.injections.map((injection) => ({ ...injection, startAfterMs: injection.startAfterMs ?? d.startAfterMs }));
  const timing = {
    baselineMs: input.timing?.baselineMs ?? d.baselineMs,
    recoveryTimeoutMs: input.timing?.recoveryTimeoutMs ?? d.recoveryTimeoutMs,
    streak: input.timing?.streak ?? d.streak,
    blindAfter: input.timing?.blindAfter ?? d.blindAfter,
  };
  return {
    steadyState: {
      title: input.steadyState.title,
      probes: input.steadyState.probes.map((probe) => ({
        ...probe,
        modes: probe.modes ?? [...d.modes],
        timeoutMs: probe.timeoutMs ?? d.timeoutMs,
        intervalMs: probe.intervalMs ?? d.intervalMs,
        maxDeviatedShare: probe.maxDeviatedShare ?? d.maxDeviatedShare,
      })),
    },
    hypothesis: input.hypothesis,
    injections,
    guards: {
      maxDurationMs: input.guards?.maxDurationMs ?? timing.baselineMs + lastEndMs({ injections }) + timing.recoveryTimeoutMs + 30_000,
      abortOn: input.guards?.abortOn ?? [],
      maxTargets: input.guards?.maxTargets ?? d.maxTargets,
    },
    timing,
  };
}

/** When the last fault ends, in milliseconds after the first injection may begin. */
export function lastEndMs(spec: Pick<ExperimentSpec, 'injections'>): number {
  return Math.max(0, ...spec.injections.map((injection) => injection.startAfterMs + injection.durationMs));
}

/** The distinct targets of the plan, in the order of the plan. */
export function targetsOf(spec: Pick<ExperimentSpec, 'injections'>): { driver: string; target: string }[] {
  const seen = new Map(spec.injections.map(({ driver, target }) => [JSON.stringify([driver, target]), { driver, target }]));
  return [...seen.values()];
}
