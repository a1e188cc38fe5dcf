import { Field, ObjectType } from '@nestjs/graphql';
import { UserError } from '@platform/graphql';
import { TimelineEntry } from './timeline-entry.type';

@ObjectType({ description: 'Answer of `timelineEntryAdd`.' })
export class TimelineEntryAddPayload {
  @Field(() => TimelineEntry, { nullable: true, description: 'The new entry; null when refused.' }) timelineEntry!: TimelineEntry | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `timelineEntryUpdate`.' })
export class TimelineEntryUpdatePayload {
  @Field(() => TimelineEntry, { nullable: true, description: 'The entry as it stands now.' }) timelineEntry!: TimelineEntry | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `timelineEntryHide`.' })
export class TimelineEntryHidePayload {
  @Field(() => TimelineEntry, { nullable: true, description: 'The entry as it stands now.' }) timelineEntry!: TimelineEntry | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `timelineEntryRestore`.' })
export class TimelineEntryRestorePayload {
  @Field(() => TimelineEntry, { nullable: true, description: 'The entry as it stands now.' }) timelineEntry!: TimelineEntry | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `timelineEntryPin`.' })
export class TimelineEntryPinPayload {
  @Field(() => TimelineEntry, { nullable: true, description: 'The entry as it stands now.' }) timelineEntry!: TimelineEntry | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}
