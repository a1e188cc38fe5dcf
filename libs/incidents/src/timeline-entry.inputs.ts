import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTime } from '@platform/graphql';
import type { Confidence } from './domain/milestone';
import { CONFIDENCE } from './incident.enums';
import {
  TIMELINE_ACTOR,
  TIMELINE_KIND,
  TIMELINE_MARKER,
  type TimelineActor,
  type TimelineKind,
  type TimelineMarker,
} from './timeline-entry.enums';

@InputType({ description: 'A link an entry can be checked against.' })
export class EvidenceLinkInput {
  @Field(() => String, { description: 'What it is, up to 200 characters.' }) label!: string;
  @Field(() => String, { description: 'An http or https link, up to 2,000 characters.' }) url!: string;
}

@InputType({ description: 'A new entry of a timeline.' })
export class TimelineEntryAddInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { description: 'What happened, in Markdown, 1 to 100,000 characters. Tell of roles, not of people.' }) text!: string;
  @Field(() => DateTime, { nullable: true, description: 'When it happened or began; absent = now.' }) occurredAt?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ended; absent for a moment.' }) endsAt?: Date | null;
  @Field(() => TIMELINE_KIND, { defaultValue: 'note', description: 'What it tells.' }) kind!: TimelineKind;
  @Field(() => TIMELINE_MARKER, { nullable: true, description: 'Why it matters.' }) marker?: TimelineMarker | null;
  @Field(() => String, { nullable: true, description: 'Where it comes from, up to 200 characters; absent = written by hand.' })
  source?: string | null;
  @Field(() => String, { nullable: true, description: 'IANA zone in which the time was told; absent = the zone of the incident.' })
  zone?: string | null;
  @Field(() => CONFIDENCE, { defaultValue: 'reported', description: 'How well the time is known.' }) confidence!: Confidence;
  @Field(() => TIMELINE_ACTOR, { defaultValue: 'responder', description: 'The role or system it is about.' }) actor!: TimelineActor;
  @Field(() => [EvidenceLinkInput], { nullable: true, description: 'What it can be checked against, at most 20 links.' })
  evidence?: EvidenceLinkInput[] | null;
  @Field(() => Boolean, { defaultValue: false, description: 'true pins it as essential to the story.' }) pinned!: boolean;
}

@InputType({ description: 'What to change about an entry; absent fields stay.' })
export class TimelineEntryUpdateInput {
  @Field(() => ID, { description: 'The entry.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New text.' }) text?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'New time.' }) occurredAt?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'New end; null makes it a moment.' }) endsAt?: Date | null;
  @Field(() => TIMELINE_KIND, { nullable: true, description: 'New kind.' }) kind?: TimelineKind | null;
  @Field(() => TIMELINE_MARKER, { nullable: true, description: 'New marker; null takes it away.' }) marker?: TimelineMarker | null;
  @Field(() => String, { nullable: true, description: 'New source.' }) source?: string | null;
  @Field(() => String, { nullable: true, description: 'New IANA zone.' }) zone?: string | null;
  @Field(() => CONFIDENCE, { nullable: true, description: 'New confidence.' }) confidence?: Confidence | null;
  @Field(() => TIMELINE_ACTOR, { nullable: true, description: 'New role or system.' }) actor?: TimelineActor | null;
  @Field(() => [EvidenceLinkInput], { nullable: true, description: 'All links from now on.' }) evidence?: EvidenceLinkInput[] | null;
}

@InputType({ description: 'Which entry to take off the timeline.' })
export class TimelineEntryHideInput {
  @Field(() => ID, { description: 'The entry.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
}

@InputType({ description: 'Which hidden entry to bring back.' })
export class TimelineEntryRestoreInput {
  @Field(() => ID, { description: 'The entry.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
}

@InputType({ description: 'Which entry to pin or unpin.' })
export class TimelineEntryPinInput {
  @Field(() => ID, { description: 'The entry.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => Boolean, { description: 'true pins, false unpins.' }) pinned!: boolean;
}
