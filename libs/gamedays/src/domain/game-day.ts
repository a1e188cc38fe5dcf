/** Where a game day stands; see the enum of the schema for what each means. */
type Status = 'planned' | 'scheduled' | 'running' | 'debriefing' | 'debriefed';

/** True while title, lists and environment may change. */
export const isPlanOpen = (status: Status): boolean => status !== 'running';

/** True when it may be put on the calendar or started: not while it runs, and not before what was seen is written down. */
export const mayBegin = (status: Status): boolean => status === 'planned' || status === 'scheduled' || status === 'debriefed';

/** What decides whether a slot that is due may begin. */
export interface FiringFacts {
  /** How late it is, in seconds, by the database clock. */
  latenessSeconds: number;
  maxLatenessSeconds: number;
  /** Reason of the emergency stop that covers this environment; null when none is engaged. */
  emergencyStop: string | null;
  protection: 'open' | 'approval' | 'forbidden';
  environmentArchived: boolean;
  environmentName: string;
}

export type FiringDecision = { fire: true } | { fire: false; status: 'missed' | 'skipped'; code: string; reason: string };

/** Decides what becomes of a due slot. Lateness comes first: an old slot is missed, whatever else holds. */
export function decideFiring(facts: FiringFacts): FiringDecision {
  if (facts.latenessSeconds > facts.maxLatenessSeconds) {
    return {
      fire: false,
      status: 'missed',
      code: 'TOO_LATE',
      reason: `It could begin only ${duration(facts.latenessSeconds)} after its time; at most ${duration(facts.maxLatenessSeconds)} are allowed.`,
    };
  }
  if (facts.emergencyStop !== null) return skip('EMERGENCY_STOP', `The emergency stop is engaged: ${facts.emergencyStop}`);
  if (facts.environmentArchived) return skip('ENVIRONMENT_ARCHIVED', `The environment ${facts.environmentName} is archived.`);
  if (facts.protection === 'forbidden')
    return skip('ENVIRONMENT_FORBIDDEN', `Chaos is never allowed in the environment ${facts.environmentName}.`);
  if (facts.protection === 'approval')
    return skip('APPROVAL_NEEDED', `The environment ${facts.environmentName} needs an approval, and approvals cannot be given yet.`);
  return { fire: true };
}

const skip = (code: string, reason: string): FiringDecision => ({ fire: false, status: 'skipped', code, reason });

function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
