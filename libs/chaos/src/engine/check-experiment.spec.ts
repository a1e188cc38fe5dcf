import { type ExperimentInput, withExperimentDefaults } from '../domain/experiment';
import { checkExperiment } from './check-experiment';

const spec = (probe: Record<string, unknown> = {}, injection: Record<string, unknown> = {}) => {
  const settings = { url: 'http://127.0.0.1:4700/view', value: { from: 'json', pointer: '/orderSuccessRate' } };
  const fault = { kind: 'latency', params: { latencyMs: 800, jitterMs: 100 } };
  return withExperimentDefaults({
    steadyState: {
      title: 'Orders go through',
      probes: [{ name: 'orderSuccessRate', kind: 'http', settings, tolerance: { gte: 0.99 }, ...probe }],
    },
    hypothesis: 'Orders go on.',
    injections: [{ ref: 'slow', driver: 'local', target: 'order-catalog', fault, durationMs: 5_000, ...injection }],
  } as ExperimentInput);
};

it('finds nothing wrong with a sound experiment', () => expect(checkExperiment(spec())).toEqual([]));

it.each([
  ['an unknown probe', { kind: 'oracle' }, {}, 'steadyState.probes.0.kind'],
  ['settings that do not fit the probe', { settings: { url: 'ftp://x' } }, {}, 'steadyState.probes.0.settings.url'],
  [
    'a pointer that is none',
    { settings: { url: 'http://x.test', value: { from: 'json', pointer: 'a' } } },
    {},
    'steadyState.probes.0.settings.value.pointer',
  ],
  ['an unknown driver', {}, { driver: 'magic' }, 'injections.0.driver'],
  ['an unknown fault', {}, { fault: { kind: 'meteor', params: {} } }, 'injections.0.fault.kind'],
  [
    'parameters that do not fit the fault',
    {},
    { fault: { kind: 'latency', params: { latencyMs: 'slow' } } },
    'injections.0.fault.params.latencyMs',
  ],
])('names %s by its path', (_what, probe, injection, path) => {
  expect(checkExperiment(spec(probe, injection)).map((problem) => problem.path)).toEqual([path]);
});
