import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, UserError } from '@platform/graphql';
import { ContentKind } from './section.enums';

@ObjectType({ description: 'A saved text of a section.' })
export class SectionRevision {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => Int, { description: 'Number of the revision.' }) number!: number;
  @Field(() => String, { description: 'The text, Markdown.' }) body!: string;
  @Field(() => Int, { nullable: true, description: 'The revision whose text was brought back, if it was.' }) restoredNumber!: number | null;
  @Field(() => DateTime, { description: 'When it was saved.' }) savedAt!: string;
}

@ObjectType({ description: 'A section of a postmortem.' })
export class PostmortemSection {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Key, unique within the postmortem.' }) key!: string;
  @Field(() => String, { description: 'Heading.' }) title!: string;
  @Field(() => String, { description: 'What the section asks.' }) prompt!: string;
  @Field(() => String, { description: 'How to go about it.' }) help!: string;
  @Field(() => [String], { description: 'Questions for whoever facilitates the review of this section.' }) facilitation!: string[];
  @Field(() => ContentKind, { description: 'What it shows beside its text.' }) contentKind!: ContentKind;
  @Field(() => Boolean, { description: 'True when nothing is published while this is empty.' }) required!: boolean;
  @Field(() => Int, { description: 'Place, from 1, as in the template; sections that no template asks for come after all others.' })
  position!: number;
  @Field(() => String, { description: 'The text, Markdown.' }) body!: string;
  @Field(() => [SectionRevision], { description: 'Saved texts, newest first, at most 100.' }) revisions!: SectionRevision[];
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

@InputType({ description: 'A new text of a section.' })
export class PostmortemSectionUpdateInput {
  @Field(() => ID, { description: 'The section.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict, answered with both texts.' })
  expectedRevision!: number;
  @Field(() => String, { description: 'The text, Markdown, at most 100,000 characters.' }) body!: string;
}

@InputType({ description: 'Brings an earlier text of a section back, as a new revision.' })
export class PostmortemSectionRestoreInput {
  @Field(() => ID, { description: 'The section.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => Int, { description: 'Number of the revision whose text comes back.' }) number!: number;
}

@ObjectType({ description: 'Two texts of a section, when it changed since it was read.' })
class SectionConflict {
  @Field(() => String, { description: 'The text as it stands now.' }) currentText!: string;
  @Field(() => String, { description: 'The text that was sent; it was not saved.' }) submittedText!: string;
  @Field(() => Int, { description: 'The revision to send after merging.' }) currentRevision!: number;
}

@ObjectType({ isAbstract: true })
abstract class SectionPayload {
  @Field(() => PostmortemSection, { nullable: true, description: 'The section as it stands now.' }) section!: PostmortemSection | null;
  @Field(() => SectionConflict, { nullable: true, description: 'Both texts, when it changed since you read it.' })
  conflict!: SectionConflict | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `postmortemSectionUpdate`.' })
export class PostmortemSectionUpdatePayload extends SectionPayload {}

@ObjectType({ description: 'Answer of `postmortemSectionRestore`.' })
export class PostmortemSectionRestorePayload extends SectionPayload {}
