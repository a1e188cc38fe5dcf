import { payloadOf } from '@platform/graphql';
import { TimelineEntry } from './timeline-entry.type';

export const TimelineEntryAddPayload = payloadOf('timelineEntryAdd', { timelineEntry: TimelineEntry });
export const TimelineEntryUpdatePayload = payloadOf('timelineEntryUpdate', { timelineEntry: TimelineEntry });
export const TimelineEntryHidePayload = payloadOf('timelineEntryHide', { timelineEntry: TimelineEntry });
export const TimelineEntryRestorePayload = payloadOf('timelineEntryRestore', { timelineEntry: TimelineEntry });
export const TimelineEntryPinPayload = payloadOf('timelineEntryPin', { timelineEntry: TimelineEntry });
