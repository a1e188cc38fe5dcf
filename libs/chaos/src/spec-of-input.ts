import type { Refusal } from '@platform/errors';
import { type ExperimentInput, type ExperimentSpec, withExperimentDefaults } from './domain/experiment';
import type { Tolerance } from './domain/tolerance';
import { checkExperiment } from './engine/check-experiment';
import type { ExperimentSpecInput } from './experiment-spec.type';

/** Most bytes of one spec. */
const MAX_SPEC = 256 * 1024;

/** Absent and null mean the same in an input. */
function given<T extends object>(value: T | null | undefined): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, inner]) => inner !== null && inner !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** The complete spec of an input, and what is wrong with it by path from `input` on. */
export function specOfInput(input: ExperimentSpecInput): { spec: ExperimentSpec; refusals: Refusal[] } {
  const spec = withExperimentDefaults(
    withoutNul({
      steadyState: {
        title: input.steadyState.title,
        probes: input.steadyState.probes.map((probe) => ({
          ...given(probe),
          name: probe.name,
          kind: probe.kind,
          settings: (probe.settings ?? {}) as Record<string, unknown>,
          tolerance: probe.tolerance as Tolerance,
        })),
      },
      hypothesis: input.hypothesis,
      injections: input.injections.map(({ driver, kind, params, ...rest }) => ({
        ...given(rest),
        ref: rest.ref,
        target: rest.target,
        durationMs: rest.durationMs,
        driver: driver ?? 'local',
        fault: { kind, params: (params ?? {}) as Record<string, unknown> },
      })),
      guards: given(input.guards),
      timing: given(input.timing),
    } as ExperimentInput),
  );
  const refusals = checkExperiment(spec).map(({ path, code, message }) => ({
    code: code === 'TOO_LONG' ? 'TEXT_TOO_LONG' : `EXPERIMENT_${code}`,
    message,
    path: ['input', 'spec', ...path.replace(/\.fault\.(kind|params)/, '.$1').split('.')],
  }));
  if (JSON.stringify(spec).length > MAX_SPEC)
    refusals.push({ code: 'TEXT_TOO_LONG', message: `A spec has at most ${MAX_SPEC / 1024} KiB.`, path: ['input', 'spec'] });
  return { spec, refusals };
}

function withoutNul<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) => (typeof inner === 'string' ? inner.replaceAll('\0', '') : inner)) as T;
}
