import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What stands against publishing.' })
export class PublishProblem {
  @Field(() => String, {
    description: '`REQUIRED_SECTION_EMPTY`, `REQUIRED_FIELD_EMPTY`, `LANGUAGE_ERROR_OPEN`, or in a preview `MOVE_NOT_ALLOWED`.',
  })
  code!: string;
  @Field(() => String, { description: 'GraphQL type of the object it is about.' }) objectType!: string;
  @Field(() => ID, { description: 'The object it is about.' }) objectId!: string;
  @Field(() => String, { description: 'For people: where it stands.' }) where!: string;
  @Field(() => String, { nullable: true, description: 'Which text of the object.' }) field!: string | null;
  @Field(() => Int, { nullable: true, description: 'Place in the list, from 0, when that field is a list.' }) index!: number | null;
  @Field(() => String, { nullable: true, description: 'The language rule.' }) ruleId!: string | null;
  @Field(() => String, { nullable: true, description: 'Fingerprint of the finding; send it to `languageFindingKeep`.' })
  fingerprint!: string | null;
  @Field(() => Int, { nullable: true, description: 'Where the words start, in UTF-16 units of that text.' }) start!: number | null;
  @Field(() => Int, { nullable: true, description: 'Where they end.' }) end!: number | null;
  @Field(() => String, { nullable: true, description: 'The words.' }) text!: string | null;
  @Field(() => String, { description: 'What is wrong and what would be right.' }) message!: string;
}

@ObjectType({ description: 'What readers of a published document should know about its language check. It never stops publishing.' })
export class PublishNotice {
  @Field(() => String, { description: '`TEXT_NOT_CHECKED`, or `LANGUAGE_ERROR_OPEN` while the gate is off.' }) code!: string;
  @Field(() => String, { description: 'GraphQL type of the object it is about.' }) objectType!: string;
  @Field(() => ID, { description: 'The object it is about.' }) objectId!: string;
  @Field(() => String, { description: 'For people: where it stands.' }) where!: string;
  @Field(() => String, { description: 'Which text of the object.' }) field!: string;
  @Field(() => Int, { nullable: true, description: 'Place in the list, from 0, when that field is a list.' }) index!: number | null;
  @Field(() => String, { description: 'What it is.' }) message!: string;
}
