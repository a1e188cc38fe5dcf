import { type ExperimentSpec, type InjectionSpec, lastEndMs, type ProbeSpec, targetsOf } from './experiment';
import { PROBE_MODES } from './steady-state';
import { toleranceProblem } from './tolerance';

/** One thing that is wrong with an experiment; `path` is dotted, with list positions: `injections.0.durationMs`. */
export interface ExperimentProblem {
  path: string;
  code: 'REQUIRED' | 'TOO_LONG' | 'OUT_OF_RANGE' | 'NOT_UNIQUE' | 'UNKNOWN' | 'INVALID' | 'OVERLAP';
  message: string;
}

/** Limits of an experiment, in the units of the fields. */
export const EXPERIMENT_LIMITS = {
  probes: 20,
  injections: 50,
  titleLength: 200,
  hypothesisLength: 2_000,
  nameLength: 64,
  durationMs: [100, 3_600_000],
  startAfterMs: [0, 3_600_000],
  maxDurationMs: [1_000, 7_200_000],
  timeoutMs: [50, 30_000],
  intervalMs: [100, 60_000],
  baselineMs: [0, 600_000],
  recoveryTimeoutMs: [1_000, 1_800_000],
  streak: [1, 20],
  blindAfter: [1, 50],
  consecutive: [1, 100],
  maxTargets: [1, 50],
} as const;

const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._>→-]*$/u;

/** Collects problems under a dotted path. */
type Report = (path: string, code: ExperimentProblem['code'], message: string) => void;

/** Everything that is wrong with a complete experiment; an empty list means it can be saved. Settings and parameters are checked elsewhere. */
export function validateExperiment(spec: ExperimentSpec): ExperimentProblem[] {
  const problems: ExperimentProblem[] = [];
  const report: Report = (path, code, message) => problems.push({ path, code, message });
  text(report, 'steadyState.title', spec.steadyState.title, EXPERIMENT_LIMITS.titleLength);
  text(report, 'hypothesis', spec.hypothesis, EXPERIMENT_LIMITS.hypothesisLength);
  checkProbes(report, spec.steadyState.probes);
  checkInjections(report, spec.injections);
  checkGuards(report, spec);
  for (const field of ['baselineMs', 'recoveryTimeoutMs', 'streak', 'blindAfter'] as const) {
    range(report, `timing.${field}`, spec.timing[field], EXPERIMENT_LIMITS[field]);
  }
  return problems;
}

function checkProbes(report: Report, probes: ProbeSpec[]): void {
  const path = 'steadyState.probes';
  count(report, path, probes.length, EXPERIMENT_LIMITS.probes, 'probe');
  unique(report, path, 'name', probes);
  probes.forEach((probe, i) => {
    const at = `${path}.${i}`;
    name(report, `${at}.name`, probe.name);
    range(report, `${at}.timeoutMs`, probe.timeoutMs, EXPERIMENT_LIMITS.timeoutMs);
    range(report, `${at}.intervalMs`, probe.intervalMs, EXPERIMENT_LIMITS.intervalMs);
    range(report, `${at}.maxDeviatedShare`, probe.maxDeviatedShare, [0, 1], false);
    if (probe.modes.length === 0) report(`${at}.modes`, 'REQUIRED', 'Say when the probe is asked.');
    if (probe.modes.some((mode) => !PROBE_MODES.includes(mode)))
      report(`${at}.modes`, 'UNKNOWN', `A mode is one of ${PROBE_MODES.join(', ')}.`);
    const problem = toleranceProblem(probe.tolerance);
    if (problem) report(`${at}.tolerance`, 'INVALID', `The tolerance cannot be used: ${problem}.`);
  });
  // Without all three phases no deviation and no recovery can be measured, and the run could only end inconclusive.
  for (const mode of PROBE_MODES) {
    if (probes.length > 0 && !probes.some((probe) => probe.modes.includes(mode)))
      report(path, 'REQUIRED', `At least one probe must be asked ${mode} the faults.`);
  }
}

function checkInjections(report: Report, injections: InjectionSpec[]): void {
  count(report, 'injections', injections.length, EXPERIMENT_LIMITS.injections, 'injection');
  unique(report, 'injections', 'ref', injections);
  injections.forEach((injection, i) => {
    const at = `injections.${i}`;
    name(report, `${at}.ref`, injection.ref);
    text(report, `${at}.target`, injection.target, EXPERIMENT_LIMITS.nameLength);
    range(report, `${at}.durationMs`, injection.durationMs, EXPERIMENT_LIMITS.durationMs);
    range(report, `${at}.startAfterMs`, injection.startAfterMs, EXPERIMENT_LIMITS.startAfterMs);
    const earlier = injections.slice(0, i).find((other) => overlaps(other, injection));
    if (earlier)
      report(
        `${at}.startAfterMs`,
        'OVERLAP',
        `One target carries one fault at a time: this one overlaps "${earlier.ref}" on ${injection.target}.`,
      );
  });
}

function overlaps(a: InjectionSpec, b: InjectionSpec): boolean {
  const sameTarget = a.driver === b.driver && a.target === b.target;
  return sameTarget && a.startAfterMs < b.startAfterMs + b.durationMs && b.startAfterMs < a.startAfterMs + a.durationMs;
}

function checkGuards(report: Report, spec: ExperimentSpec): void {
  const { guards } = spec;
  range(report, 'guards.maxDurationMs', guards.maxDurationMs, EXPERIMENT_LIMITS.maxDurationMs);
  range(report, 'guards.maxTargets', guards.maxTargets, EXPERIMENT_LIMITS.maxTargets);
  if (guards.maxDurationMs < lastEndMs(spec))
    report('guards.maxDurationMs', 'OUT_OF_RANGE', 'The limit of the run is shorter than its faults.');
  const targets = targetsOf(spec).length;
  if (targets > guards.maxTargets)
    report('guards.maxTargets', 'OUT_OF_RANGE', `The plan touches ${targets} targets, more than the limit of ${guards.maxTargets}.`);
  guards.abortOn.forEach((guard, i) => {
    range(report, `guards.abortOn.${i}.consecutive`, guard.consecutive, EXPERIMENT_LIMITS.consecutive);
    const probe = spec.steadyState.probes.find((known) => known.name === guard.probe);
    if (!probe) report(`guards.abortOn.${i}.probe`, 'UNKNOWN', 'A guard names a probe of the steady state.');
    else if (!probe.modes.includes('during'))
      report(`guards.abortOn.${i}.probe`, 'INVALID', 'A guard needs a probe that is asked during the faults.');
  });
}

function text(report: Report, path: string, value: string, max: number): void {
  if (value.trim() === '') report(path, 'REQUIRED', 'This cannot be empty.');
  else if (value.length > max) report(path, 'TOO_LONG', `At most ${max} characters.`);
}

function name(report: Report, path: string, value: string): void {
  text(report, path, value, EXPERIMENT_LIMITS.nameLength);
  if (value.trim() !== '' && !NAME.test(value)) report(path, 'INVALID', 'Letters, digits, spaces and . _ - > are allowed.');
}

function range(report: Report, path: string, value: number, [min, max]: readonly [number, number], whole = true): void {
  if (!Number.isFinite(value) || value < min || value > max || (whole && !Number.isInteger(value))) {
    report(path, 'OUT_OF_RANGE', `A ${whole ? 'whole ' : ''}number from ${min} to ${max} is needed.`);
  }
}

function count(report: Report, path: string, length: number, max: number, what: string): void {
  if (length === 0) report(path, 'REQUIRED', `At least one ${what} is needed.`);
  if (length > max) report(path, 'TOO_LONG', `At most ${max} are allowed.`);
}

function unique<K extends string>(report: Report, path: string, key: K, items: readonly Record<K, string>[]): void {
  items.forEach((item, i) => {
    if (items.findIndex((other) => other[key] === item[key]) < i)
      report(`${path}.${i}.${key}`, 'NOT_UNIQUE', `"${item[key].slice(0, 64)}" is used twice.`);
  });
}
