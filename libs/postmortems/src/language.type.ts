import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { enumOf, payloadOf, UserError } from '@platform/graphql';

const LanguageSeverity = enumOf('LanguageSeverity', 'How much a finding of the language checker matters.', {
  error: 'Stops publishing until it is changed or kept with a reason.',
  warning: 'Worth another look; never stops anything.',
  hint: 'Advice.',
});

export type TextFormat = 'markdown' | 'plain';

export const TextFormat = enumOf<TextFormat>('TextFormat', 'How a text is written.', {
  markdown: 'Markdown: code, quotes and links are left out of the check.',
  plain: 'Plain text.',
});

export type TextSection = 'summary' | 'timeline' | 'actions' | 'thanks' | 'factors' | 'other';

export const TextSection = enumOf<TextSection>('TextSection', 'What part of a document a text is.', {
  summary: 'A summary.',
  timeline: 'A timeline; neutral actors are fine.',
  actions: 'Action items; naming who carries them is fine.',
  thanks: 'Thanks; names are fine.',
  factors: 'Contributing factors.',
  other: 'Anything else.',
});

@ObjectType({ description: 'A replacement of a part of the text. It never invents facts.' })
export class LanguageRewrite {
  @Field(() => Int, { description: 'Where the replaced part starts, in UTF-16 units.' }) start!: number;
  @Field(() => Int, { description: 'Where the replaced part ends.' }) end!: number;
  @Field(() => String, { description: 'What to put there.' }) text!: string;
}

@ObjectType({ description: 'That a finding is kept as it is.' })
export class LanguageKeep {
  @Field(() => String, { description: 'Why.' }) reason!: string;
}

@ObjectType({ description: 'Something in a text that reads as blame.' })
export class LanguageFinding {
  @Field(() => String, { description: 'Which text of the object, such as `body`; `text` for a text sent by hand.' }) field!: string;
  @Field(() => String, { description: 'The rule that found it.' }) ruleId!: string;
  @Field(() => String, { description: 'Category of the rule, such as `counterfactual`.' }) category!: string;
  @Field(() => LanguageSeverity, { description: 'How much it matters.' }) severity!: string;
  @Field(() => Int, { description: 'Where it starts, in UTF-16 units of that text.' }) start!: number;
  @Field(() => Int, { description: 'Where it ends.' }) end!: number;
  @Field(() => String, { description: 'The words found.' }) text!: string;
  @Field(() => String, { description: 'Why it matters.' }) message!: string;
  @Field(() => [String], { description: 'Better questions; at least one.' }) questions!: string[];
  @Field(() => [LanguageRewrite], { description: 'Other wordings, often none.' }) rewrites!: LanguageRewrite[];
  @Field(() => Float, { description: 'How sure the checker is, 0 to 1.' }) confidence!: number;
  @Field(() => LanguageKeep, { nullable: true, description: 'Set when it is kept with a reason; then it does not stop publishing.' })
  kept!: LanguageKeep | null;
}

@ObjectType({ description: 'What the language checker says about the texts of one object.' })
export class LanguageCheck {
  @Field(() => Boolean, {
    description: 'False when a text could not be checked, such as one that is not English. False never means clean.',
  })
  checked!: boolean;
  @Field(() => String, { nullable: true, description: 'Why it could not be checked.' }) reason!: string | null;
  @Field(() => [LanguageFinding], { description: 'What was found, in the order of the text.' }) findings!: LanguageFinding[];
}

@ArgsType()
export class LanguageCheckArgs {
  @Field(() => String, { description: 'The text, at most 200,000 characters. It is not stored.' }) text!: string;
  @Field(() => TextSection, { defaultValue: 'other', description: 'What part of a document it is.' }) section!: TextSection;
  @Field(() => TextFormat, { defaultValue: 'markdown', description: 'How it is written.' }) format!: TextFormat;
}

@InputType({ description: 'Keeps a finding of an object as it is.' })
export class LanguageFindingKeepInput {
  @Field(() => String, { description: 'GraphQL type of the object, such as `PostmortemSection`.' }) objectType!: string;
  @Field(() => ID, { description: 'The object.' }) objectId!: string;
  @Field(() => String, { description: 'The rule of the finding.' }) ruleId!: string;
  @Field(() => String, { description: 'The words found, exactly as in the finding.' }) text!: string;
  @Field(() => String, { description: 'Why it stays, 1 to 2,000 characters; shown beside it.' }) reason!: string;
}

@InputType({ description: 'Reports a finding of an object as wrong.' })
export class LanguageFindingReportInput {
  @Field(() => String, { description: 'GraphQL type of the object, such as `PostmortemSection`.' }) objectType!: string;
  @Field(() => ID, { description: 'The object.' }) objectId!: string;
  @Field(() => String, { description: 'The rule of the finding.' }) ruleId!: string;
  @Field(() => String, { description: 'The words found, exactly as in the finding.' }) text!: string;
}

@ObjectType({ description: 'Answer of `languageFindingKeep`.' })
export class LanguageFindingKeepPayload {
  @Field(() => LanguageKeep, { nullable: true, description: 'The keep; null when refused.' }) kept!: LanguageKeep | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'How often findings of a rule were reported as wrong.' })
export class LanguageRuleReport {
  @Field(() => String, { description: 'The rule.' }) ruleId!: string;
  @Field(() => Int, { description: 'Different findings reported.' }) count!: number;
}

@ObjectType({ description: 'Answer of `languageFindingReport`.' })
export class LanguageFindingReportPayload {
  @Field(() => LanguageRuleReport, { nullable: true, description: 'The rule and its reports so far; null when refused.' })
  rule!: LanguageRuleReport | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

export type LanguageGate = 'on' | 'off';

export const LanguageGate = enumOf<LanguageGate>('LanguageGate', 'Whether open language errors stop publishing.', {
  on: 'They do, unless kept with a reason.',
  off: 'They do not; they are still shown.',
});

@ObjectType({ description: 'Policy of this deployment for the learning plane.' })
export class LearningPolicy {
  @Field(() => ID, { description: 'Always `1`.' }) id!: string;
  @Field(() => LanguageGate, { description: 'Whether open language errors stop publishing.' }) languageGate!: LanguageGate;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

@InputType({ description: 'Changes the policy of this deployment.' })
export class LearningPolicyUpdateInput {
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => LanguageGate, { description: 'Whether open language errors stop publishing.' }) languageGate!: LanguageGate;
}

export const LearningPolicyUpdatePayload = payloadOf('learningPolicyUpdate', { learningPolicy: LearningPolicy });
