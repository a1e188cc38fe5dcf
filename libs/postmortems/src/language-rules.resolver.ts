import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '@platform/database';
import { actorOf, type MutationResult, Mutations, Policy, type RequestContext } from '@platform/graphql';
import { LanguageService } from './language.service';
import { LanguageRule, LanguageRuleSettings, LanguageRulesUpdateInput, LanguageRulesUpdatePayload } from './language-rule.type';
import { LanguageRulesService } from './language-rules.service';

@Resolver(() => LanguageRule)
export class LanguageRulesResolver {
  constructor(
    private readonly mutations: Mutations,
    private readonly work: UnitOfWork,
    private readonly rules: LanguageRulesService,
    private readonly language: LanguageService,
  ) {}

  @Query(() => [LanguageRule], { description: 'Every rule of the language checker, as it works in this deployment.' })
  @Policy('language:read')
  languageRules(@Context() ctx: RequestContext): Promise<LanguageRule[]> {
    return this.work.run(actorOf(ctx), (tx) => this.rules.rules(tx));
  }

  @Query(() => LanguageRuleSettings, { description: 'What this deployment changes about the rules of the language checker.' })
  @Policy('learning-policy:read')
  languageRuleSettings(@Context() ctx: RequestContext): Promise<LanguageRuleSettings> {
    return this.work.run(actorOf(ctx), (tx) => this.rules.settings(tx));
  }

  @Mutation(() => LanguageRulesUpdatePayload, {
    description:
      'Changes which rules run, for every check and the publishing gate; other API processes follow within five seconds. The gate itself is switched by the policy alone. Needs the role admin.',
  })
  @Policy('learning-policy:write')
  async languageRulesUpdate(
    @Args('input', { description: 'What to change.' }) input: LanguageRulesUpdateInput,
    @Context() ctx: RequestContext,
  ): Promise<MutationResult> {
    const result = await this.mutations.run(ctx, 'languageRulesUpdate', input, (tx) => this.rules.update(tx, input));
    this.language.forget();
    return result;
  }
}
