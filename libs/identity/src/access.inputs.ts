import { Field, ID, InputType } from '@nestjs/graphql';
import type { Scope } from '@platform/auth';
import { DateTime } from '@platform/graphql';
import { ScopeEnum } from './user.type';

@InputType({ description: 'A new API token of yours.' })
export class ApiTokenCreateInput {
  @Field(() => String, { description: 'What it is for, 1 to 120 characters.' }) name!: string;
  @Field(() => [ScopeEnum], { description: 'How far it reaches; never further than your role.' }) scopes!: Scope[];
  @Field(() => DateTime, { nullable: true, description: 'When it ends; absent = never.' }) expiresAt?: Date | null;
}

@InputType({ description: 'Which token to revoke: one of yours, or any for an admin.' })
export class ApiTokenRevokeInput {
  @Field(() => ID, { description: 'The token.' }) id!: string;
}

@InputType({ isAbstract: true })
abstract class MembershipInput {
  @Field(() => ID, { description: 'The team.' }) teamId!: string;
  @Field(() => ID, { description: 'The account.' }) userId!: string;
}

@InputType({ description: 'Who joins which team.' })
export class MembershipAddInput extends MembershipInput {}

@InputType({ description: 'Who leaves which team.' })
export class MembershipRemoveInput extends MembershipInput {}
