import { type FaultState, faultStatesBefore } from '../../domain/fault';
import { addRunEvent, tellChanged } from './announce';
import type { FaultRow } from './fault-row';
import type { Query } from './store';

/** What a move writes beside the state. */
export interface FaultFacts {
  activatedAt?: Date | null;
  endedAt?: Date | null;
  evidence?: string | null;
  lastError?: string | null;
}

/** Moves a fault by compare-and-set; false when another process moved it first. Healing needs no lease: removing is always allowed. */
export async function moveFault(query: Query, faultId: string, to: FaultState, facts: FaultFacts = {}): Promise<boolean> {
  const moved = await query(
    `update fault set state = $2, activated_at = coalesce(activated_at, $4), ended_at = coalesce($5, ended_at),
       evidence = coalesce($6, evidence), last_error = coalesce($7, last_error), cleared_at = case when $2 = 'cleared' then clock_timestamp() end
     where id = $1 and state = any($3::text[]) returning id`,
    [faultId, to, faultStatesBefore(to), facts.activatedAt ?? null, facts.endedAt ?? null, facts.evidence ?? null, facts.lastError ?? null],
  );
  return moved.length > 0;
}

/** Says in the record of the run what became of a fault, with the true time. */
export async function noteFault(query: Query, fault: FaultRow, what: 'active' | 'removed' | 'stuck', at: Date | null): Promise<void> {
  const text = {
    active: `Fault ${fault.kind} on ${fault.target_name} is active (RUN-${fault.run_number}, ${fault.ref}).`,
    removed: `Fault ${fault.kind} on ${fault.target_name} is gone (RUN-${fault.run_number}, ${fault.ref}).`,
    stuck: `Fault ${fault.kind} on ${fault.target_name} could not be removed and needs hands: ${fault.external_name} (RUN-${fault.run_number}, ${fault.ref}).`,
  }[what];
  const data = { fault: what, ref: fault.ref, externalName: fault.external_name };
  await addRunEvent(query, { runId: fault.run_id, kind: 'fault', text, at, data, forTimeline: true });
  await tellChanged(query, fault.run_id);
}
