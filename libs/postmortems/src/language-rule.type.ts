import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '@platform/graphql';
import { LanguageCategory, LanguageSeverity, LanguageSubjectKind } from './language.type';
import { payloadWith } from './payload-with';

@ObjectType({ description: 'Texts that show what a rule does.' })
class LanguageRuleExamples {
  @Field(() => [String], { description: 'Texts it flags.' }) flag!: string[];
  @Field(() => [String], { description: 'Texts it lets pass.' }) pass!: string[];
}

@ObjectType({ description: 'A rule of the language checker, as it works in this deployment.' })
export class LanguageRule {
  @Field(() => ID, { description: 'Its id, such as `human-error.cause-human`.' }) id!: string;
  @Field(() => LanguageCategory, { description: 'What kind of blame it is about.' }) category!: LanguageCategory;
  @Field(() => LanguageSeverity, { description: 'How much its findings matter here.' }) severity!: LanguageSeverity;
  @Field(() => String, { description: 'What it says about a finding.' }) message!: string;
  @Field(() => Boolean, { description: 'Whether it runs here.' }) on!: boolean;
  @Field(() => Boolean, { description: 'True for a rule that runs only when switched on.' }) optIn!: boolean;
  @Field(() => Boolean, { description: 'True for a rule of this deployment.' }) custom!: boolean;
  @Field(() => LanguageRuleExamples, { description: 'What it flags and what it lets pass.' }) examples!: LanguageRuleExamples;
}

@ObjectType({ description: 'Another severity of a rule.' })
class LanguageRuleSeverity {
  @Field(() => String, { description: 'The rule.' }) ruleId!: string;
  @Field(() => LanguageSeverity, { description: 'How much its findings matter.' }) severity!: LanguageSeverity;
}

@ObjectType({ description: 'A rule of this deployment: phrases and token patterns, never regular expressions.' })
class LanguageCustomRule {
  @Field(() => ID, { description: 'Its id, category and name, such as `judgement.house`.' }) id!: string;
  @Field(() => LanguageCategory, { description: 'What kind of blame it is about.' }) category!: LanguageCategory;
  @Field(() => LanguageSeverity, { nullable: true, description: 'How much it matters; null: as the category says.' })
  severity!: LanguageSeverity | null;
  @Field(() => [String], { description: 'Plain words in a row, any case.' }) phrases!: string[];
  @Field(() => [String], { description: 'Token patterns, see docs/recipes/add-a-language-rule.md.' }) patterns!: string[];
  @Field(() => [LanguageSubjectKind], { description: 'Kinds of subject the verb must have; empty: any.' }) subjects!: LanguageSubjectKind[];
  @Field(() => String, { description: 'Why it matters.' }) message!: string;
  @Field(() => [String], { description: 'Better questions.' }) questions!: string[];
  @Field(() => LanguageRuleExamples, { description: 'What it flags and what it lets pass.' }) examples!: LanguageRuleExamples;
}

@ObjectType({ description: 'What this deployment changes about the rules of the language checker.' })
export class LanguageRuleSettings {
  @Field(() => ID, { description: 'Always `1`.' }) id!: string;
  @Field(() => [String], { description: 'Rules that do not run.' }) off!: string[];
  @Field(() => [String], { description: 'Opt-in rules that run.' }) on!: string[];
  @Field(() => [LanguageRuleSeverity], { description: 'Other severities.' }) severities!: LanguageRuleSeverity[];
  @Field(() => [LanguageCustomRule], { description: 'Rules of its own.' }) extra!: LanguageCustomRule[];
  @Field(() => Int, {
    description:
      'How many rules work otherwise than by default; shown in published documents. What has no effect, such as a rule that is off anyway, does not count.',
  })
  changes!: number;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

@InputType({ description: 'Another severity of a rule.' })
export class LanguageRuleSeverityInput {
  @Field(() => String, { description: 'The rule.' }) ruleId!: string;
  @Field(() => LanguageSeverity, { description: 'How much its findings matter.' }) severity!: LanguageSeverity;
}

@InputType({ description: 'A rule of this deployment; at least one phrase or pattern.' })
export class LanguageCustomRuleInput {
  @Field(() => ID, { description: 'Its id, category and name, such as `judgement.house`.' }) id!: string;
  @Field(() => LanguageCategory, { description: 'What kind of blame it is about.' }) category!: LanguageCategory;
  @Field(() => LanguageSeverity, { nullable: true, description: 'How much it matters; absent: as the category says.' })
  severity?: LanguageSeverity | null;
  @Field(() => [String], { nullable: true, description: 'Plain words in a row, any case, at most 200 phrases.' }) phrases?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Token patterns, at most 40; see docs/recipes/add-a-language-rule.md.' })
  patterns?: string[] | null;
  @Field(() => [LanguageSubjectKind], { nullable: true, description: 'Kinds of subject the verb must have; absent: any.' })
  subjects?: LanguageSubjectKind[] | null;
  @Field(() => String, { description: 'Why it matters, 1 to 800 characters; it may not blame.' }) message!: string;
  @Field(() => [String], { description: 'Better questions; at least one, free of blame.' }) questions!: string[];
  @Field(() => [String], { nullable: true, description: 'Texts it must flag; tried before it is saved.' }) flagExamples?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Texts it must let pass; tried before it is saved.' }) passExamples?:
    | string[]
    | null;
}

@InputType({ description: 'What to change about the rules; absent lists stay, given ones replace theirs.' })
export class LanguageRulesUpdateInput {
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => [String], { nullable: true, description: 'All rules that do not run.' }) off?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'All opt-in rules that run.' }) on?: string[] | null;
  @Field(() => [LanguageRuleSeverityInput], { nullable: true, description: 'All other severities.' })
  severities?: LanguageRuleSeverityInput[] | null;
  @Field(() => [LanguageCustomRuleInput], { nullable: true, description: 'All rules of the deployment, at most 100.' })
  extra?: LanguageCustomRuleInput[] | null;
}

const LanguageRulesOutcome = enumOf('LanguageRulesOutcome', 'What a change of the rules came to.', {
  changed: 'Other settings, and a new revision.',
  unchanged: 'Nothing: all of it was the same, and the revision stays.',
});

export const LanguageRulesUpdatePayload = payloadWith(
  'languageRulesUpdate',
  {},
  {
    settings: {
      type: LanguageRuleSettings,
      description: 'As they stand now, after a conflict as well; null when refused for another reason.',
    },
    outcome: { type: LanguageRulesOutcome, description: 'What it came to; null when it was refused.' },
  },
);
