import { UuidSource } from '@platform/ids';
import { judgeDuring, judgeRecovered, type ProbeDeviation } from '../domain/deviation';
import { evidenceOf } from '../domain/evidence';
import { decideOutcome, type Interruption } from '../domain/outcome';
import type { RunEvent } from '../domain/run';
import { proposeWeaknesses } from '../domain/weakness';
import type { ExecutionHost } from './execution-host';
import { addRunEvent, moveRun, type Query } from './ledger';
import { type Measured, measureRun } from './measure-run';
import type { HeldRun } from './take-run';

const ids = new UuidSource();

interface Ending {
  event: Extract<RunEvent, 'baseline_not_met' | 'recovery_met' | 'recovery_timed_out'>;
  /** null when the run never measured it. */
  baselineMet: boolean | null;
  interruption: Interruption | null;
  /** In words, for people; empty when there is nothing to say. */
  explanation: string;
}

/** Decides what the run showed and writes it with deviations, proposals and evidence, in one transaction. False when the lease was lost. */
export async function finishRun(
  host: ExecutionHost,
  run: HeldRun,
  { event, baselineMet, interruption, explanation }: Ending,
): Promise<boolean> {
  return host.finishing(async (query, record) => {
    const measured = await measureRun(query, run.id, run.spec);
    const named = (mode: 'during' | 'after') =>
      measured.deviations.filter(({ probe }) => run.spec.steadyState.probes.find(({ name }) => name === probe)?.modes.includes(mode));
    const recovered = measured.becameActive > 0 ? judgeRecovered(named('after')) : null;
    const { outcome, reason } = decideOutcome({
      baselineMet,
      becameActive: measured.becameActive,
      interruption,
      during: judgeDuring(named('during')),
    });
    const moved = await moveRun(query, {
      runId: run.id,
      event,
      epoch: run.epoch,
      set: {
        outcome,
        outcome_reason: reason,
        recovered,
        explanation,
        time_to_detect_ms: smallest(measured.deviations.map((one) => one.timeToDetectMs)),
        time_to_recover_ms: recovered ? largest(measured.deviations.map((one) => one.timeToRecoverMs)) : null,
      },
      text: `Finished: ${outcome.replaceAll('_', ' ')}${reason ? ` (${reason.replaceAll('_', ' ')})` : ''}.`,
      data: { outcome, reason, recovered },
    });
    if (!moved) return false;
    await writeDeviations(query, run.id, measured.deviations);
    if (outcome === 'deviated') await propose(query, run.id, measured);
    if (recovered) await noteRecovery(query, run, measured);
    const verdict = evidenceOf({ lifecycle: 'finished', outcome, reason, recovered });
    if (verdict) await record({ experimentVersionId: run.experimentVersionId, runId: run.id, verdict, startedAt: run.startedAt });
    return true;
  });
}

async function writeDeviations(query: Query, runId: string, deviations: readonly ProbeDeviation[]): Promise<void> {
  await query(
    `insert into run_deviation (id, run_id, probe, unit, baseline_median, worst, worst_at, first_deviation_at, last_deviation_at, evaluated,
       unevaluated, deviated_share, deviated, time_to_detect_ms, time_to_recover_ms, recovered)
     select d.id, $1, d.probe, d.unit, d."baselineMedian", d.worst, d."worstAt", d."firstDeviationAt", d."lastDeviationAt", d.evaluated,
       d.unevaluated, d."deviatedShare", d.deviated, d."timeToDetectMs", d."timeToRecoverMs", d.recovered
     from jsonb_to_recordset($2::jsonb) as d(id uuid, probe text, unit text, "baselineMedian" float8, worst jsonb, "worstAt" timestamptz,
       "firstDeviationAt" timestamptz, "lastDeviationAt" timestamptz, evaluated integer, unevaluated integer, "deviatedShare" float8,
       deviated boolean, "timeToDetectMs" integer, "timeToRecoverMs" integer, recovered boolean)`,
    [runId, JSON.stringify(deviations.map((one) => ({ id: ids.next(), ...one })))],
  );
}

/** Proposals for people; one for each target at most, since the same fault may be there twice. */
async function propose(query: Query, runId: string, { faults, deviations }: Measured): Promise<void> {
  for (const { statement, evidence, suggestedPattern, target } of proposeWeaknesses(faults, deviations)) {
    await query(
      'insert into weakness (id, run_id, statement, evidence, suggested_pattern, service_id, target_name) values ($1, $2, $3, $4, $5, $6, $7)',
      [
        ids.next(),
        runId,
        statement,
        evidence,
        suggestedPattern,
        faults.find((fault) => fault.target === target)?.serviceId ?? null,
        target,
      ],
    );
  }
}

async function noteRecovery(query: Query, run: HeldRun, { faults, deviations }: Measured): Promise<void> {
  const ms = largest(deviations.map((one) => one.timeToRecoverMs));
  const ended = largest(faults.map((fault) => fault.endedAt.getTime()));
  if (ms === null || ended === null || !deviations.some((one) => one.deviated)) return;
  const text = `Steady state is back ${(ms / 1000).toFixed(1)} s after the faults were gone (RUN-${run.number}).`;
  await addRunEvent(query, {
    runId: run.id,
    kind: 'recovery',
    text,
    at: new Date(ended + ms),
    data: { timeToRecoverMs: ms },
    forTimeline: true,
  });
}

const numbers = (values: readonly (number | null)[]): number[] => values.filter((value): value is number => value !== null);
const smallest = (values: readonly (number | null)[]): number | null => (numbers(values).length > 0 ? Math.min(...numbers(values)) : null);
const largest = (values: readonly (number | null)[]): number | null => (numbers(values).length > 0 ? Math.max(...numbers(values)) : null);
