import { type ExperimentInput, lastEndMs, targetsOf, withExperimentDefaults } from './experiment';
import { validateExperiment } from './experiment-rules';

const input = (): ExperimentInput => ({
  steadyState: {
    title: 'Orders go through',
    probes: [{ name: 'orderSuccessRate', kind: 'http', settings: {}, tolerance: { gte: 0.99 } }],
  },
  hypothesis: 'Orders go on with the last known price.',
  injections: [
    {
      ref: 'slow catalog',
      driver: 'local',
      target: 'order-catalog',
      fault: { kind: 'latency', params: { latencyMs: 800 } },
      durationMs: 10_000,
    },
  ],
});

/** The problems of the sample experiment after a change. */
function problems(change: (input: ExperimentInput) => void): [string, string][] {
  const changed = input();
  change(changed);
  return validateExperiment(withExperimentDefaults(changed)).map(({ path, code }) => [path, code]);
}
const first = <T>(list: readonly T[]): T => list[0] as T;

describe('experiment', () => {
  it('is complete and valid with the defaults', () => {
    const spec = withExperimentDefaults(input());
    expect(validateExperiment(spec)).toEqual([]);
    expect(first(spec.steadyState.probes)).toMatchObject({
      modes: ['before', 'during', 'after'],
      timeoutMs: 2_000,
      intervalMs: 1_000,
      maxDeviatedShare: 0,
    });
    expect(spec.guards).toEqual({ maxDurationMs: 105_000, abortOn: [], maxTargets: 1 });
    expect(spec.timing).toEqual({ baselineMs: 5_000, recoveryTimeoutMs: 60_000, streak: 3, blindAfter: 5 });
  });

  it('stays as it is when the defaults are filled in twice', () => {
    const once = withExperimentDefaults(input());
    expect(withExperimentDefaults(once)).toEqual(once);
  });

  it('knows when its last fault ends and what it touches', () => {
    const spec = withExperimentDefaults(input());
    const later = { ...first(spec.injections), ref: 'again', startAfterMs: 20_000 };
    expect(lastEndMs({ injections: [...spec.injections, later] })).toBe(30_000);
    expect(targetsOf({ injections: [...spec.injections, later] })).toEqual([{ driver: 'local', target: 'order-catalog' }]);
  });

  it.each<[string, (input: ExperimentInput) => void, [string, string][]]>([
    [
      'no title',
      (e) => {
        e.steadyState.title = ' ';
      },
      [['steadyState.title', 'REQUIRED']],
    ],
    [
      'a hypothesis that is too long',
      (e) => {
        e.hypothesis = 'x'.repeat(2_001);
      },
      [['hypothesis', 'TOO_LONG']],
    ],
    [
      'no probe',
      (e) => {
        e.steadyState.probes = [];
      },
      [['steadyState.probes', 'REQUIRED']],
    ],
    [
      'no probe during the faults',
      (e) => {
        first(e.steadyState.probes).modes = ['before', 'after'];
      },
      [['steadyState.probes', 'REQUIRED']],
    ],
    [
      'a probe that is never asked',
      (e) => {
        e.steadyState.probes.push({ ...first(e.steadyState.probes), name: 'idle', modes: [] });
      },
      [['steadyState.probes.1.modes', 'REQUIRED']],
    ],
    [
      'two probes of one name',
      (e) => {
        e.steadyState.probes.push(first(e.steadyState.probes));
      },
      [['steadyState.probes.1.name', 'NOT_UNIQUE']],
    ],
    [
      'a tolerance that cannot be used',
      (e) => {
        first(e.steadyState.probes).tolerance = [5, 1];
      },
      [['steadyState.probes.0.tolerance', 'INVALID']],
    ],
    [
      'an interval of nothing',
      (e) => {
        first(e.steadyState.probes).intervalMs = 0;
      },
      [['steadyState.probes.0.intervalMs', 'OUT_OF_RANGE']],
    ],
    [
      'a hostile name',
      (e) => {
        first(e.steadyState.probes).name = '<script>';
      },
      [['steadyState.probes.0.name', 'INVALID']],
    ],
    [
      'no injection',
      (e) => {
        e.injections = [];
      },
      [['injections', 'REQUIRED']],
    ],
    [
      'a fault without an end',
      (e) => {
        first(e.injections).durationMs = Number.POSITIVE_INFINITY;
      },
      [
        ['injections.0.durationMs', 'OUT_OF_RANGE'],
        ['guards.maxDurationMs', 'OUT_OF_RANGE'],
      ],
    ],
    [
      'a start before the beginning',
      (e) => {
        first(e.injections).startAfterMs = -1;
      },
      [['injections.0.startAfterMs', 'OUT_OF_RANGE']],
    ],
    [
      'no target',
      (e) => {
        first(e.injections).target = '';
      },
      [['injections.0.target', 'REQUIRED']],
    ],
    [
      'two faults on one target at once',
      (e) => {
        e.injections.push({ ...first(e.injections), ref: 'second', startAfterMs: 5_000 });
      },
      [['injections.1.startAfterMs', 'OVERLAP']],
    ],
    [
      'more targets than allowed',
      (e) => {
        e.injections.push({ ...first(e.injections), ref: 'second', target: 'order-inventory' });
      },
      [['guards.maxTargets', 'OUT_OF_RANGE']],
    ],
    [
      'a guard on an unknown probe',
      (e) => {
        e.guards = { abortOn: [{ probe: 'other', consecutive: 3 }] };
      },
      [['guards.abortOn.0.probe', 'UNKNOWN']],
    ],
    [
      'a guard that fires on nothing',
      (e) => {
        e.guards = { abortOn: [{ probe: 'orderSuccessRate', consecutive: 0 }] };
      },
      [['guards.abortOn.0.consecutive', 'OUT_OF_RANGE']],
    ],
    [
      'a run shorter than its faults',
      (e) => {
        e.guards = { maxDurationMs: 9_000 };
      },
      [['guards.maxDurationMs', 'OUT_OF_RANGE']],
    ],
    [
      'a streak of none',
      (e) => {
        e.timing = { streak: 0 };
      },
      [['timing.streak', 'OUT_OF_RANGE']],
    ],
  ])('is refused with %s', (_what, change, expected) => expect(problems(change)).toEqual(expected));

  it('may have one fault after the other on one target', () => {
    expect(
      problems((e) => {
        e.injections.push({ ...first(e.injections), ref: 'second', startAfterMs: 10_000 });
      }),
    ).toEqual([]);
  });
});
