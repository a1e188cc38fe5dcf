import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import {
  ActionItemClaimDoneInput,
  ActionItemCommitInput,
  ActionItemCreateInput,
  ActionItemFilterInput,
  ActionItemNotDoingInput,
  ActionItemReopenInput,
  ActionItemStartInput,
  ActionItemUpdateInput,
  ActionItemVerifyInput,
} from './action-item.inputs';
import {
  ActionItemClaimDonePayload,
  ActionItemCommitPayload,
  ActionItemCreatePayload,
  ActionItemNotDoingPayload,
  ActionItemReopenPayload,
  ActionItemStartPayload,
  ActionItemUpdatePayload,
  ActionItemVerifyPayload,
} from './action-item.payloads';
import { actionItemList, byActionItemKey } from './action-item.reads';
import { ActionItem, ActionItemConnection, ActionItemOrder } from './action-item.type';
import { ActionItemsService } from './action-items.service';
import { ActionMovesService } from './action-moves.service';
import { finderOf } from './finder';

@Resolver(() => ActionItem)
export class ActionItemsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly items: ActionItemsService,
    private readonly moves: ActionMovesService,
  ) {}

  @Query(() => ActionItem, { nullable: true, description: 'One action item, by id or key.' })
  @Policy('postmortem:read')
  actionItem(
    @Args('id', { type: () => ID, nullable: true, description: 'Its id; or give the key.' }) id: string | null,
    @Args('key', { type: () => String, nullable: true, description: 'Its key, such as `AI-13`.' }) key: string | null,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.one('ActionItem', finderOf(id, key, byActionItemKey), info);
  }

  @Query(() => ActionItemConnection, { name: 'actionItems', description: 'The action items you may see.' })
  @Policy('postmortem:read')
  list(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => ActionItemFilterInput, nullable: true, description: 'Only these.' })
    _filter: ActionItemFilterInput | null,
    @Args('orderBy', { type: () => ActionItemOrder, defaultValue: 'newest', description: 'Sorted by.' }) _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(actionItemList, info);
  }

  @Mutation(() => ActionItemCreatePayload, {
    description: 'Writes an action item down, as an idea. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  actionItemCreate(
    @Args('input', { description: 'The action item.' }) input: ActionItemCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    const { practiceAssessmentId, ...given } = input;
    return this.mutations.run(ctx, 'actionItemCreate', input, async (tx) => ({
      ids: { actionItem: await this.items.create(tx, { ...given, assessmentId: practiceAssessmentId ?? null }) },
    }));
  }

  @Mutation(() => ActionItemUpdatePayload, { description: 'Changes an action item. Needs the role contributor or a higher one.' })
  @Policy('postmortem:write')
  actionItemUpdate(
    @Args('input', { description: 'What to change.' }) input: ActionItemUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'actionItemUpdate', input, (tx) => this.items.update(tx, input));
  }

  @Mutation(() => ActionItemCommitPayload, { description: 'A team promises it. Needs the role contributor or a higher one.' })
  @Policy('postmortem:write')
  actionItemCommit(
    @Args('input', { description: 'The action item.' }) input: ActionItemCommitInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'actionItemCommit', input, (tx) => this.moves.commit(tx, input));
  }

  @Mutation(() => ActionItemStartPayload, { description: 'Work on it begins. Needs the role contributor or a higher one.' })
  @Policy('postmortem:write')
  actionItemStart(
    @Args('input', { description: 'The action item.' }) input: ActionItemStartInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'actionItemStart', input, (tx) => this.moves.start(tx, input));
  }

  @Mutation(() => ActionItemClaimDonePayload, {
    description: 'It is said to be done; an experiment is pinned to its version. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  actionItemClaimDone(
    @Args('input', { description: 'The action item.' }) input: ActionItemClaimDoneInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'actionItemClaimDone', input, (tx) => this.moves.claimDone(tx, input));
  }

  @Mutation(() => ActionItemVerifyPayload, {
    description:
      'Verifies a claim by the newest run on record, or by a link to evidence of the named other kind. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  actionItemVerify(
    @Args('input', { description: 'The evidence.' }) input: ActionItemVerifyInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'actionItemVerify', input, (tx) => this.moves.verify(tx, input));
  }

  @Mutation(() => ActionItemReopenPayload, {
    description: 'Opens a claim, a refuted item, or one that is not being done again. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  actionItemReopen(
    @Args('input', { description: 'The action item.' }) input: ActionItemReopenInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'actionItemReopen', input, (tx) => this.moves.reopen(tx, input));
  }

  @Mutation(() => ActionItemNotDoingPayload, {
    description: 'Decides against it until a day, with a reason. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  actionItemNotDoing(
    @Args('input', { description: 'The decision.' }) input: ActionItemNotDoingInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'actionItemNotDoing', input, (tx) => this.moves.notDoing(tx, input));
  }
}
