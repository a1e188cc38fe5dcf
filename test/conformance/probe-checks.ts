import type { CallOptions, Measurement, ProbeDefinition, ProbeHost } from '@chaos/engine';
import { within } from './loopback';

/** What the kit needs to examine a probe. */
export interface ProbeHarness {
  probe: ProbeDefinition;
  host: ProbeHost;
  /** Settings for a system that answers, and whether a value is the right one for it. */
  healthy: { settings: unknown; isRight: (value: Measurement['value']) => boolean };
  /** Settings for a port nobody listens on; `measured` when the probe counts that as a reading, not as blindness. */
  refused: { settings: unknown; measured: boolean };
  /** Settings for a system that accepts and never answers; null when the probe cannot tell that from an answer. */
  silent: { settings: unknown } | null;
}

/** One rule of the probe contract. Gives what the probe does wrong; empty means it keeps the rule. */
export interface ProbeCheck {
  name: string;
  run(harness: ProbeHarness): Promise<string[]>;
}

const call = (over: Partial<CallOptions> = {}): CallOptions => ({ signal: new AbortController().signal, timeoutMs: 1_000, ...over });

function shape({ at, value, error }: Measurement): string[] {
  const problems: string[] = [];
  if (!(at instanceof Date) || Number.isNaN(at.getTime())) problems.push('a measurement has a time');
  if ((value === null) !== (error !== null)) problems.push('exactly one of value and error is there');
  if (typeof value === 'number' && !Number.isFinite(value)) problems.push('a number is finite');
  return problems;
}

function blind(measurement: Measurement, when: string): string[] {
  return [...shape(measurement), ...(measurement.value === null ? [] : [`${when} there is no value`])];
}

function check(name: string, examine: (harness: ProbeHarness) => Promise<string[]>): ProbeCheck {
  return { name, run: (harness) => examine(harness).catch((error: Error) => [`it threw: ${error.message}`]) };
}

/** The rules every probe keeps. */
export const probeChecks: readonly ProbeCheck[] = [
  check('reads a healthy system', async ({ probe, host, healthy }) => {
    const reading = await probe.measure(healthy.settings, host, call());
    return [...shape(reading), ...(healthy.isRight(reading.value) ? [] : [`the value ${reading.value} is right`])];
  }),
  check('tells a refused connection', async ({ probe, host, refused }) => {
    const reading = await probe.measure(refused.settings, host, call());
    return refused.measured
      ? [...shape(reading), ...(reading.value === false ? [] : ['refused is measured as false'])]
      : blind(reading, 'without an answer');
  }),
  check('keeps its time-out', async ({ probe, host, silent }) => {
    if (!silent) return [];
    const started = performance.now();
    const reading = await probe.measure(silent.settings, host, call({ timeoutMs: 200 }));
    return [
      ...blind(reading, 'after a time-out'),
      ...(performance.now() - started < 1_200 ? [] : ['a time-out of 200 ms ends within 1.2 s']),
    ];
  }),
  check('ends when it is aborted', async ({ probe, host, healthy, silent }) => {
    const abort = new AbortController();
    if (!silent) abort.abort();
    const reading = probe.measure(silent?.settings ?? healthy.settings, host, call({ signal: abort.signal, timeoutMs: 10_000 }));
    setTimeout(() => abort.abort(), 50);
    let ended = false;
    void reading.then(() => {
      ended = true;
    });
    if (!(await within(1_500, async () => ended))) return ['it ends soon after the abort'];
    return blind(await reading, 'after an abort');
  }),
  check('survives settings that are not valid', async ({ probe, host }) => {
    const readings = await Promise.all([null, 'x', {}, { surprise: 1 }].map((settings) => probe.measure(settings, host, call())));
    return readings.flatMap((reading) => blind(reading, 'with bad settings'));
  }),
];
