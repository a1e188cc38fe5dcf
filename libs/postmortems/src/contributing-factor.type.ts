import { Service } from '@catalog';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { FactorCategory, StabilityPattern, WoodsConcept } from './contributing-factor.enums';

@ObjectType({ description: 'Where a factor can be seen.' })
export class FactorEvidence {
  @Field(() => String, { description: 'In words.' }) text!: string;
  @Field(() => String, { nullable: true, description: 'Link.' }) url!: string | null;
  @Field(() => ID, { nullable: true, description: 'A chaos run.' }) runId!: string | null;
  @Field(() => ID, { nullable: true, description: 'An entry of the timeline.' }) timelineEntryId!: string | null;
}

@ObjectType({ description: 'One of the conditions that had to hold together. There is no "root cause".' })
export class ContributingFactor {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'The condition in one line.' }) title!: string;
  @Field(() => String, { description: 'More about it, Markdown.' }) body!: string;
  @Field(() => FactorCategory, { description: 'What kind of condition it is.' }) category!: FactorCategory;
  @Field(() => StabilityPattern, { nullable: true, description: 'Stability pattern it concerns.' })
  stabilityPattern!: StabilityPattern | null;
  @Field(() => WoodsConcept, { nullable: true, description: 'Concept of resilience it is about.' }) woodsConcept!: WoodsConcept | null;
  @Field(() => [FactorEvidence], { description: 'Where it can be seen.' }) evidence!: FactorEvidence[];
  @Field(() => [Service], { description: 'Services it concerns.' }) services!: Service[];
  @Field(() => Int, { description: 'Place among the factors, from 0.' }) position!: number;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

@InputType({ description: 'Where a factor can be seen; at least one of text and url.' })
export class FactorEvidenceInput {
  @Field(() => String, { nullable: true, description: 'In words, up to 2,000 characters.' }) text?: string | null;
  @Field(() => String, { nullable: true, description: 'An http or https link.' }) url?: string | null;
  @Field(() => ID, { nullable: true, description: 'A chaos run.' }) runId?: string | null;
  @Field(() => ID, { nullable: true, description: 'An entry of the timeline of this incident.' }) timelineEntryId?: string | null;
}

@InputType({ description: 'A new contributing factor.' })
export class ContributingFactorAddInput {
  @Field(() => ID, { description: 'The postmortem.' }) postmortemId!: string;
  @Field(() => String, { description: 'The condition, 1 to 200 characters.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'More about it, Markdown.' }) body?: string | null;
  @Field(() => FactorCategory, { nullable: true, description: 'What kind of condition it is. Default OTHER.' })
  category?: FactorCategory | null;
  @Field(() => StabilityPattern, { nullable: true, description: 'Stability pattern it concerns.' })
  stabilityPattern?: StabilityPattern | null;
  @Field(() => WoodsConcept, { nullable: true, description: 'Concept of resilience it is about.' }) woodsConcept?: WoodsConcept | null;
  @Field(() => [FactorEvidenceInput], { nullable: true, description: 'Where it can be seen, at most 50.' }) evidence?:
    | FactorEvidenceInput[]
    | null;
  @Field(() => [ID], { nullable: true, description: 'Services it concerns.' }) serviceIds?: string[] | null;
}

@InputType({ description: 'What to change about a factor; absent fields stay.' })
export class ContributingFactorUpdateInput {
  @Field(() => ID, { description: 'The factor.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New title.' }) title?: string | null;
  @Field(() => String, { nullable: true, description: 'New text.' }) body?: string | null;
  @Field(() => FactorCategory, { nullable: true, description: 'New category.' }) category?: FactorCategory | null;
  @Field(() => StabilityPattern, { nullable: true, description: 'New stability pattern; null takes it away.' })
  stabilityPattern?: StabilityPattern | null;
  @Field(() => WoodsConcept, { nullable: true, description: 'New concept; null takes it away.' }) woodsConcept?: WoodsConcept | null;
  @Field(() => [FactorEvidenceInput], { nullable: true, description: 'All evidence from now on.' }) evidence?: FactorEvidenceInput[] | null;
  @Field(() => [ID], { nullable: true, description: 'All services from now on.' }) serviceIds?: string[] | null;
}

@InputType({ description: 'Takes a factor away.' })
export class ContributingFactorRemoveInput {
  @Field(() => ID, { description: 'The factor.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
}

@InputType({ description: 'A new order of all factors of a postmortem.' })
export class ContributingFactorReorderInput {
  @Field(() => ID, { description: 'The postmortem.' }) postmortemId!: string;
  @Field(() => [ID], { description: 'Every factor of it, once, in the new order.' }) ids!: string[];
}
