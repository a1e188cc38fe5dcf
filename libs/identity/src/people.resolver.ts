import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DateTime, type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import { MembershipAddInput, MembershipRemoveInput } from './access.inputs';
import { AccountsService } from './accounts.service';
import { MembershipsService } from './memberships.service';
import { PeopleService } from './people.service';
import { UserCreateInput, UserUpdateInput } from './user.inputs';
import {
  AuditEvent,
  Membership,
  MembershipAddPayload,
  MembershipRemovePayload,
  User,
  UserCreatePayload,
  UserUpdatePayload,
} from './user.type';

@Resolver(() => User)
export class PeopleResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly accounts: AccountsService,
    private readonly membershipsService: MembershipsService,
    private readonly people: PeopleService,
  ) {}

  @Query(() => [User], { description: 'All accounts, by e-mail address.' })
  @Policy('people:read')
  users(): Promise<User[]> {
    return this.people.users();
  }

  @Query(() => [Membership], { description: 'Who belongs to a team.' })
  @Policy('people:read')
  memberships(@Args('teamId', { type: () => ID, description: 'The team.' }) teamId: string): Promise<Membership[]> {
    return this.people.memberships(teamId);
  }

  @Query(() => [AuditEvent], { description: 'What was done here, newest first.' })
  @Policy('audit:read')
  auditEvents(
    @Args('first', { type: () => Int, defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Args('before', { type: () => DateTime, nullable: true, description: 'Only older ones.' }) before: Date | null,
    @Args('subjectId', { type: () => ID, nullable: true, description: 'Only about this object.' }) subjectId: string | null,
  ): Promise<AuditEvent[]> {
    return this.people.auditEvents(Math.min(Math.max(first, 1), 100), before, subjectId);
  }

  @Mutation(() => UserCreatePayload, { description: 'Makes an account.' })
  @Policy('people:write')
  userCreate(
    @Args('input', { description: 'The account.' }) input: UserCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'userCreate', input, (tx) => this.accounts.create(tx, input));
  }

  @Mutation(() => UserUpdatePayload, { description: 'Changes an account: name, role, password, lock-out.' })
  @Policy('people:write')
  userUpdate(
    @Args('input', { description: 'The change.' }) input: UserUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'userUpdate', input, (tx) => this.accounts.update(tx, input));
  }

  @Mutation(() => MembershipAddPayload, { description: 'Adds an account to a team; it sees what is restricted to that team.' })
  @Policy('people:write')
  membershipAdd(
    @Args('input', { description: 'The membership.' }) input: MembershipAddInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'membershipAdd', input, (tx) => this.membershipsService.add(tx, input.teamId, input.userId));
  }

  @Mutation(() => MembershipRemovePayload, {
    description: 'Takes an account out of a team; what was restricted to it is gone from their view at once.',
  })
  @Policy('people:write')
  membershipRemove(
    @Args('input', { description: 'The membership.' }) input: MembershipRemoveInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'membershipRemove', input, (tx) => this.membershipsService.remove(tx, input.teamId, input.userId));
  }
}
