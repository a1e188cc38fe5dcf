export const ACTION_ITEM_STATUSES = ['idea', 'committed', 'in_progress', 'done_claimed', 'verified', 'refuted', 'not_doing'] as const;
export type ActionItemStatus = (typeof ACTION_ITEM_STATUSES)[number];

const ACTION_ITEM_PRIORITIES = ['high', 'medium', 'lower'] as const;
export type ActionItemPriority = (typeof ACTION_ITEM_PRIORITIES)[number];

const ACTION_ITEM_KINDS = ['prevent', 'detect', 'mitigate', 'respond', 'learn'] as const;
export type ActionItemKind = (typeof ACTION_ITEM_KINDS)[number];

const VERIFICATION_KINDS = ['experiment', 'test_link', 'probe', 'document_drill', 'cannot_be_verified'] as const;
export type VerificationKind = (typeof VERIFICATION_KINDS)[number];

/** How one will know that the fix works. */
export type Verification =
  | { kind: 'experiment'; experimentVersionId: string }
  | { kind: 'test_link'; url: string }
  | { kind: 'probe'; probeId: string }
  | { kind: 'document_drill'; drill: string }
  /** Says why nothing can show it; such an item never becomes verified. */
  | { kind: 'cannot_be_verified'; reason: string };

/** What the rules need to know of an item. */
export interface ActionItemState {
  status: ActionItemStatus;
  /** When "done" was claimed; kept while the claim is judged. */
  claimedAt: Date | null;
  verification: Verification | null;
  /** Why it is not being done, and until when that holds. */
  notDoing: { reason: string; expiresAt: Date } | null;
}

/** A finished run that says something. Green: held and recovered. Red: deviated, not recovered, or stopped by a guard probe. */
export interface RunEvidence {
  verdict: 'green' | 'red';
  experimentVersionId: string;
  startedAt: Date;
}

export type MoveRefusal =
  | 'MOVE_NOT_ALLOWED'
  | 'VERIFICATION_MISSING'
  | 'REASON_MISSING'
  | 'EXPIRY_NOT_IN_FUTURE'
  | 'ONLY_BY_EVIDENCE'
  | 'NOT_CLAIMED'
  | 'CANNOT_BE_VERIFIED'
  | 'NO_RUN_SINCE_CLAIM'
  | 'RUN_NOT_GREEN'
  | 'EVIDENCE_MISSING';
export type MoveResult = { ok: true; item: ActionItemState } | { ok: false; refusal: MoveRefusal };

/** Moves that people make. `verified` is reached by evidence only, and so is `refuted`. */
const NEXT: Record<ActionItemStatus, readonly ActionItemStatus[]> = {
  idea: ['committed', 'not_doing'],
  committed: ['in_progress', 'not_doing'],
  in_progress: ['committed', 'done_claimed', 'not_doing'],
  done_claimed: ['in_progress', 'verified', 'refuted'],
  verified: ['refuted'],
  refuted: ['in_progress', 'not_doing'],
  not_doing: ['committed'],
};
const BY_EVIDENCE: readonly ActionItemStatus[] = ['verified', 'refuted'];

export interface MoveInput {
  to: ActionItemStatus;
  now: Date;
  /** Needed for not_doing. */
  notDoing?: { reason: string; expiresAt: Date };
}

/** Moves an item by hand. Claiming "done" needs a named way to verify it, or a reason why there is none. */
export function moveActionItem(item: ActionItemState, { to, now, notDoing }: MoveInput): MoveResult {
  if (!NEXT[item.status].includes(to)) return refuse('MOVE_NOT_ALLOWED');
  if (BY_EVIDENCE.includes(to)) return refuse('ONLY_BY_EVIDENCE');
  if (to === 'not_doing') {
    if (!notDoing || notDoing.reason.trim() === '') return refuse('REASON_MISSING');
    if (notDoing.expiresAt <= now) return refuse('EXPIRY_NOT_IN_FUTURE');
    return moved({ ...item, status: to, claimedAt: null, notDoing: { ...notDoing, reason: notDoing.reason.trim() } });
  }
  if (to === 'done_claimed') {
    if (!item.verification) return refuse('VERIFICATION_MISSING');
    if (item.verification.kind === 'cannot_be_verified' && item.verification.reason.trim() === '') return refuse('REASON_MISSING');
    return moved({ ...item, status: to, claimedAt: now, notDoing: null });
  }
  return moved({ ...item, status: to, claimedAt: null, notDoing: null });
}

/** Names the way to verify. A new one makes an earlier proof worthless: a verified item is only claimed again. */
export function setVerification(item: ActionItemState, verification: Verification): MoveResult {
  const words =
    verification.kind === 'cannot_be_verified'
      ? verification.reason
      : verification.kind === 'document_drill'
        ? verification.drill
        : 'given';
  if (words.trim() === '') return refuse('REASON_MISSING');
  const status = item.status === 'verified' ? 'done_claimed' : item.status;
  return moved({ ...item, verification, status });
}

/** Judges a claim by the newest run of the pinned version. */
export function verifyActionItem(item: ActionItemState, newest: RunEvidence | null): MoveResult {
  if (item.status !== 'done_claimed' || !item.claimedAt) return refuse('NOT_CLAIMED');
  if (item.verification?.kind === 'cannot_be_verified') return refuse('CANNOT_BE_VERIFIED');
  if (item.verification?.kind !== 'experiment') return refuse('EVIDENCE_MISSING');
  if (!newest || newest.experimentVersionId !== item.verification.experimentVersionId || newest.startedAt <= item.claimedAt)
    return refuse('NO_RUN_SINCE_CLAIM');
  return newest.verdict === 'green' ? moved({ ...item, status: 'verified' }) : refuse('RUN_NOT_GREEN');
}

/** Judges a claim by evidence of another named kind: a passing test, a probe, a drill that was held. It must be newer than the claim. */
export function verifyByOtherEvidence(item: ActionItemState, evidence: { url: string; observedAt: Date }): MoveResult {
  if (item.status !== 'done_claimed' || !item.claimedAt) return refuse('NOT_CLAIMED');
  if (item.verification?.kind === 'cannot_be_verified') return refuse('CANNOT_BE_VERIFIED');
  if (!item.verification || item.verification.kind === 'experiment' || evidence.url.trim() === '') return refuse('EVIDENCE_MISSING');
  if (evidence.observedAt <= item.claimedAt) return refuse('NO_RUN_SINCE_CLAIM');
  return moved({ ...item, status: 'verified' });
}

/**
 * Applies a run that just ended. Green verifies a claim, red refutes a claim or an item that was verified before; a run of another
 * version, one that began before the claim, or one for an item nobody claims changes nothing (`changed` false).
 */
export function applyEvidence(item: ActionItemState, run: RunEvidence): { item: ActionItemState; changed: boolean } {
  const same = { item, changed: false };
  if (item.verification?.kind !== 'experiment' || item.verification.experimentVersionId !== run.experimentVersionId) return same;
  if (!item.claimedAt || run.startedAt <= item.claimedAt) return same;
  if (item.status === 'done_claimed') return { item: { ...item, status: run.verdict === 'green' ? 'verified' : 'refuted' }, changed: true };
  return item.status === 'verified' && run.verdict === 'red' ? { item: { ...item, status: 'refuted' }, changed: true } : same;
}

/** True when an item is work that is still to be done. A refusal to do it is open again once its time is over. */
export function isActionItemOpen(item: ActionItemState, now: Date): boolean {
  if (item.status === 'not_doing') return item.notDoing === null || item.notDoing.expiresAt <= now;
  return item.status !== 'verified';
}

const moved = (item: ActionItemState): MoveResult => ({ ok: true, item });
const refuse = (refusal: MoveRefusal): MoveResult => ({ ok: false, refusal });
