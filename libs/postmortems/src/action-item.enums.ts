import { enumOf } from '@platform/graphql';
import type { ActionItemKind, ActionItemPriority, ActionItemStatus, VerificationKind as Verification } from './domain/action-item';

export type ActionPriority = ActionItemPriority;

export const ActionPriority = enumOf<ActionPriority>('ActionPriority', 'How soon an action item matters.', {
  high: 'Before anything else.',
  medium: 'Planned.',
  lower: 'When it fits.',
});

export type ActionKind = ActionItemKind;

export const ActionKind = enumOf<ActionKind>('ActionKind', 'What an action item changes.', {
  prevent: 'Makes the condition less likely.',
  detect: 'Shows it sooner.',
  mitigate: 'Makes its effect smaller.',
  respond: 'Makes the response easier.',
  learn: 'Finds something out.',
});

export type ActionStatus = ActionItemStatus;

export const ActionStatus = enumOf<ActionStatus>('ActionStatus', 'Where an action item stands.', {
  idea: 'Written down, nobody has promised it.',
  committed: 'A team has promised it.',
  in_progress: 'Being worked on.',
  done_claimed: 'Said to be done; not shown yet.',
  verified: 'Shown to work by evidence newer than the claim.',
  refuted: 'Evidence shows that it does not work (any more): open again.',
  not_doing: 'Decided against, with a reason, until a day.',
});

export type VerificationKind = Verification;

export const VerificationKind = enumOf<VerificationKind>('VerificationKind', 'How an action item is shown to work.', {
  experiment: 'By a green run of the named experiment.',
  test_link: 'By a linked test run.',
  probe: 'By a linked probe or alert that was seen to work.',
  document_drill: 'By walking through the document as if it were real.',
  cannot_be_verified: 'Not at all; the note says why.',
});
