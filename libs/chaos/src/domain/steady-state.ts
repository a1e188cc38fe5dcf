import { isWithin, type ScalarValue, type Tolerance } from './tolerance';

/** When a probe is asked: before the faults, while they are there, after they are gone. */
export const PROBE_MODES = ['before', 'during', 'after'] as const;
export type ProbeMode = (typeof PROBE_MODES)[number];

/** Which part of a run a sample belongs to. */
export const SAMPLE_PHASES = ['baseline', 'during', 'after'] as const;
export type SamplePhase = (typeof SAMPLE_PHASES)[number];

/** One judged reading of a probe. `met` is null exactly when `value` is null: it could not be evaluated. */
export interface Sample {
  at: Date;
  value: ScalarValue | null;
  unit: string | null;
  met: boolean | null;
  error: string | null;
}

/** Judges a reading by its tolerance. */
export function judgeSample(reading: Omit<Sample, 'met'>, tolerance: Tolerance): Sample {
  return { ...reading, met: reading.value === null ? null : isWithin(tolerance, reading.value) };
}

/** True when the last `k` samples of a probe could all not be evaluated: the run is blind and must stop. */
export function isBlind(samples: readonly Pick<Sample, 'met'>[], k: number): boolean {
  return samples.length >= k && samples.slice(-k).every((sample) => sample.met === null);
}

/** True when the last `consecutive` samples were all evaluated and out of tolerance: an abort guard fires. */
export function guardFires(samples: readonly Pick<Sample, 'met'>[], consecutive: number): boolean {
  return samples.length >= consecutive && samples.slice(-consecutive).every((sample) => sample.met === false);
}

/** Longest age of a baseline at the moment of injection, in milliseconds. */
export const BASELINE_MAX_AGE_MS = 60_000;

/** What the baseline says about one probe. */
export type BaselineVerdict = 'met' | 'not_met' | 'blind' | 'stale';

/**
 * Judges the baseline of one probe: the last `streak` samples met, the newest younger than 60 s.
 * `blind` when none of them could be evaluated.
 */
export function judgeBaseline(samples: readonly Sample[], streak: number, now: Date): BaselineVerdict {
  const last = samples.slice(-streak);
  const newest = last.at(-1);
  if (!newest || last.every((sample) => sample.met === null)) return 'blind';
  if (last.length < streak || !last.every((sample) => sample.met === true)) return 'not_met';
  return now.getTime() - newest.at.getTime() > BASELINE_MAX_AGE_MS ? 'stale' : 'met';
}
