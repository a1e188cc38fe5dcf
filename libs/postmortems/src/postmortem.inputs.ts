import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { payloadOf } from '@platform/graphql';
import { payloadWith } from './payload-with';
import { PostmortemStatus } from './postmortem.enums';
import { Postmortem, PostmortemField } from './postmortem.type';
import { PublishNotice, PublishProblem } from './publish-problem.type';
import { TemplateKind } from './template.enums';

@InputType({ description: 'Which postmortems to list.' })
export class PostmortemFilterInput {
  @Field(() => PostmortemStatus, { nullable: true, description: 'Only in this status.' }) status?: PostmortemStatus | null;
  @Field(() => ID, { nullable: true, description: 'Only of this incident.' }) incidentId?: string | null;
  @Field(() => String, { nullable: true, description: 'Only those started from the template with this key.' }) templateKey?: string | null;
  @Field(() => TemplateKind, { nullable: true, description: 'Only those started from a template of this kind.' })
  kind?: TemplateKind | null;
  @Field(() => String, { nullable: true, description: 'Part of the title, any case.' }) search?: string | null;
}

@InputType({ description: 'A section text to start with.' })
export class SectionTextInput {
  @Field(() => String, { description: 'Key of the section in the template.' }) key!: string;
  @Field(() => String, { description: 'Its text, Markdown.' }) body!: string;
}

@InputType({ description: 'A new postmortem of an incident.' })
export class PostmortemCreateInput {
  @Field(() => ID, { description: 'The incident.' }) incidentId!: string;
  @Field(() => String, { nullable: true, description: 'Key of the template. Default `incident_postmortem`.' }) templateKey?: string | null;
  @Field(() => String, { nullable: true, description: 'Title, 1 to 200 characters; default: that of the incident.' }) title?: string | null;
  @Field(() => [SectionTextInput], { nullable: true, description: 'Texts to start with, instead of the starter texts.' }) sections?:
    | SectionTextInput[]
    | null;
}

@InputType({ description: 'What to change about a postmortem.' })
export class PostmortemUpdateInput {
  @Field(() => ID, { description: 'The postmortem.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { description: 'New title.' }) title!: string;
}

@InputType({ isAbstract: true })
abstract class PostmortemMoveInput {
  @Field(() => ID, { description: 'The postmortem.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
}

@InputType({ description: 'Gives a draft to others to read.' })
export class PostmortemSubmitInput extends PostmortemMoveInput {}

@InputType({ description: 'Goes back to a draft. What was published stays as it was.' })
export class PostmortemReopenInput extends PostmortemMoveInput {}

@InputType({ description: 'Freezes and hashes the text as it stands.' })
export class PostmortemPublishInput extends PostmortemMoveInput {}

@InputType({ description: 'Puts it away.' })
export class PostmortemArchiveInput extends PostmortemMoveInput {}

@InputType({ description: 'New entries of a custom field.' })
export class PostmortemFieldUpdateInput {
  @Field(() => ID, { description: 'The field.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => [String], { description: 'None, one, or several for MULTI_CHOICE; written as the type says.' }) entries!: string[];
}

export const PostmortemCreatePayload = payloadOf('postmortemCreate', { postmortem: Postmortem });
export const PostmortemUpdatePayload = payloadOf('postmortemUpdate', { postmortem: Postmortem });
export const PostmortemSubmitPayload = payloadOf('postmortemSubmit', { postmortem: Postmortem });
export const PostmortemReopenPayload = payloadOf('postmortemReopen', { postmortem: Postmortem });
export const PostmortemPublishPayload = payloadWith(
  'postmortemPublish',
  { postmortem: Postmortem },
  {
    problems: { type: [PublishProblem], description: 'What held it back, each with its place; null unless it was refused for that.' },
    notices: { type: [PublishNotice], description: 'What readers should know about its language check; null when it was refused.' },
  },
);
export const PostmortemArchivePayload = payloadOf('postmortemArchive', { postmortem: Postmortem });
export const PostmortemFieldUpdatePayload = payloadOf('postmortemFieldUpdate', { field: PostmortemField });
