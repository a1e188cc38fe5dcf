import { payloadOf } from '@platform/graphql';
import { ActionItem } from './action-item.type';

export const ActionItemCreatePayload = payloadOf('actionItemCreate', { actionItem: ActionItem });
export const ActionItemUpdatePayload = payloadOf('actionItemUpdate', { actionItem: ActionItem });
export const ActionItemCommitPayload = payloadOf('actionItemCommit', { actionItem: ActionItem });
export const ActionItemStartPayload = payloadOf('actionItemStart', { actionItem: ActionItem });
export const ActionItemClaimDonePayload = payloadOf('actionItemClaimDone', { actionItem: ActionItem });
export const ActionItemVerifyPayload = payloadOf('actionItemVerify', { actionItem: ActionItem });
export const ActionItemReopenPayload = payloadOf('actionItemReopen', { actionItem: ActionItem });
export const ActionItemNotDoingPayload = payloadOf('actionItemNotDoing', { actionItem: ActionItem });
