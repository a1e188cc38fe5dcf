import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf } from '@platform/graphql';
import type { Confidence, Milestone } from './domain/milestone';
import { CONFIDENCE, MILESTONE } from './incident.enums';
import {
  TIMELINE_ACTOR,
  TIMELINE_KIND,
  TIMELINE_MARKER,
  type TimelineActor,
  type TimelineKind,
  type TimelineMarker,
} from './timeline-entry.enums';

@ObjectType({ description: 'What an entry can be checked against.' })
export class EvidenceReference {
  @Field(() => String, { nullable: true, description: 'What it is.' }) label!: string | null;
  @Field(() => String, { nullable: true, description: 'An http or https link to it.' }) url!: string | null;
  @Field(() => ID, { nullable: true, description: 'The chaos run that recorded it.' }) runId!: string | null;
}

@ObjectType({ description: 'One thing that happened during an incident, in the words of those who saw it.' })
export class TimelineEntry {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => DateTime, { description: 'When it happened, or began.' }) occurredAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'When it ended; null for a moment.' }) endsAt!: string | null;
  @Field(() => DateTime, { description: 'When it was written down here.' }) recordedAt!: string;
  @Field(() => TIMELINE_KIND, { description: 'What it tells.' }) kind!: TimelineKind;
  @Field(() => TIMELINE_MARKER, { nullable: true, description: 'Why it matters, when it was marked.' }) marker!: TimelineMarker | null;
  @Field(() => String, { description: 'What happened, in Markdown.' }) text!: string;
  @Field(() => String, { description: 'Where it comes from, in words.' }) source!: string;
  @Field(() => String, { description: 'IANA zone in which the time was told.' }) zone!: string;
  @Field(() => CONFIDENCE, { description: 'How well the time is known.' }) confidence!: Confidence;
  @Field(() => TIMELINE_ACTOR, { description: 'The role or system it is about.' }) actor!: TimelineActor;
  @Field(() => [EvidenceReference], { description: 'What it can be checked against.' }) evidence!: EvidenceReference[];
  @Field(() => Boolean, { description: 'True when it was pinned as essential to the story.' }) pinned!: boolean;
  @Field(() => MILESTONE, { nullable: true, description: 'The milestone this entry stands for; its time follows the milestone.' })
  milestone!: Milestone | null;
  @Field(() => Boolean, { description: 'True when it was taken off the timeline; it can be restored.' }) hidden!: boolean;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const TimelineEntryConnection = connectionOf(TimelineEntry);

export const TimelineOrder = enumOf('TimelineOrder', 'How a timeline is sorted.', {
  occurred_at_asc: 'Oldest first.',
  occurred_at_desc: 'Newest first.',
});

@InputType({ description: 'Which entries of a timeline to list.' })
export class TimelineFilterInput {
  @Field(() => Boolean, { nullable: true, description: 'Only pinned ones, or only the others.' }) pinned?: boolean | null;
  @Field(() => [TIMELINE_KIND], { nullable: true, description: 'Only these kinds.' }) kind?: TimelineKind[] | null;
  @Field(() => TIMELINE_MARKER, { nullable: true, description: 'Only with this marker.' }) marker?: TimelineMarker | null;
  @Field(() => TIMELINE_ACTOR, { nullable: true, description: 'Only about this role or system.' }) actor?: TimelineActor | null;
}
