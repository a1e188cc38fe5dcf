import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import { PostmortemImportInput, PostmortemImportPayload } from './import.type';
import { ImportsService } from './imports.service';

@Resolver()
export class ImportsResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly imports: ImportsService,
  ) {}

  @Mutation(() => PostmortemImportPayload, {
    description:
      'Brings a Markdown postmortem in: incident, timeline, factors and action items. Names of people are replaced by role words. Needs the role contributor or a higher one.',
  })
  @Policy('postmortem:write')
  postmortemImport(
    @Args('input', { description: 'The postmortem.' }) input: PostmortemImportInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'postmortemImport', input, (tx) => this.imports.import(tx, input));
  }
}
