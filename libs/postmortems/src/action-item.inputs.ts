import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ActionKind, ActionPriority, ActionStatus, VerificationKind } from './action-item.enums';

@InputType({ description: 'Which action items to list.' })
export class ActionItemFilterInput {
  @Field(() => ActionStatus, { nullable: true, description: 'Only in this status.' }) status?: ActionStatus | null;
  @Field(() => ActionPriority, { nullable: true, description: 'Only of this priority.' }) priority?: ActionPriority | null;
  @Field(() => ID, { nullable: true, description: 'Only of this team.' }) ownerTeamId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of this postmortem.' }) postmortemId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only those that this experiment shows.' }) experimentId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'true: only open ones past their day; false: only the others.' }) overdue?:
    | boolean
    | null;
}

@InputType({ description: 'A new action item. It starts as an idea.' })
export class ActionItemCreateInput {
  @Field(() => ID, { description: 'The postmortem.' }) postmortemId!: string;
  @Field(() => String, { description: 'What to do, 1 to 200 characters.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'More about it, Markdown.' }) body?: string | null;
  @Field(() => ActionPriority, { description: 'How soon it matters.' }) priority!: ActionPriority;
  @Field(() => ActionKind, { description: 'What it changes.' }) kind!: ActionKind;
  @Field(() => ID, { nullable: true, description: 'The team that carries it; needed to commit.' }) ownerTeamId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The factor it is about.' }) factorId?: string | null;
  @Field(() => String, { nullable: true, description: 'Day it is due, `YYYY-MM-DD`.' }) dueOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Where it is tracked, http or https.' }) trackerUrl?: string | null;
  @Field(() => VerificationKind, { nullable: true, description: 'How it will be shown to work.' })
  verificationKind?: VerificationKind | null;
  @Field(() => String, { nullable: true, description: 'Link to the test, probe or document.' }) verificationLink?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the drill walks through, or why it cannot be verified; needed with DOCUMENT_DRILL and CANNOT_BE_VERIFIED.',
  })
  verificationNote?: string | null;
  @Field(() => ID, { nullable: true, description: 'The experiment that shows it; implies EXPERIMENT.' }) experimentId?: string | null;
  @Field(() => ID, { nullable: true, description: 'A practice assessment that follows the evidence.' }) practiceAssessmentId?:
    | string
    | null;
}

@InputType({ description: 'What to change about an action item; absent fields stay, null takes away where the field may be empty.' })
export class ActionItemUpdateInput {
  @Field(() => ID, { description: 'The action item.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New title.' }) title?: string | null;
  @Field(() => String, { nullable: true, description: 'New text.' }) body?: string | null;
  @Field(() => ActionPriority, { nullable: true, description: 'New priority.' }) priority?: ActionPriority | null;
  @Field(() => ActionKind, { nullable: true, description: 'New kind.' }) kind?: ActionKind | null;
  @Field(() => ID, { nullable: true, description: 'New team.' }) ownerTeamId?: string | null;
  @Field(() => ID, { nullable: true, description: 'New factor.' }) factorId?: string | null;
  @Field(() => String, { nullable: true, description: 'New day, `YYYY-MM-DD`.' }) dueOn?: string | null;
  @Field(() => String, { nullable: true, description: 'New tracker address.' }) trackerUrl?: string | null;
  @Field(() => VerificationKind, { nullable: true, description: 'New kind of verification.' }) verificationKind?: VerificationKind | null;
  @Field(() => String, { nullable: true, description: 'New link.' }) verificationLink?: string | null;
  @Field(() => String, { nullable: true, description: 'New note.' }) verificationNote?: string | null;
  @Field(() => ID, { nullable: true, description: 'New experiment.' }) experimentId?: string | null;
  @Field(() => ID, { nullable: true, description: 'New practice assessment.' }) practiceAssessmentId?: string | null;
}

@InputType({ isAbstract: true })
abstract class ActionItemMoveInput {
  @Field(() => ID, { description: 'The action item.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
}

@InputType({ description: 'A team promises it.' })
export class ActionItemCommitInput extends ActionItemMoveInput {}

@InputType({ description: 'Work on it begins.' })
export class ActionItemStartInput extends ActionItemMoveInput {}

@InputType({ description: 'It is said to be done.' })
export class ActionItemClaimDoneInput extends ActionItemMoveInput {
  @Field(() => ID, { nullable: true, description: 'The version of the experiment whose runs count; default: its current one.' })
  experimentVersionId?: string | null;
}

@InputType({ description: 'Evidence that it works. Runs of a pinned experiment verify by themselves.' })
export class ActionItemVerifyInput extends ActionItemMoveInput {
  @Field(() => String, { nullable: true, description: 'Link to the evidence, http or https; needed unless it is shown by an experiment.' })
  link?: string | null;
  @Field(() => String, { nullable: true, description: 'What was seen, up to 2,000 characters.' }) note?: string | null;
}

@InputType({ description: 'Opens it again.' })
export class ActionItemReopenInput extends ActionItemMoveInput {}

@InputType({ description: 'Decides against it for a time.' })
export class ActionItemNotDoingInput extends ActionItemMoveInput {
  @Field(() => String, { description: 'Why, 1 to 2,000 characters.' }) reason!: string;
  @Field(() => String, { description: 'Day on which the decision ends, `YYYY-MM-DD`, in the future.' }) until!: string;
}
