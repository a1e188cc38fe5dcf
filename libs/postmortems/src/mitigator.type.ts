import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MitigatorKind } from './mitigator.enums';

@ObjectType({ description: 'A remark on what went well, was hard, or was luck.' })
export class Mitigator {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => MitigatorKind, { description: 'What it is about.' }) kind!: MitigatorKind;
  @Field(() => String, { description: 'The remark, Markdown.' }) text!: string;
  @Field(() => Int, { description: 'Place, from 0.' }) position!: number;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

@InputType({ description: 'A new remark.' })
export class MitigatorAddInput {
  @Field(() => ID, { description: 'The postmortem.' }) postmortemId!: string;
  @Field(() => MitigatorKind, { description: 'What it is about.' }) kind!: MitigatorKind;
  @Field(() => String, { description: 'The remark, 1 to 2,000 characters.' }) text!: string;
}

@InputType({ description: 'What to change about a remark; absent fields stay.' })
export class MitigatorUpdateInput {
  @Field(() => ID, { description: 'The remark.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => MitigatorKind, { nullable: true, description: 'What it is about.' }) kind?: MitigatorKind | null;
  @Field(() => String, { nullable: true, description: 'New text.' }) text?: string | null;
}

@InputType({ description: 'Takes a remark away.' })
export class MitigatorRemoveInput {
  @Field(() => ID, { description: 'The remark.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
}
