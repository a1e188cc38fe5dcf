import { refuse } from '@platform/errors';
import type { ActionItemEntity } from './action-item.entity';
import type { ActionItemState, MoveRefusal, MoveResult, Verification } from './domain/action-item';

const DAY_END = 'T23:59:59.999Z';

/** A row as the rules see it. */
export function stateOf(item: ActionItemEntity): ActionItemState {
  return {
    status: item.status,
    claimedAt: item.claimedAt,
    verification: verificationOf(item),
    notDoing: item.notDoingReason && item.notDoingUntil ? { reason: item.notDoingReason, expiresAt: endOf(item.notDoingUntil) } : null,
  };
}

/** The end of a calendar day, UTC. */
export const endOf = (day: string): Date => new Date(`${day}${DAY_END}`);

function verificationOf(item: ActionItemEntity): Verification | null {
  switch (item.verificationKind) {
    case 'experiment':
      return { kind: 'experiment', experimentVersionId: item.experimentVersionId ?? '' };
    case 'test_link':
      return { kind: 'test_link', url: item.verificationLink ?? '' };
    case 'probe':
      return { kind: 'probe', probeId: item.verificationLink ?? '' };
    case 'document_drill':
      return { kind: 'document_drill', drill: item.verificationNote ?? '' };
    case 'cannot_be_verified':
      return { kind: 'cannot_be_verified', reason: item.verificationNote ?? '' };
    default:
      return null;
  }
}

/** Puts a new state into the row, or refuses with what would be right. */
export function applyMove(item: ActionItemEntity, result: MoveResult, now: Date): void {
  if (!result.ok) refuse(result.refusal, MESSAGES[result.refusal], ['input', 'id']);
  setState(item, result.item, now);
}

export function setState(item: ActionItemEntity, state: ActionItemState, now: Date): void {
  item.verifiedAt = state.status === 'verified' ? (item.verifiedAt ?? now) : null;
  item.status = state.status;
  item.claimedAt = state.claimedAt;
  item.notDoingReason = state.notDoing?.reason ?? null;
  item.notDoingUntil = state.notDoing ? state.notDoing.expiresAt.toISOString().slice(0, 10) : null;
}

const MESSAGES: Readonly<Record<MoveRefusal, string>> = {
  MOVE_NOT_ALLOWED: 'An action item in this status cannot be moved like that.',
  VERIFICATION_MISSING:
    'Say first how it will be shown to work: name an experiment, a test, a probe or a drill, or why it cannot be verified.',
  REASON_MISSING: 'Give a reason.',
  EXPIRY_NOT_IN_FUTURE: 'Give a day in the future on which the decision ends.',
  ONLY_BY_EVIDENCE: 'This status is reached by evidence only.',
  NOT_CLAIMED: 'Only an item that is claimed done is verified.',
  CANNOT_BE_VERIFIED: 'This item says that it cannot be verified; name another way first.',
  NO_RUN_SINCE_CLAIM: 'There is no run of the pinned experiment version that started after the claim.',
  RUN_NOT_GREEN: 'The newest run since the claim does not show that it works.',
  EVIDENCE_MISSING: 'Link the evidence.',
};
