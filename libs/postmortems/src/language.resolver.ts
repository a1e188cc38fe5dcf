import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '@platform/database';
import { AppError } from '@platform/errors';
import { actorOf, type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import { FindingsService } from './findings.service';
import { type JudgedFinding, type Judgement, LanguageService } from './language.service';
import {
  LanguageCheck,
  LanguageCheckArgs,
  LanguageFinding,
  LanguageFindingKeepInput,
  LanguageFindingKeepPayload,
  LanguageFindingReportInput,
  LanguageFindingReportPayload,
  LanguageRuleReport,
  LearningPolicy,
  LearningPolicyUpdateInput,
  LearningPolicyUpdatePayload,
} from './language.type';
import type { CheckRequest } from './text-bearing';

const MOST_CHARACTERS = 200_000;

@Resolver(() => LanguageCheck)
export class LanguageResolver {
  /** One judgement for the three fields of an answer. */
  private readonly judged = new WeakMap<CheckRequest, Promise<Judgement>>();

  constructor(
    private readonly mutations: Mutations,
    private readonly work: UnitOfWork,
    private readonly language: LanguageService,
    private readonly findings: FindingsService,
  ) {}

  @Query(() => LanguageCheck, { description: 'Checks a text for blaming language. The text is not stored.' })
  @Policy('language:read')
  languageCheck(@Args() { text, section, format }: LanguageCheckArgs): CheckRequest {
    if (text.length > MOST_CHARACTERS)
      throw new AppError('TEXT_TOO_LONG', `A text to check has at most ${MOST_CHARACTERS.toLocaleString('en')} characters.`);
    return { texts: [{ field: 'text', text, format, section }], keeps: [] };
  }

  @ResolveField(() => Boolean)
  async checked(@Parent() request: CheckRequest): Promise<boolean> {
    return (await this.judge(request)).checked;
  }

  @ResolveField(() => String, { nullable: true })
  async reason(@Parent() request: CheckRequest): Promise<string | null> {
    return (await this.judge(request)).reason;
  }

  @ResolveField(() => [LanguageFinding], { name: 'findings' })
  async found(@Parent() request: CheckRequest): Promise<JudgedFinding[]> {
    return (await this.judge(request)).findings;
  }

  @Query(() => [LanguageRuleReport], { description: 'How often findings were reported as wrong, per rule, most first.' })
  @Policy('language:reports')
  languageRuleReports(@Context() ctx: RequestContext): Promise<LanguageRuleReport[]> {
    return this.work.run(actorOf(ctx), (tx) => this.findings.reports(tx));
  }

  @Query(() => LearningPolicy, { description: 'Policy of this deployment for the learning plane.' })
  @Policy('learning-policy:read')
  learningPolicy(@Context() ctx: RequestContext): Promise<LearningPolicy> {
    return this.work.run(actorOf(ctx), (tx) => this.findings.policy(tx));
  }

  @Mutation(() => LanguageFindingKeepPayload, {
    description: 'Keeps a finding as it is, with a reason. It holds for these words in this object over later revisions.',
  })
  @Policy('language:write')
  languageFindingKeep(
    @Args('input', { description: 'The finding and the reason.' }) input: LanguageFindingKeepInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'languageFindingKeep', input, (tx) => this.findings.keep(tx, input));
  }

  @Mutation(() => LanguageFindingReportPayload, { description: 'Reports a finding as wrong; counted per rule.' })
  @Policy('language:write')
  languageFindingReport(
    @Args('input', { description: 'The finding.' }) input: LanguageFindingReportInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'languageFindingReport', input, (tx) => this.findings.report(tx, input));
  }

  @Mutation(() => LearningPolicyUpdatePayload, { description: 'Changes the policy of this deployment.' })
  @Policy('learning-policy:write')
  learningPolicyUpdate(
    @Args('input', { description: 'What to change.' }) input: LearningPolicyUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    return this.mutations.run(ctx, 'learningPolicyUpdate', input, (tx) => this.findings.setPolicy(tx, input));
  }

  private judge(request: CheckRequest): Promise<Judgement> {
    const judgement = this.judged.get(request) ?? this.language.judge(request);
    this.judged.set(request, judgement);
    return judgement;
  }
}
