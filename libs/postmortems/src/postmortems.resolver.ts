import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '@platform/database';
import { actorOf, type MutationResult, Mutations, PageArgs, Policy, type RequestContext, spendCharacters } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { DocumentsService } from './documents.service';
import { FieldsService } from './fields.service';
import { finderOf } from './finder';
import {
  PostmortemArchiveInput,
  PostmortemArchivePayload,
  PostmortemCreateInput,
  PostmortemCreatePayload,
  PostmortemFieldUpdateInput,
  PostmortemFieldUpdatePayload,
  PostmortemFilterInput,
  PostmortemPublishInput,
  PostmortemPublishPayload,
  PostmortemReopenInput,
  PostmortemReopenPayload,
  PostmortemSubmitInput,
  PostmortemSubmitPayload,
  PostmortemUpdateInput,
  PostmortemUpdatePayload,
} from './postmortem.inputs';
import { byPostmortemKey, postmortemList } from './postmortem.reads';
import { Postmortem, PostmortemConnection, PostmortemOrder } from './postmortem.type';
import { PostmortemsService } from './postmortems.service';
import { PublishPreview } from './publish-preview.type';
import { PublishingService } from './publishing.service';

@Resolver(() => Postmortem)
export class PostmortemsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly work: UnitOfWork,
    private readonly postmortems: PostmortemsService,
    private readonly publishing: PublishingService,
    private readonly fields: FieldsService,
    private readonly documents: DocumentsService,
  ) {}

  @Query(() => Postmortem, { nullable: true, description: 'One postmortem, by id or key.' })
  @Policy('postmortem:read')
  postmortem(
    @Args('id', { type: () => ID, nullable: true, description: 'Its id; or give the key.' }) id: string | null,
    @Args('key', { type: () => String, nullable: true, description: 'Its key, such as `PM-42`.' }) key: string | null,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.one('Postmortem', finderOf(id, key, byPostmortemKey), info);
  }

  @Query(() => PostmortemConnection, { name: 'postmortems', description: 'The postmortems you may see.' })
  @Policy('postmortem:read')
  list(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => PostmortemFilterInput, nullable: true, description: 'Only these.' })
    _filter: PostmortemFilterInput | null,
    @Args('orderBy', { type: () => PostmortemOrder, defaultValue: 'newest', description: 'Sorted by.' }) _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(postmortemList, info);
  }

  @Query(() => String, {
    description:
      'A postmortem as Markdown: while it is published, the frozen text of its newest version, otherwise as it stands now. Every published text is in `Postmortem.publications`.',
  })
  @Policy('postmortem:read')
  postmortemMarkdown(
    @Args('id', { type: () => ID, description: 'The postmortem.' }) id: string,
    @Context() ctx: RequestContext,
  ): Promise<string> {
    return this.work.run(actorOf(ctx), (tx) => this.documents.markdown(tx, id));
  }

  @Query(() => PublishPreview, {
    description:
      'What would hold back publishing a postmortem now, and every finding of the language checker in what its document shows. Nothing is published or stored.',
  })
  @Policy('postmortem:read')
  async postmortemPublishPreview(
    @Args('id', { type: () => ID, description: 'The postmortem.' }) id: string,
    @Context() ctx: RequestContext,
  ): Promise<PublishPreview> {
    const matter = await this.work.run(actorOf(ctx), (tx) => this.publishing.gatherVisible(tx, id));
    return this.publishing.preview(matter, (characters) => spendCharacters(ctx.reads, characters));
  }

  @Mutation(() => PostmortemCreatePayload, {
    description: 'Starts a postmortem of an incident from a template. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  postmortemCreate(
    @Args('input', { description: 'The postmortem.' }) input: PostmortemCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'postmortemCreate', input, (tx) => this.postmortems.create(tx, input));
  }

  @Mutation(() => PostmortemUpdatePayload, { description: 'Renames a postmortem. Needs the role contributor or a higher one.' })
  @Policy('postmortem:write')
  postmortemUpdate(
    @Args('input', { description: 'What to change.' }) input: PostmortemUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'postmortemUpdate', input, (tx) => this.postmortems.update(tx, input));
  }

  @Mutation(() => PostmortemSubmitPayload, { description: 'Gives a draft to others to read. Needs the role contributor or a higher one.' })
  @Policy('postmortem:write')
  postmortemSubmit(
    @Args('input', { description: 'The postmortem.' }) input: PostmortemSubmitInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'postmortemSubmit', input, (tx) => this.postmortems.move(tx, input, 'in_review'));
  }

  @Mutation(() => PostmortemReopenPayload, {
    description: 'Goes back to a draft for new edits. What was published stays as it was. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  postmortemReopen(
    @Args('input', { description: 'The postmortem.' }) input: PostmortemReopenInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'postmortemReopen', input, (tx) => this.postmortems.move(tx, input, 'draft'));
  }

  @Mutation(() => PostmortemPublishPayload, {
    description:
      'Freezes and hashes the text. Refused while required sections or fields are empty or language errors are open, naming each. Judged is what the frozen document shows; title and summary of the incident are not part of it and do not count. Texts that cannot be checked are named as notices and in the document. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  postmortemPublish(
    @Args('input', { description: 'The postmortem.' }) input: PostmortemPublishInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'postmortemPublish', input, (tx) => this.publishing.publish(tx, input));
  }

  @Mutation(() => PostmortemArchivePayload, { description: 'Puts a postmortem away. Needs the role contributor or a higher one.' })
  @Policy('postmortem:write')
  postmortemArchive(
    @Args('input', { description: 'The postmortem.' }) input: PostmortemArchiveInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'postmortemArchive', input, (tx) => this.postmortems.move(tx, input, 'archived'));
  }

  @Mutation(() => PostmortemFieldUpdatePayload, { description: 'Fills in a custom field. Needs the role contributor or a higher one.' })
  @Policy('postmortem:write')
  postmortemFieldUpdate(
    @Args('input', { description: 'The entries.' }) input: PostmortemFieldUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'postmortemFieldUpdate', input, (tx) => this.fields.update(tx, input));
  }
}
