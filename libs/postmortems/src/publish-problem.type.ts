import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What stands against publishing.' })
export class PublishProblem {
  @Field(() => String, { description: '`REQUIRED_SECTION_EMPTY` or `LANGUAGE_ERROR_OPEN`.' }) code!: string;
  @Field(() => String, { description: 'GraphQL type of the object it is about.' }) objectType!: string;
  @Field(() => ID, { description: 'The object it is about.' }) objectId!: string;
  @Field(() => String, { description: 'For people: where it stands.' }) where!: string;
  @Field(() => String, { nullable: true, description: 'Which text of the object.' }) field!: string | null;
  @Field(() => String, { nullable: true, description: 'The language rule.' }) ruleId!: string | null;
  @Field(() => Int, { nullable: true, description: 'Where the words start, in UTF-16 units of that text.' }) start!: number | null;
  @Field(() => Int, { nullable: true, description: 'Where they end.' }) end!: number | null;
  @Field(() => String, { nullable: true, description: 'The words.' }) text!: string | null;
  @Field(() => String, { description: 'What is wrong and what would be right.' }) message!: string;
}
