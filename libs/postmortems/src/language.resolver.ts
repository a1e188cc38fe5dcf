import { Args, Context, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '@platform/database';
import { AppError } from '@platform/errors';
import { actorOf, type MutationResult, Mutations, PageArgs, Policy, type RequestContext, spendCharacters } from '@platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { FindingsService } from './findings.service';
import { type Judgement, LanguageService } from './language.service';
import {
  LanguageCheck,
  LanguageCheckArgs,
  LanguageFinding,
  LanguageFindingKeepInput,
  LanguageFindingKeepPayload,
  LanguageFindingReportInput,
  LanguageFindingReportPayload,
  LanguageFindingReportWithdrawInput,
  LanguageFindingReportWithdrawPayload,
  LanguageFindingUnkeepInput,
  LanguageFindingUnkeepPayload,
  LanguageReportConnection,
  LanguageReportFilterInput,
  LanguageRuleReport,
  LanguageUnchecked,
  LearningPolicy,
  LearningPolicyUpdateInput,
  LearningPolicyUpdatePayload,
} from './language.type';
import { languageReportList } from './language-report.reads';
import type { CheckRequest } from './text-bearing';

const MOST_CHARACTERS = 200_000;

@Resolver(() => LanguageCheck)
export class LanguageResolver {
  /** One judgement for all fields of an answer. */
  private readonly judged = new WeakMap<CheckRequest, Promise<Judgement>>();

  constructor(
    private readonly mutations: Mutations,
    private readonly work: UnitOfWork,
    private readonly language: LanguageService,
    private readonly findings: FindingsService,
  ) {}

  @Query(() => LanguageCheck, { description: 'Checks a text for blaming language. The text is not stored.' })
  @Policy('language:read')
  languageCheck(@Args() { text, section, format, hints }: LanguageCheckArgs): CheckRequest {
    if (text.length > MOST_CHARACTERS)
      throw new AppError('TEXT_TOO_LONG', `A text to check has at most ${MOST_CHARACTERS.toLocaleString('en')} characters.`);
    return { texts: [{ field: 'text', index: null, text, format, section }], keeps: [], hints };
  }

  @ResolveField(() => Boolean)
  async checked(@Parent() request: CheckRequest, @Context() ctx: RequestContext): Promise<boolean> {
    return (await this.judge(request, ctx)).unchecked.length === 0;
  }

  @ResolveField(() => String, { nullable: true })
  async reason(@Parent() request: CheckRequest, @Context() ctx: RequestContext): Promise<string | null> {
    return (await this.judge(request, ctx)).unchecked[0]?.reason ?? null;
  }

  @ResolveField(() => [LanguageUnchecked])
  async unchecked(@Parent() request: CheckRequest, @Context() ctx: RequestContext): Promise<LanguageUnchecked[]> {
    return (await this.judge(request, ctx)).unchecked;
  }

  @ResolveField(() => [LanguageFinding], { name: 'findings' })
  async found(@Parent() request: CheckRequest, @Context() ctx: RequestContext): Promise<LanguageFinding[]> {
    return (await this.judge(request, ctx)).findings;
  }

  @ResolveField(() => Number)
  async words(@Parent() request: CheckRequest, @Context() ctx: RequestContext): Promise<number> {
    return (await this.judge(request, ctx)).words;
  }

  @ResolveField(() => String)
  async rulesVersion(@Parent() request: CheckRequest, @Context() ctx: RequestContext): Promise<string> {
    return (await this.judge(request, ctx)).rulesVersion;
  }

  @Query(() => [LanguageRuleReport], {
    description: 'How often findings were reported as wrong, per rule, most first. Needs the role admin.',
  })
  @Policy('language:reports')
  languageRuleReports(@Context() ctx: RequestContext): Promise<LanguageRuleReport[]> {
    return this.work.run(actorOf(ctx), (tx) => this.findings.reports(tx));
  }

  @Query(() => LanguageReportConnection, {
    description: 'Findings reported as wrong in what you may see, newest first. Needs the role admin.',
  })
  @Policy('language:reports')
  languageReports(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => LanguageReportFilterInput, nullable: true, description: 'Only these.' })
    _filter: LanguageReportFilterInput | null,
    @Context() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return ctx.reads.list(languageReportList, info);
  }

  @Query(() => LearningPolicy, { description: 'Policy of this deployment for the learning plane.' })
  @Policy('learning-policy:read')
  learningPolicy(@Context() ctx: RequestContext): Promise<LearningPolicy> {
    return this.work.run(actorOf(ctx), (tx) => this.findings.policy(tx));
  }

  @Mutation(() => LanguageFindingKeepPayload, {
    description:
      'Keeps one finding as it is, with a reason. It holds as long as its sentence stays. A reason in which the checker finds an error or a warning is refused, with its findings. Needs the role contributor or a higher one.',
  })
  @Policy('language:write')
  languageFindingKeep(
    @Args('input', { description: 'The finding and the reason.' }) input: LanguageFindingKeepInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'languageFindingKeep', input, (tx) => this.findings.keep(tx, input));
  }

  @Mutation(() => LanguageFindingUnkeepPayload, {
    description: 'Withdraws the keep of a finding; it is open again. Needs the role contributor or a higher one.',
  })
  @Policy('language:write')
  languageFindingUnkeep(
    @Args('input', { description: 'The finding.' }) input: LanguageFindingUnkeepInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'languageFindingUnkeep', input, (tx) => this.findings.unkeep(tx, input));
  }

  @Mutation(() => LanguageFindingReportPayload, {
    description: 'Reports a finding as wrong; counted per rule. Needs the role contributor or a higher one.',
  })
  @Policy('language:write')
  languageFindingReport(
    @Args('input', { description: 'The finding.' }) input: LanguageFindingReportInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'languageFindingReport', input, (tx) => this.findings.report(tx, input));
  }

  @Mutation(() => LanguageFindingReportWithdrawPayload, {
    description: 'Withdraws the report of a finding. Needs the role contributor or a higher one.',
  })
  @Policy('language:write')
  languageFindingReportWithdraw(
    @Args('input', { description: 'The finding.' }) input: LanguageFindingReportWithdrawInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'languageFindingReportWithdraw', input, (tx) => this.findings.withdrawReport(tx, input));
  }

  @Mutation(() => LearningPolicyUpdatePayload, { description: 'Changes the policy of this deployment. Needs the role admin.' })
  @Policy('learning-policy:write')
  learningPolicyUpdate(
    @Args('input', { description: 'What to change.' }) input: LearningPolicyUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'learningPolicyUpdate', input, (tx) => this.findings.setPolicy(tx, input));
  }

  /** The reads are new for each request and for each event of a subscription, and so is the budget of characters. */
  private judge(request: CheckRequest, ctx: RequestContext): Promise<Judgement> {
    const judgement =
      this.judged.get(request) ?? this.language.judge(request, undefined, (characters) => spendCharacters(ctx.reads, characters));
    this.judged.set(request, judgement);
    return judgement;
  }
}
