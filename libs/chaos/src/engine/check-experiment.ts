import { type ExperimentSpec } from '../domain/experiment';
import { type ExperimentProblem, validateExperiment } from '../domain/experiment-rules';
import { findDriver } from '../drivers';
import { findProbe } from '../probes';

/** Everything wrong with an experiment: the rules of the domain, and the settings and parameters by the schemas of probes and drivers. */
export function checkExperiment(spec: ExperimentSpec): ExperimentProblem[] {
  return [...validateExperiment(spec), ...spec.steadyState.probes.flatMap(probeProblems), ...spec.injections.flatMap(injectionProblems)];
}

function probeProblems(probe: ExperimentSpec['steadyState']['probes'][number], i: number): ExperimentProblem[] {
  const at = `steadyState.probes.${i}`;
  const kind = findProbe(probe.kind);
  if (!kind) return [{ path: `${at}.kind`, code: 'UNKNOWN', message: 'There is no probe of this kind.' }];
  return schemaProblems(`${at}.settings`, kind.settings.safeParse(probe.settings));
}

function injectionProblems({ driver: name, fault }: ExperimentSpec['injections'][number], i: number): ExperimentProblem[] {
  const at = `injections.${i}`;
  const driver = findDriver(name);
  if (!driver) return [{ path: `${at}.driver`, code: 'UNKNOWN', message: 'There is no driver of this name.' }];
  const kind = driver.faults.find((known) => known.kind === fault.kind);
  if (!kind)
    return [
      { path: `${at}.fault.kind`, code: 'UNKNOWN', message: `The driver knows ${driver.faults.map((known) => known.kind).join(', ')}.` },
    ];
  return schemaProblems(`${at}.fault.params`, kind.params.safeParse(fault.params));
}

interface Parsed {
  success: boolean;
  error?: { issues: readonly { path: PropertyKey[]; message: string }[] };
}

function schemaProblems(at: string, { error }: Parsed): ExperimentProblem[] {
  return (error?.issues ?? []).map(({ path, message }) => ({ path: [at, ...path.map(String)].join('.'), code: 'INVALID', message }));
}
