import { PracticeAssessment } from '@catalog';
import { Team } from '@identity';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf } from '@platform/graphql';
import { ActionKind, ActionPriority, ActionStatus, VerificationKind } from './action-item.enums';
import { ContributingFactor } from './contributing-factor.type';

const EvidenceVerdict = enumOf('EvidenceVerdict', 'What a piece of evidence says.', {
  green: 'It works.',
  red: 'It does not work.',
});

@ObjectType({ description: 'A piece of evidence about an action item.' })
export class ActionItemEvidence {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => EvidenceVerdict, { description: 'What it says.' }) verdict!: string;
  @Field(() => ID, { nullable: true, description: 'The chaos run it comes from.' }) runId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The version of the experiment that ran.' }) experimentVersionId!: string | null;
  @Field(() => String, { nullable: true, description: 'Link to it.' }) link!: string | null;
  @Field(() => String, { description: 'In words.' }) note!: string;
  @Field(() => DateTime, { nullable: true, description: 'When the run started.' }) startedAt!: string | null;
  @Field(() => DateTime, { description: 'When it was recorded.' }) recordedAt!: string;
}

@ObjectType({ description: 'Something to do about a factor. A team carries it; who of the team does is in the tracker.' })
export class ActionItem {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Short key, such as `AI-13`.' }) key!: string;
  @Field(() => String, { description: 'What to do, in one line.' }) title!: string;
  @Field(() => String, { description: 'More about it, Markdown.' }) body!: string;
  @Field(() => ActionPriority, { description: 'How soon it matters.' }) priority!: ActionPriority;
  @Field(() => ActionKind, { description: 'What it changes.' }) kind!: ActionKind;
  @Field(() => ActionStatus, { description: 'Where it stands.' }) status!: ActionStatus;
  @Field(() => Team, { nullable: true, description: 'The team that carries it.' }) ownerTeam!: Team | null;
  @Field(() => ContributingFactor, { nullable: true, description: 'The factor it is about.' }) factor!: ContributingFactor | null;
  @Field(() => String, { nullable: true, description: 'Day it is due, `YYYY-MM-DD`.' }) dueOn!: string | null;
  @Field(() => String, { nullable: true, description: 'Where it is tracked.' }) trackerUrl!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is not done; set with NOT_DOING.' }) notDoingReason!: string | null;
  @Field(() => String, { nullable: true, description: 'Day on which that decision ends, `YYYY-MM-DD`.' }) notDoingUntil!: string | null;
  @Field(() => VerificationKind, { nullable: true, description: 'How it is shown to work.' }) verificationKind!: VerificationKind | null;
  @Field(() => String, { nullable: true, description: 'Link to the test, probe or document.' }) verificationLink!: string | null;
  @Field(() => String, { nullable: true, description: 'What the drill walks through, or why it cannot be verified.' }) verificationNote!:
    | string
    | null;
  @Field(() => ID, { nullable: true, description: 'The experiment that shows it.' }) experimentId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The version of the experiment pinned by the claim.' }) experimentVersionId!:
    | string
    | null;
  @Field(() => PracticeAssessment, { nullable: true, description: 'The practice assessment that follows the evidence.' })
  practiceAssessment!: PracticeAssessment | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was claimed done.' }) claimedAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was verified.' }) verifiedAt!: string | null;
  @Field(() => DateTime, { description: 'When it was written down.' }) createdAt!: string;
  @Field(() => [ActionItemEvidence], { description: 'Evidence, newest first, at most 50.' }) evidence!: ActionItemEvidence[];
  @Field(() => Int, { description: 'Place within the postmortem, from 0.' }) position!: number;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const ActionItemConnection = connectionOf(ActionItem);

export const ActionItemOrder = enumOf('ActionItemOrder', 'How action items are sorted.', {
  newest: 'Newest first.',
  due: 'Due first; without a day last.',
  priority: 'Most urgent first.',
});
