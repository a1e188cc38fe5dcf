import { type FaultWindow, measureDeviation, type ProbeDeviation } from '../domain/deviation';
import type { ExperimentSpec } from '../domain/experiment';
import type { Sample, SamplePhase } from '../domain/steady-state';
import type { InjectedFault } from '../domain/weakness';
import type { Query } from './ledger';

/** What a run measured, and the faults that truly were there. */
export interface Measured {
  deviations: ProbeDeviation[];
  faults: (InjectedFault & { serviceId: string | null })[];
  becameActive: number;
}

interface FaultRow {
  kind: string;
  params: Record<string, unknown>;
  target: string;
  service: string | null;
  service_id: string | null;
  activated_at: Date | null;
  ended_at: Date | null;
}

/** Reads samples and faults of a run and measures each probe against the true times of the faults. */
export async function measureRun(query: Query, runId: string, spec: ExperimentSpec): Promise<Measured> {
  const samples = await query<Sample & { probe: string; phase: SamplePhase }>(
    'select probe, phase, at, value, unit, met, error from probe_sample where run_id = $1 order by at, id',
    [runId],
  );
  const rows = await query<FaultRow>(
    `select f.kind, f.driver_state->'params' as params, t.name as target, v.name as service, v.id as service_id, f.activated_at, f.ended_at
     from fault f join chaos_target t on t.id = f.target_id left join service v on v.id = t.service_id where f.run_id = $1 order by f.ordinal`,
    [runId],
  );
  const were = rows.filter((row) => row.activated_at !== null);
  const window = windowOf(were);
  const of = (probe: string, phase: SamplePhase) => samples.filter((sample) => sample.probe === probe && sample.phase === phase);
  const deviations = spec.steadyState.probes.map(({ name, tolerance, maxDeviatedShare }) =>
    measureDeviation(
      { probe: name, tolerance, maxDeviatedShare, baseline: of(name, 'baseline'), during: of(name, 'during'), after: of(name, 'after') },
      window,
      spec.timing.streak,
    ),
  );
  const faults = were.map(({ kind, params, target, service, service_id, activated_at, ended_at }) => ({
    kind,
    params: params ?? {},
    target,
    service,
    serviceId: service_id,
    startedAt: activated_at!,
    endedAt: ended_at ?? new Date(),
  }));
  return { deviations, faults, becameActive: were.length };
}

function windowOf(faults: readonly FaultRow[]): FaultWindow {
  const starts = faults.flatMap(({ activated_at }) => (activated_at ? [activated_at.getTime()] : []));
  const ends = faults.flatMap(({ ended_at }) => (ended_at ? [ended_at.getTime()] : []));
  return {
    startedAt: starts.length > 0 ? new Date(Math.min(...starts)) : null,
    endedAt: ends.length > 0 && ends.length === faults.length ? new Date(Math.max(...ends)) : null,
  };
}
