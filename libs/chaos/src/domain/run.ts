/** The life of a run: three separate facts (lifecycle, outcome, residue) and the moves between them. */

/** Where a run is. `finished`, `refused`, `expired` and `cancelled` are final. */
export const RUN_LIFECYCLES = [
  'requested',
  'preflight',
  'awaiting_approval',
  'scheduled',
  'queued',
  'baselining',
  'injecting',
  'observing',
  'aborting',
  'rolling_back',
  'rollback_failed',
  'recovering',
  'verifying_recovery',
  'finished',
  'refused',
  'expired',
  'cancelled',
] as const;
export type RunLifecycle = (typeof RUN_LIFECYCLES)[number];

/** What happened to a run. Each event is legal only from the lifecycles listed in the table below. */
export const RUN_EVENTS = [
  'preflight_started',
  'approval_needed',
  'approved',
  'scheduled',
  'queued',
  'refused',
  'expired',
  'cancelled',
  'leased',
  'baseline_met',
  'baseline_not_met',
  'all_active',
  'arming_failed',
  'durations_over',
  'abort',
  'arming_ended',
  'all_cleared',
  'retries_spent',
  'rollback_retried',
  'confirmed_clean',
  'recovery_met',
  'recovery_timed_out',
  'lease_lost',
  'recovery_taken',
  'abandoned_clean',
  'abandoned_dirty',
] as const;
export type RunEvent = (typeof RUN_EVENTS)[number];

const MOVES: Record<RunEvent, Partial<Record<RunLifecycle, RunLifecycle>>> = {
  preflight_started: { requested: 'preflight' },
  approval_needed: { preflight: 'awaiting_approval' },
  approved: { awaiting_approval: 'scheduled' },
  scheduled: { preflight: 'scheduled' },
  queued: { preflight: 'queued', scheduled: 'queued' },
  refused: { requested: 'refused', preflight: 'refused', scheduled: 'refused', queued: 'refused' },
  expired: { awaiting_approval: 'expired', scheduled: 'expired' },
  cancelled: {
    requested: 'cancelled',
    preflight: 'cancelled',
    awaiting_approval: 'cancelled',
    scheduled: 'cancelled',
    queued: 'cancelled',
  },
  leased: { queued: 'baselining' },
  baseline_met: { baselining: 'injecting' },
  baseline_not_met: { baselining: 'finished' },
  all_active: { injecting: 'observing' },
  arming_failed: { injecting: 'aborting' },
  durations_over: { observing: 'rolling_back' },
  abort: { baselining: 'aborting', injecting: 'aborting', observing: 'aborting' },
  arming_ended: { aborting: 'rolling_back' },
  all_cleared: { rolling_back: 'verifying_recovery' },
  retries_spent: { rolling_back: 'rollback_failed' },
  rollback_retried: { rollback_failed: 'rolling_back' },
  confirmed_clean: { rollback_failed: 'finished' },
  recovery_met: { verifying_recovery: 'finished' },
  recovery_timed_out: { verifying_recovery: 'finished' },
  lease_lost: {
    baselining: 'recovering',
    injecting: 'recovering',
    observing: 'recovering',
    aborting: 'recovering',
    rolling_back: 'recovering',
    verifying_recovery: 'recovering',
  },
  recovery_taken: { recovering: 'rolling_back' },
  abandoned_clean: { recovering: 'finished' },
  abandoned_dirty: { recovering: 'rollback_failed' },
};

/** The lifecycle after `event`, or null when the move is not allowed from `from`. Residue is checked apart: see {@link mayFinish}. */
export function nextLifecycle(from: RunLifecycle, event: RunEvent): RunLifecycle | null {
  return MOVES[event][from] ?? null;
}

/** Every lifecycle from which `event` is legal: the `where lifecycle in (…)` of a conditional update. */
export function lifecyclesBefore(event: RunEvent): RunLifecycle[] {
  return Object.keys(MOVES[event]) as RunLifecycle[];
}

/** Lifecycles that nothing leaves. */
export const FINAL_LIFECYCLES = ['finished', 'refused', 'expired', 'cancelled'] as const satisfies readonly RunLifecycle[];

/** Lifecycles in which a worker holds the run under a lease. */
export const LEASED_LIFECYCLES = [
  'baselining',
  'injecting',
  'observing',
  'aborting',
  'rolling_back',
  'verifying_recovery',
] as const satisfies readonly RunLifecycle[];

/** True for finished, refused, expired and cancelled. */
export function isFinal(lifecycle: RunLifecycle): boolean {
  return (FINAL_LIFECYCLES as readonly RunLifecycle[]).includes(lifecycle);
}

/** True while a worker must hold the lease, so that an expired lease means the worker is lost. */
export function isLeased(lifecycle: RunLifecycle): boolean {
  return (LEASED_LIFECYCLES as readonly RunLifecycle[]).includes(lifecycle);
}
