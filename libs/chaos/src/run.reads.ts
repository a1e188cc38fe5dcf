import '@incidents';
import './experiment.reads';
import './weakness.reads';
import { uuidOf } from '@catalog';
import { column, defineReads, everyone, type RootList, time } from '@platform/reads';
import type { FaultState } from './domain/fault';
import { residueOf } from './domain/residue';

const FINAL = `('finished', 'refused', 'expired', 'cancelled')`;

defineReads({
  type: 'Fault',
  table: 'fault',
  scope: everyone,
  columns: {
    id: column('id'),
    ref: column('ref'),
    kind: column('kind'),
    params: (t) => `(${t}.driver_state->'params')`,
    state: column('state'),
    externalName: column('external_name'),
    ttlEnforcedBy: column('ttl_enforced_by'),
    durationMs: column('duration_ms'),
    expiresAt: time('expires_at'),
    activatedAt: time('activated_at'),
    endedAt: time('ended_at'),
    clearedAt: time('cleared_at'),
    evidence: column('evidence'),
    lastError: column('last_error'),
  },
  relations: { target: { type: 'ChaosTarget', kind: 'one', scope: 'own', on: (f, t) => `${t}.id = ${f}.target_id` } },
});

defineReads({
  type: 'ProbeSample',
  table: 'probe_sample',
  scope: everyone,
  columns: {
    id: column('id'),
    probe: column('probe'),
    phase: column('phase'),
    at: time('at'),
    value: column('value'),
    unit: column('unit'),
    met: column('met'),
    error: column('error'),
  },
});

defineReads({
  type: 'RunDeviation',
  table: 'run_deviation',
  scope: everyone,
  columns: {
    probe: column('probe'),
    unit: column('unit'),
    baselineMedian: column('baseline_median'),
    worst: column('worst'),
    worstAt: time('worst_at'),
    firstDeviationAt: time('first_deviation_at'),
    lastDeviationAt: time('last_deviation_at'),
    evaluated: column('evaluated'),
    unevaluated: column('unevaluated'),
    deviatedShare: column('deviated_share'),
    deviated: column('deviated'),
    timeToDetectMs: column('time_to_detect_ms'),
    timeToRecoverMs: column('time_to_recover_ms'),
    recovered: column('recovered'),
  },
});

defineReads({
  type: 'RunEvent',
  table: 'run_event',
  scope: everyone,
  columns: {
    id: column('id'),
    at: time('at'),
    kind: column('kind'),
    text: column('text'),
    lifecycle: column('lifecycle'),
    data: column('data'),
  },
});

defineReads({
  type: 'Run',
  table: 'run',
  scope: everyone,
  columns: {
    id: column('id'),
    key: (t) => `('RUN-' || ${t}.number)`,
    purpose: column('purpose'),
    lifecycle: column('lifecycle'),
    outcome: column('outcome'),
    outcomeReason: column('outcome_reason'),
    explanation: column('explanation'),
    recovered: column('recovered'),
    timeToDetectMs: column('time_to_detect_ms'),
    timeToRecoverMs: column('time_to_recover_ms'),
    requestedAt: time('requested_at'),
    startedAt: time('started_at'),
    injectingAt: time('injecting_at'),
    stateChangedAt: time('state_changed_at'),
    finishedAt: time('finished_at'),
    stopRequestedAt: time('stop_requested_at'),
    stopReason: column('stop_reason'),
  },
  relations: {
    experiment: { type: 'Experiment', kind: 'one', scope: 'own', on: (r, e) => `${e}.id = ${r}.experiment_id` },
    version: { type: 'ExperimentVersion', kind: 'one', scope: 'own', on: (r, v) => `${v}.id = ${r}.experiment_version_id` },
    environment: { type: 'Environment', kind: 'one', scope: 'own', on: (r, e) => `${e}.id = ${r}.environment_id` },
    incident: { type: 'Incident', kind: 'one', scope: 'own', on: (r, i) => `${i}.id = ${r}.incident_id` },
    faults: { type: 'Fault', kind: 'many', scope: 'inherited', on: (r, f) => `${f}.run_id = ${r}.id`, orderBy: column('ordinal') },
    deviations: { type: 'RunDeviation', kind: 'many', scope: 'inherited', on: (r, d) => `${d}.run_id = ${r}.id`, orderBy: column('probe') },
    events: {
      type: 'RunEvent',
      kind: 'many',
      scope: 'inherited',
      on: (r, e) => `${e}.run_id = ${r}.id`,
      orderBy: (e) => `${e}.at, ${e}.id`,
    },
    weaknesses: {
      type: 'Weakness',
      kind: 'many',
      scope: 'inherited',
      on: (r, w) => `${w}.run_id = ${r}.id`,
      orderBy: column('proposed_at'),
    },
    samples: {
      type: 'ProbeSample',
      kind: 'connection',
      scope: 'inherited',
      on: (r, s) => `${s}.run_id = ${r}.id`,
      list: {
        orders: { at: { by: column('at'), cast: 'timestamptz', direction: 'asc' } },
        filters: { phase: (s, value) => `${s}.phase = ${value}::text`, probe: (s, value) => `${s}.probe = ${value}::text` },
      },
    },
  },
  computed: {
    residue: {
      needs: { states: (t) => `(select coalesce(json_agg(f.state), '[]'::json) from fault f where f.run_id = ${t}.id)` },
      resolve: ({ states }) => residueOf(states as FaultState[]),
    },
  },
});

export const runList: RootList = {
  type: 'Run',
  orders: { requested_at_desc: { by: column('requested_at'), cast: 'timestamptz', direction: 'desc' } },
  filters: {
    experimentId: (t, value) => `${t}.experiment_id = ${uuidOf(value)}`,
    environmentId: (t, value) => `${t}.environment_id = ${uuidOf(value)}`,
    incidentId: (t, value) => `${t}.incident_id = ${uuidOf(value)}`,
    lifecycle: (t, value) => `${t}.lifecycle = ${value}::text`,
    outcome: (t, value) => `${t}.outcome = ${value}::text`,
    final: (t, value) => `(${t}.lifecycle in ${FINAL}) = ${value}::boolean`,
  },
};
