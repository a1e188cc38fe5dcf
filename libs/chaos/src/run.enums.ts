import { enumOf } from '@platform/graphql';
import type { FaultState } from './domain/fault';
import type { OutcomeReason, RunOutcome } from './domain/outcome';
import type { Residue } from './domain/residue';
import type { RunLifecycle } from './domain/run';
import type { SamplePhase } from './domain/steady-state';
import type { RunPurpose } from './run.entity';

export const RUN_LIFECYCLE = enumOf<RunLifecycle>('RunLifecycle', 'Where a run is.', {
  requested: 'Asked for.',
  preflight: 'Being checked.',
  awaiting_approval: 'Waits for an approval.',
  scheduled: 'Waits for its time.',
  queued: 'Waits for a worker.',
  baselining: 'The steady state before the faults is measured.',
  injecting: 'Faults are being made.',
  observing: 'All faults are there; probes watch.',
  aborting: 'Going forward has ended; nothing new is made.',
  rolling_back: 'Faults are being removed.',
  rollback_failed: 'A fault could not be removed and needs hands.',
  recovering: 'The worker was lost; another one cleans up.',
  verifying_recovery: 'Faults are gone; the way back to the steady state is measured.',
  finished: 'Over, and nothing of it is left.',
  refused: 'A check before the start said no.',
  expired: 'Its time passed before it was approved.',
  cancelled: 'Stopped before it began.',
});

export const RUN_OUTCOME = enumOf<RunOutcome>('RunOutcome', 'What a run showed.', {
  not_evaluated: 'Nothing, so far or at all.',
  held: 'The steady state held during the faults.',
  deviated: 'A probe left its tolerance during the faults.',
  inconclusive: 'Nothing can be concluded; the reason says why.',
  failed_to_start: 'No fault could be made.',
  aborted: 'Stopped on purpose; the reason says by what.',
});

export const OUTCOME_REASON = enumOf<OutcomeReason>('OutcomeReason', 'Why an outcome is neither held nor deviated.', {
  baseline_not_met: 'The system was not steady before the faults; nothing was injected.',
  worker_lost: 'The worker that carried it was lost.',
  lease_lost: 'The worker gave it up.',
  blind: 'A probe could not be evaluated.',
  partial_injection: 'Not all faults were there as planned.',
  hard_deadline: 'It took longer than its limit.',
  nothing_armed: 'No fault could be made.',
  stopped: 'Somebody stopped it.',
  guard_probe: 'A guard probe stopped it.',
  emergency_stop: 'The emergency stop was engaged.',
  incident_opened: 'An incident was opened.',
});

export const RESIDUE = enumOf<Residue>('Residue', 'What a run has left behind, the worst of its faults.', {
  none: 'Nothing.',
  irreversible_done: 'Something that happened once and cannot be taken back.',
  armed: 'A fault is being made.',
  active: 'A fault is there.',
  unknown: 'A fault may be there; nobody can tell yet.',
  present: 'A fault is there and resists removal.',
});

export const FAULT_STATE = enumOf<FaultState>('FaultState', 'Where a fault is, by the ledger.', {
  planned: 'Intended only.',
  arming: 'Written down; its driver is being asked.',
  active: 'There.',
  disarming: 'Being removed.',
  unconfirmed: 'Nobody can tell; asked again and again.',
  stuck: 'Resists removal after deadline and grace.',
  cleared: 'Gone, by evidence.',
  never_armed: 'Never was there, by evidence.',
  irreversible_done: 'Happened once; nothing to remove.',
});

export const SAMPLE_PHASE = enumOf<SamplePhase>('SamplePhase', 'Part of a run that a sample belongs to.', {
  baseline: 'Before the faults.',
  during: 'While the faults are there.',
  after: 'After the faults are gone.',
});

export const RUN_PURPOSE = enumOf<RunPurpose>('RunPurpose', 'Why a run was asked for.', {
  game_day: 'Part of a game day.',
  proof: 'To show that a fix holds.',
  manual: 'By hand.',
});
