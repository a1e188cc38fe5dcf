import { type Sample } from './steady-state';
import { distanceOutside, type ScalarValue, type Tolerance } from './tolerance';

/** All samples of one probe in one run, each list in order of time. */
export interface ProbeSamples {
  probe: string;
  tolerance: Tolerance;
  /** Share of evaluated samples during the faults that may be out of tolerance; 0 to 1. */
  maxDeviatedShare: number;
  baseline: readonly Sample[];
  during: readonly Sample[];
  after: readonly Sample[];
}

/** True times of the faults, as the target side reported them. */
export interface FaultWindow {
  /** When the first fault became active; null when unknown. */
  startedAt: Date | null;
  /** When the last fault was gone; null when unknown. */
  endedAt: Date | null;
}

/** How far one probe left its steady state, and how it came back. */
export interface ProbeDeviation {
  probe: string;
  unit: string | null;
  /** Median of the evaluated numeric baseline samples; null when there is none. */
  baselineMedian: number | null;
  /** The value farthest outside the tolerance during the faults (or after them, until recovery); when none was outside, the one farthest from the baseline. */
  worst: ScalarValue | null;
  worstAt: Date | null;
  firstDeviationAt: Date | null;
  lastDeviationAt: Date | null;
  /** Samples during the faults: evaluated, and those that could not be. */
  evaluated: number;
  unevaluated: number;
  /** Out of tolerance / evaluated during the faults; null when nothing was evaluated. */
  deviatedShare: number | null;
  /** Null: nothing could be evaluated during the faults, or no sample was taken. */
  deviated: boolean | null;
  /** True start of the faults to the first deviation, in milliseconds; null when either is missing. */
  timeToDetectMs: number | null;
  /** End of the faults to the first sample of the first streak of met ones, in milliseconds; null when not recovered or the end is unknown. */
  timeToRecoverMs: number | null;
  /** Null: not measured. */
  recovered: boolean | null;
}

/** Measures one probe. `streak` is how many samples in a row must be met to count as recovered. */
export function measureDeviation(samples: ProbeSamples, window: FaultWindow, streak: number): ProbeDeviation {
  const evaluated = samples.during.filter((sample) => sample.met !== null);
  const deviating = evaluated.filter((sample) => sample.met === false);
  const baselineMedian = median(samples.baseline.map((sample) => sample.value).filter((value) => typeof value === 'number'));
  const worst = worstOf(evaluated, samples.tolerance, baselineMedian);
  const share = evaluated.length === 0 ? null : deviating.length / evaluated.length;
  const firstDeviationAt = deviating[0]?.at ?? null;
  const recovery = recoveryOf(samples.after, streak);
  return {
    probe: samples.probe,
    unit: [...samples.during, ...samples.baseline].find((sample) => sample.unit !== null)?.unit ?? null,
    baselineMedian,
    worst: worst?.value ?? null,
    worstAt: worst?.at ?? null,
    firstDeviationAt,
    lastDeviationAt: deviating.at(-1)?.at ?? null,
    evaluated: evaluated.length,
    unevaluated: samples.during.length - evaluated.length,
    deviatedShare: share,
    deviated: share === null ? null : share > samples.maxDeviatedShare,
    timeToDetectMs: elapsed(window.startedAt, firstDeviationAt),
    timeToRecoverMs: elapsed(window.endedAt, recovery.at),
    recovered: recovery.recovered,
  };
}

function worstOf(evaluated: readonly Sample[], tolerance: Tolerance, baseline: number | null): Sample | null {
  const rank = ({ value }: Sample): [number, number] => {
    if (value === null) return [-1, -1];
    return [distanceOutside(tolerance, value), typeof value === 'number' && baseline !== null ? Math.abs(value - baseline) : 0];
  };
  let worst: Sample | null = null;
  for (const sample of evaluated) {
    if (!worst) worst = sample;
    const [a, b] = [rank(sample), rank(worst)];
    if (a[0] > b[0] || (a[0] === b[0] && a[1] > b[1])) worst = sample;
  }
  return worst;
}

function recoveryOf(after: readonly Sample[], streak: number): { recovered: boolean | null; at: Date | null } {
  let met = 0;
  for (const [i, sample] of after.entries()) {
    met = sample.met === true ? met + 1 : 0;
    if (met === streak) return { recovered: true, at: after[i - streak + 1]?.at ?? null };
  }
  return { recovered: after.some((sample) => sample.met !== null) ? false : null, at: null };
}

/** A sample may have been taken just before the target side's stamp: that counts as no time at all, not as negative time. */
function elapsed(from: Date | null, to: Date | null): number | null {
  return from && to ? Math.max(0, to.getTime() - from.getTime()) : null;
}

/** Median of numbers; null for an empty list. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** What the samples during the faults say about the run: one probe that could not be evaluated at all makes it inconclusive. */
export function judgeDuring(deviations: readonly ProbeDeviation[]): 'held' | 'deviated' | 'inconclusive' {
  if (deviations.some((one) => one.deviated === true)) return 'deviated';
  return deviations.length === 0 || deviations.some((one) => one.deviated === null) ? 'inconclusive' : 'held';
}

/** Whether the system came back: all measured probes did, and at least one was measured; null when none was. */
export function judgeRecovered(deviations: readonly Pick<ProbeDeviation, 'recovered'>[]): boolean | null {
  if (deviations.some((one) => one.recovered === false)) return false;
  return deviations.some((one) => one.recovered === true) ? true : null;
}
