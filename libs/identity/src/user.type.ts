import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Role, type Scope } from '@platform/auth';
import { DateTime, enumOf, UserError } from '@platform/graphql';
import { Team } from './team.type';
import { RoleEnum } from './user.inputs';

export const ScopeEnum = enumOf<Scope>('TokenScope', 'How far an API token reaches, within the role behind it.', {
  read: 'Reads.',
  write: 'Writes the learning plane.',
  operate: 'Plans and starts game days and runs.',
  admin: 'Administers.',
});

@ObjectType({ description: 'People plane: somebody who can sign in. Nothing of an incident, postmortem or game day leads here.' })
export class User {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'E-mail address; the sign-in name.' }) email!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => RoleEnum, { description: 'What the account may do.' }) role!: Role;
  @Field(() => DateTime, { nullable: true, description: 'Locked out since then; null = not locked out.' }) disabledAt!: Date | null;
  @Field(() => DateTime, { description: 'When the account was made.' }) createdAt!: Date;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

@ObjectType({ description: 'An open sign-in of yours.' })
export class Session {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => DateTime, { description: 'When it was opened.' }) createdAt!: Date;
  @Field(() => DateTime, { description: 'When it ends by itself.' }) expiresAt!: Date;
  @Field(() => String, { description: 'What the browser or program called itself.' }) userAgent!: string;
  @Field(() => Boolean, { description: 'True for the session that asks.' }) current!: boolean;
}

@ObjectType({ description: 'A token for programs. Only its hash is stored; the secret is shown once.' })
export class ApiToken {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'What it is for.' }) name!: string;
  @Field(() => [ScopeEnum], { description: 'How far it reaches.' }) scopes!: Scope[];
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it ends; null = never.' }) expiresAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Last use, to the minute; null = not used yet.' }) lastUsedAt!: Date | null;
}

@ObjectType({ description: 'Who asks, with what rights.' })
export class Viewer {
  @Field(() => User, { description: 'The account.' }) user!: User;
  @Field(() => [Team], { description: 'The teams it belongs to; they decide which restricted incidents are visible.' }) teams!: Team[];
  @Field(() => [ScopeEnum], { nullable: true, description: 'Scopes of the token; null for a session, which is not limited.' }) scopes!:
    | Scope[]
    | null;
}

@ObjectType({ description: 'Somebody’s membership of a team. People plane.' })
export class Membership {
  @Field(() => ID, { description: 'The team.' }) teamId!: string;
  @Field(() => User, { description: 'The account.' }) user!: User;
}

@ObjectType({ description: 'Something that was done, by whom. People plane; written in the same transaction as the change.' })
export class AuditEvent {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => DateTime, { description: 'When.' }) at!: Date;
  @Field(() => String, { description: 'Who: `user:<id>`, `token:<id>` or `system`.' }) actor!: string;
  @Field(() => String, { description: 'What, past tense, such as `incident.declared`.' }) action!: string;
  @Field(() => String, { description: 'Kind of the object.' }) subjectType!: string;
  @Field(() => ID, { nullable: true, description: 'Id of the object.' }) subjectId!: string | null;
}

@ObjectType({ isAbstract: true })
abstract class SessionOpened {
  @Field(() => String, {
    nullable: true,
    description: 'The session secret; null when refused. It also travels in a cookie; programs may send it as bearer.',
  })
  sessionToken!: string | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when signed in.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `firstAdminCreate`.' })
export class FirstAdminCreatePayload extends SessionOpened {}

@ObjectType({ description: 'Answer of `signIn`.' })
export class SignInPayload extends SessionOpened {}

@ObjectType({ isAbstract: true })
abstract class Acknowledged {
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `signOut`.' })
export class SignOutPayload extends Acknowledged {}

@ObjectType({ description: 'Answer of `sessionRevoke`.' })
export class SessionRevokePayload extends Acknowledged {}

@ObjectType({ description: 'Answer of `apiTokenRevoke`.' })
export class ApiTokenRevokePayload extends Acknowledged {}

@ObjectType({ description: 'Answer of `membershipAdd`.' })
export class MembershipAddPayload extends Acknowledged {}

@ObjectType({ description: 'Answer of `membershipRemove`.' })
export class MembershipRemovePayload extends Acknowledged {}

@ObjectType({ isAbstract: true })
abstract class WithUser {
  @Field(() => User, { nullable: true, description: 'The account as it stands now.' }) user!: User | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `userCreate`.' })
export class UserCreatePayload extends WithUser {}

@ObjectType({ description: 'Answer of `userUpdate`.' })
export class UserUpdatePayload extends WithUser {}

@ObjectType({ description: 'Answer of `apiTokenCreate`.' })
export class ApiTokenCreatePayload {
  @Field(() => ApiToken, { nullable: true, description: 'The token; null when refused.' }) apiToken!: ApiToken | null;
  @Field(() => String, { nullable: true, description: 'The secret; shown now and never again. Absent on a repeated request.' }) secret!:
    | string
    | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}
