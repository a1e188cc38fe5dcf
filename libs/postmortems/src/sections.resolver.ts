import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import {
  PostmortemSection,
  PostmortemSectionRestoreInput,
  PostmortemSectionRestorePayload,
  PostmortemSectionUpdateInput,
  PostmortemSectionUpdatePayload,
} from './section.type';
import { SectionsService } from './sections.service';

@Resolver(() => PostmortemSection)
export class SectionsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly sections: SectionsService,
  ) {}

  @Mutation(() => PostmortemSectionUpdatePayload, {
    description: 'Saves a new text of a section. A conflict is answered with both texts. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  postmortemSectionUpdate(
    @Args('input', { description: 'The text.' }) input: PostmortemSectionUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'postmortemSectionUpdate', input, (tx) => this.sections.update(tx, input));
  }

  @Mutation(() => PostmortemSectionRestorePayload, {
    description: 'Brings an earlier text of a section back. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  postmortemSectionRestore(
    @Args('input', { description: 'The revision.' }) input: PostmortemSectionRestoreInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'postmortemSectionRestore', input, (tx) => this.sections.restore(tx, input));
  }
}
