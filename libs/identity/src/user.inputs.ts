import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ROLES, type Role } from '@platform/auth';
import { enumOf } from '@platform/graphql';

export const RoleEnum = enumOf<Role>('Role', 'What somebody may do in this deployment. Each role includes those before it.', {
  viewer: 'Reads what is visible to them, and may press the emergency stop.',
  contributor: 'Writes incidents, timelines, postmortems and action items.',
  operator: 'Plans and starts game days and runs; releases the emergency stop.',
  admin: 'Manages people, tokens, templates, connections and environments.',
});
if (Object.keys(RoleEnum).length !== ROLES.length) throw new Error('every role needs a description');

@InputType({ description: 'How the first admin account is made.' })
export class FirstAdminCreateInput {
  @Field(() => String, { description: 'The one-time token of the welcome link that the first start printed.' }) token!: string;
  @Field(() => String, { description: 'E-mail address; it is the sign-in name.' }) email!: string;
  @Field(() => String, { description: 'Name to greet, 1 to 120 characters.' }) name!: string;
  @Field(() => String, { description: '12 to 200 characters.' }) password!: string;
}

@InputType({ description: 'Credentials of an account.' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail address.' }) email!: string;
  @Field(() => String, { description: 'Password.' }) password!: string;
}

@InputType({ description: 'A new account.' })
export class UserCreateInput {
  @Field(() => String, { description: 'E-mail address; it is the sign-in name.' }) email!: string;
  @Field(() => String, { description: 'Name, 1 to 120 characters.' }) name!: string;
  @Field(() => RoleEnum, { description: 'What the account may do.' }) role!: Role;
  @Field(() => String, { nullable: true, description: '12 to 200 characters; absent = cannot sign in with a password yet.' }) password?:
    | string
    | null;
}

@InputType({ description: 'What to change about an account; absent fields stay.' })
export class UserUpdateInput {
  @Field(() => ID, { description: 'The account.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New name.' }) name?: string | null;
  @Field(() => RoleEnum, { nullable: true, description: 'New role.' }) role?: Role | null;
  @Field(() => Boolean, { nullable: true, description: 'true locks the account out and ends its sessions; false lets it in again.' })
  disabled?: boolean | null;
  @Field(() => String, { nullable: true, description: 'New password; ends all sessions.' }) password?: string | null;
}

@InputType({ description: 'Which session to end.' })
export class SessionRevokeInput {
  @Field(() => ID, { description: 'A session of yours.' }) id!: string;
}
