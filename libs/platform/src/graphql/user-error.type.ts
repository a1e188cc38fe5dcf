import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Why a mutation was refused. Nothing was saved when there is at least one.' })
export class UserError {
  @Field(() => String, { description: 'Stable code for programs, upper snake case.' })
  code!: string;

  @Field(() => String, { description: 'For people: what is wrong and what would be right.' })
  message!: string;

  @Field(() => [String], { description: 'Path of the input field it is about, from `input` on; empty when it is about the whole.' })
  path!: string[];
}
