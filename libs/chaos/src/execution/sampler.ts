import { setTimeout as sleep } from 'node:timers/promises';
import { UuidSource } from '@platform/ids';
import type { ProbeSpec } from '../domain/experiment';
import type { ProbeMode, Sample, SamplePhase } from '../domain/steady-state';
import { takeSample } from '../engine/take-sample';
import type { ExecutionHost } from './execution-host';
import { tellChanged } from './ledger/announce';
import type { RunControl } from './run-control';
import type { HeldRun } from './take-run';

const FLUSH_MS = 500;
const ids = new UuidSource();
const MODE_OF: Record<SamplePhase, ProbeMode> = { baseline: 'before', during: 'during', after: 'after' };

/** Takes the samples of one phase with a timer per probe, and writes them in batches under the fence of the lease. */
export class Sampler {
  /** By name of the probe, in order of time. */
  readonly samples = new Map<string, Sample[]>();
  private readonly ended = new AbortController();
  private pending: { probe: string; sample: Sample }[] = [];
  private readonly loops: Promise<void>[];
  private readonly flusher: NodeJS.Timeout;
  private flushing: Promise<void> = Promise.resolve();

  /** @param onSample told of each sample, with all samples of its probe in this phase */
  constructor(
    private readonly host: ExecutionHost,
    private readonly run: HeldRun,
    private readonly control: RunControl,
    private readonly phase: SamplePhase,
    private readonly onSample: (probe: ProbeSpec, samples: readonly Sample[]) => void = () => undefined,
  ) {
    const signal = AbortSignal.any([this.ended.signal, control.lostSignal]);
    this.loops = this.probes.map((probe) => this.watch(probe, signal));
    this.flusher = setInterval(() => this.flush(), FLUSH_MS);
  }

  /** The probes of this phase. */
  get probes(): ProbeSpec[] {
    return this.run.spec.steadyState.probes.filter(({ modes }) => modes.includes(MODE_OF[this.phase]));
  }

  /** Stops sampling and writes what is left. */
  async end(): Promise<void> {
    clearInterval(this.flusher);
    this.ended.abort();
    await Promise.all(this.loops);
    this.flush();
    await this.flushing;
  }

  private async watch(probe: ProbeSpec, signal: AbortSignal): Promise<void> {
    const samples: Sample[] = [];
    this.samples.set(probe.name, samples);
    while (!signal.aborted) {
      const startedAt = performance.now();
      const sample = await takeSample(probe, this.host.probes, signal);
      // A reading that was broken off by us says nothing about the system.
      if (signal.aborted && sample.met === null) return;
      samples.push(sample);
      this.pending.push({ probe: probe.name, sample });
      this.onSample(probe, samples);
      const pause = Math.max(10, probe.intervalMs - (performance.now() - startedAt));
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  private flush(): void {
    this.flushing = this.flushing
      .then(() => this.write())
      .catch((error: unknown) => {
        this.host.log.warn({ err: error, runId: this.run.id }, 'samples could not be written yet');
      });
  }

  private async write(): Promise<void> {
    // A copy: samples that arrive while this write waits belong to the next one.
    const batch = [...this.pending];
    if (batch.length === 0 || this.control.lost) return;
    const rows = batch.map(({ probe, sample }) => ({ id: ids.next(), probe, ...sample, at: sample.at.toISOString() }));
    const written = await this.host.store.transaction(async (query) => {
      const inserted = await query(
        `insert into probe_sample (id, run_id, probe, phase, at, value, unit, met, error)
         select s.id, r.id, s.probe, $3, s.at, s.value, s.unit, s.met, s.error
         from run r cross join jsonb_to_recordset($4::jsonb) as s(id uuid, probe text, at timestamptz, value jsonb, unit text, met boolean, error text)
         where r.id = $1 and r.lease_epoch = $2 and r.lease_until > clock_timestamp() returning id`,
        [this.run.id, this.run.epoch, this.phase, JSON.stringify(rows)],
      );
      if (inserted.length > 0) await tellChanged(query, this.run.id);
      return inserted.length;
    });
    if (written === 0) this.control.lose();
    this.pending = this.pending.slice(batch.length);
  }
}
