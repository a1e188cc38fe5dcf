import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PUBLIC_POLICY } from '@platform/auth';
import { UnauthenticatedError } from '@platform/errors';
import { actorOf, type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { ApiTokenCreateInput, ApiTokenRevokeInput } from './access.inputs';
import { AccountsService } from './accounts.service';
import { ApiTokensService } from './api-tokens.service';
import { PeopleService } from './people.service';
import { Team } from './team.type';
import { FirstAdminCreateInput, SessionRevokeInput, SignInInput } from './user.inputs';
import {
  ApiToken,
  ApiTokenCreatePayload,
  ApiTokenRevokePayload,
  FirstAdminCreatePayload,
  Session,
  SessionRevokePayload,
  SignInPayload,
  SignOutPayload,
  Viewer,
} from './user.type';

@Resolver(() => Viewer)
export class AccessResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly accounts: AccountsService,
    private readonly tokens: ApiTokensService,
    private readonly people: PeopleService,
  ) {}

  @Query(() => Viewer, { description: 'Who you are here and what you may do.' })
  @Policy('viewer:read')
  async viewer(@Context() ctx: RequestContext): Promise<object> {
    const actor = actorOf(ctx);
    const user = actor.userId ? await this.people.user(actor.userId) : null;
    if (!user) throw new UnauthenticatedError();
    return { user, scopes: actor.scopes, teamIds: actor.teamIds };
  }

  @ResolveField(() => [Team])
  teams(viewer: { teamIds: string[] }, _args: object, ctx: RequestContext, info: GraphQLResolveInfo): Promise<object[]> {
    return Promise.all(viewer.teamIds.map((id) => ctx.reads.one('Team', { id }, info)));
  }

  @Query(() => [Session], { description: 'Your open sessions.' })
  @Policy('viewer:read')
  sessions(@Context() ctx: RequestContext): Promise<Session[]> {
    return this.people.sessions(actorOf(ctx));
  }

  @Query(() => [ApiToken], { description: 'Your API tokens.' })
  @Policy('viewer:read')
  apiTokens(@Context() ctx: RequestContext): Promise<ApiToken[]> {
    return this.people.apiTokens(actorOf(ctx));
  }

  @Mutation(() => FirstAdminCreatePayload, {
    description: 'Makes the first admin account and signs in. Works once, with the welcome link of the first start.',
  })
  @Policy(PUBLIC_POLICY)
  firstAdminCreate(
    @Args('input', { description: 'The account.' }) input: FirstAdminCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.openWith(ctx, () => this.accounts.createFirstAdmin(input, ctx.userAgent));
  }

  @Mutation(() => SignInPayload, { description: 'Signs in with e-mail address and password; sets the session cookie.' })
  @Policy(PUBLIC_POLICY)
  signIn(@Args('input', { description: 'The credentials.' }) input: SignInInput, @Context() ctx: RequestContext): Promise<MutationResult> {
    return this.openWith(ctx, () => this.accounts.signIn(input, ctx.ip, ctx.userAgent));
  }

  @Mutation(() => SignOutPayload, { description: 'Ends this session.' })
  @Policy('viewer:read')
  async signOut(@Context() ctx: RequestContext): Promise<MutationResult> {
    const result = await this.mutations.run(ctx, 'signOut', {}, (tx) => this.accounts.closeSession(tx, null));
    ctx.setSessionCookie?.(null);
    return result;
  }

  @Mutation(() => SessionRevokePayload, { description: 'Ends another session of yours.' })
  @Policy('credentials:manage')
  sessionRevoke(
    @Args('input', { description: 'The session.' }) input: SessionRevokeInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'sessionRevoke', input, (tx) => this.accounts.closeSession(tx, input.id));
  }

  @Mutation(() => ApiTokenCreatePayload, { description: 'Makes an API token. Its secret is shown once.' })
  @Policy('credentials:manage')
  apiTokenCreate(
    @Args('input', { description: 'The token.' }) input: ApiTokenCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'apiTokenCreate', input, (tx) => this.tokens.create(tx, input));
  }

  @Mutation(() => ApiTokenRevokePayload, { description: 'Revokes an API token; programs that use it are refused within 5 seconds.' })
  @Policy('credentials:manage')
  apiTokenRevoke(
    @Args('input', { description: 'The token.' }) input: ApiTokenRevokeInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'apiTokenRevoke', input, (tx) => this.tokens.revoke(tx, input.id));
  }

  private openWith(ctx: RequestContext, open: () => Promise<{ secret: string }>): Promise<MutationResult> {
    return this.mutations.answer(async () => {
      const { secret } = await open();
      ctx.setSessionCookie?.(secret);
      return { ids: {}, extra: { sessionToken: secret } };
    });
  }
}
