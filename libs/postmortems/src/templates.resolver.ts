import { Args, Context, ID, Info, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '@platform/database';
import { actorOf, type MutationResult, Mutations, PageArgs, Policy, type RequestContext } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { finderOf } from './finder';
import { templateList } from './template.reads';
import {
  Template,
  TemplateArchiveInput,
  TemplateArchivePayload,
  TemplateConnection,
  TemplateCreateInput,
  TemplateCreatePayload,
  TemplateDuplicateInput,
  TemplateDuplicatePayload,
  TemplateFilterInput,
  TemplateImportInput,
  TemplateImportPayload,
  TemplateOrder,
  TemplateUpdateInput,
  TemplateUpdatePayload,
  TemplateVersionRestoreInput,
  TemplateVersionRestorePayload,
} from './template.type';
import { TemplateImportsService } from './template-imports.service';
import { TemplatesService } from './templates.service';

@Resolver(() => Template)
export class TemplatesResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly work: UnitOfWork,
    private readonly templates: TemplatesService,
    private readonly imports: TemplateImportsService,
  ) {}

  @Query(() => Template, { nullable: true, description: 'One template, by id or key.' })
  @Policy('template:read')
  template(
    @Args('id', { type: () => ID, nullable: true, description: 'Its id; or give the key.' }) id: string | null,
    @Args('key', { type: () => String, nullable: true, description: 'Its key, such as `incident_postmortem`.' }) key: string | null,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.one(
      'Template',
      finderOf(id, key, (t, value) => `${t}.key = ${value}::text`),
      info,
    );
  }

  @Query(() => TemplateConnection, { name: 'templates', description: 'The templates of this deployment.' })
  @Policy('template:read')
  list(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => TemplateFilterInput, nullable: true, description: 'Only these.' }) _filter: TemplateFilterInput | null,
    @Args('orderBy', { type: () => TemplateOrder, defaultValue: 'name', description: 'Sorted by.' }) _orderBy: string,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(templateList, info);
  }

  @Query(() => String, {
    description:
      'A document of a template as Markdown, filled with a made-up incident, with the opening, help and facilitation questions. Of a draft it says first what an import would refuse.',
  })
  @Policy('template:read')
  templatePreview(
    @Args('id', { type: () => ID, nullable: true, description: 'The template; or give a draft.' }) id: string | null,
    @Args('version', { type: () => Int, nullable: true, description: 'Number of a version of it; default: the current one.' })
    version: number | null,
    @Args('source', { type: () => String, nullable: true, description: 'A draft in YAML, as `templateExport` gives it; nothing is saved.' })
    source: string | null,
    @Context() ctx: RequestContext,
  ): Promise<string> {
    const asked = { id: id ?? null, version: version ?? null, source: source ?? null };
    return this.work.run(actorOf(ctx), (tx) => this.imports.preview(tx, asked));
  }

  @Query(() => String, { description: 'A template as YAML, for `templateImport`.' })
  @Policy('template:read')
  templateExport(
    @Args('id', { type: () => ID, description: 'The template.' }) id: string,
    @Args('version', { type: () => Int, nullable: true, description: 'Number of the version; default: the current one.' })
    version: number | null,
    @Context() ctx: RequestContext,
  ): Promise<string> {
    return this.work.run(actorOf(ctx), (tx) => this.templates.export(tx, id, version ?? null));
  }

  @Mutation(() => TemplateCreatePayload, {
    description:
      'Makes a template. Texts that ask for a person or blame, and keys that name one, are refused, with a replacement. Needs the role admin.',
  })
  @Policy('template:write')
  templateCreate(
    @Args('input', { description: 'The template.' }) input: TemplateCreateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'templateCreate', input, (tx) => this.templates.create(tx, input));
  }

  @Mutation(() => TemplateUpdatePayload, { description: 'Changes a template: a new version for new documents. Needs the role admin.' })
  @Policy('template:write')
  templateUpdate(
    @Args('input', { description: 'What to change.' }) input: TemplateUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'templateUpdate', input, (tx) => this.templates.update(tx, input));
  }

  @Mutation(() => TemplateVersionRestorePayload, { description: 'Makes an older version of a template the newest. Needs the role admin.' })
  @Policy('template:write')
  templateVersionRestore(
    @Args('input', { description: 'Which version.' }) input: TemplateVersionRestoreInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'templateVersionRestore', input, (tx) => this.templates.restore(tx, input));
  }

  @Mutation(() => TemplateDuplicatePayload, { description: 'Copies a template. Needs the role admin.' })
  @Policy('template:write')
  templateDuplicate(
    @Args('input', { description: 'The copy.' }) input: TemplateDuplicateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'templateDuplicate', input, (tx) => this.templates.duplicate(tx, input));
  }

  @Mutation(() => TemplateArchivePayload, {
    description: 'Archives a template or brings it back. Documents keep theirs. Needs the role admin.',
  })
  @Policy('template:write')
  templateArchive(
    @Args('input', { description: 'The template.' }) input: TemplateArchiveInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'templateArchive', input, (tx) => this.templates.archive(tx, input));
  }

  @Mutation(() => TemplateImportPayload, { description: 'Takes a template from YAML. Needs the role admin.' })
  @Policy('template:write')
  templateImport(
    @Args('input', { description: 'The YAML.' }) input: TemplateImportInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'templateImport', input, (tx) => this.imports.import(tx, input));
  }
}
