import type { Category } from '@blameless';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, payloadOf } from '@platform/graphql';
import { payloadWith } from './payload-with';

export type LanguageSeverity = 'error' | 'warning' | 'hint';

export const LanguageSeverity = enumOf<LanguageSeverity>('LanguageSeverity', 'How much a finding of the language checker matters.', {
  error: 'Stops publishing until it is changed or kept with a reason.',
  warning: 'Worth another look; never stops publishing. The reason of a keep is refused with it.',
  hint: 'Advice; shown only on request.',
});

/** Categories of the checker in the spelling of enums. */
type Spelled<Name extends string> = Name extends `${infer Left}-${infer Right}` ? `${Left}_${Right}` : Name;
export type LanguageCategory = Spelled<Category>;

export const LanguageCategory = enumOf<LanguageCategory>('LanguageCategory', 'What kind of blame a finding is about.', {
  name_cause: 'A person or team is presented as the cause.',
  judgement: 'Care, skill or motive of people is judged.',
  punishment: 'A sanction or a threat.',
  oncall_identity: 'Who was on call.',
  counterfactual: 'What somebody would, could or should have done.',
  human_error: 'Human error as the explanation.',
  hindsight: 'What looks obvious only afterwards.',
  single_cause: 'One cause where conditions had to hold together.',
  normative: 'A rule that somebody did not follow, as the explanation.',
  writing: 'Advice on writing, not about blame.',
});

export const categoryName = (category: Category): LanguageCategory => category.replaceAll('-', '_') as LanguageCategory;

export type LanguageSubjectKind = 'person' | 'team' | 'self' | 'vendor' | 'user' | 'system' | 'unknown';

export const LanguageSubjectKind = enumOf<LanguageSubjectKind>('LanguageSubjectKind', 'Who carries a sentence.', {
  person: 'A person, a name, a role.',
  team: 'A team or organisation.',
  self: 'The writers themselves: “I”, “we”.',
  vendor: 'Staff of a supplier.',
  user: 'Users of the product.',
  system: 'Software, a document, a process.',
  unknown: 'It cannot be told.',
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

@ObjectType({ description: 'Who carries the sentence of a finding.' })
export class LanguageSubject {
  @Field(() => LanguageSubjectKind, { description: 'What kind of subject it is.' }) kind!: LanguageSubjectKind;
  @Field(() => String, { description: 'Its words; empty when they stand nowhere, as in the passive.' }) text!: string;
}

@ObjectType({ description: 'That a finding is kept as it is.' })
export class LanguageKeep {
  @Field(() => String, { description: 'Why.' }) reason!: string;
  @Field(() => DateTime, { description: 'When it was kept, or its reason was last changed.' }) keptAt!: string;
}

@ObjectType({ description: 'Something in a text that reads as blame.' })
export class LanguageFinding {
  @Field(() => String, {
    description: 'Identity within its object, opaque: the same for the same words in the same sentence in every revision.',
  })
  fingerprint!: string;
  @Field(() => String, {
    description: 'Which text of the object, such as `body`; `milestones.source` in a list of objects; `text` for a text sent by hand.',
  })
  field!: string;
  @Field(() => Int, { nullable: true, description: 'Place in the list, from 0, when that field is a list.' }) index!: number | null;
  @Field(() => String, { description: 'The rule that found it.' }) ruleId!: string;
  @Field(() => LanguageCategory, { description: 'Category of the rule.' }) category!: LanguageCategory;
  @Field(() => LanguageSeverity, { description: 'How much it matters.' }) severity!: LanguageSeverity;
  @Field(() => Int, { description: 'Where it starts, in UTF-16 units of that text.' }) start!: number;
  @Field(() => Int, { description: 'Where it ends.' }) end!: number;
  @Field(() => String, { description: 'The words found.' }) text!: string;
  @Field(() => LanguageSubject, { nullable: true, description: 'Who carries the sentence; null when the rule needs no subject.' })
  subject!: LanguageSubject | null;
  @Field(() => String, { description: 'Why it matters.' }) message!: string;
  @Field(() => [String], { description: 'Better questions; at least one.' }) questions!: readonly string[];
  @Field(() => [LanguageRewrite], { description: 'Other wordings, often none.' }) rewrites!: LanguageRewrite[];
  @Field(() => Float, { description: 'How sure the checker is, 0 to 1.' }) confidence!: number;
  @Field(() => LanguageKeep, { nullable: true, description: 'Set when it is kept with a reason; then it does not stop publishing.' })
  kept!: LanguageKeep | null;
}

@ObjectType({ description: 'A text that could not be checked. That never means that it is clean.' })
export class LanguageUnchecked {
  @Field(() => String, { description: 'Which text of the object.' }) field!: string;
  @Field(() => Int, { nullable: true, description: 'Place in the list, from 0, when that field is a list.' }) index!: number | null;
  @Field(() => String, { description: 'Why it could not be checked.' }) reason!: string;
}

@ObjectType({ description: 'What the language checker says about the texts of one object.' })
export class LanguageCheck {
  @Field(() => Boolean, {
    description: 'False when a text could not be checked, such as one that is not English. False never means clean.',
  })
  checked!: boolean;
  @Field(() => String, { nullable: true, description: 'Why it could not be checked; of several texts the first reason.' }) reason!:
    | string
    | null;
  @Field(() => [LanguageUnchecked], { description: 'The texts, or parts of long ones, that could not be checked.' })
  unchecked!: LanguageUnchecked[];
  @Field(() => [LanguageFinding], { description: 'What was found, in the order of the text.' }) findings!: LanguageFinding[];
  @Field(() => Int, { description: 'How many words were read.' }) words!: number;
  @Field(() => String, { description: 'Version of the built-in rules.' }) rulesVersion!: string;
}

@ArgsType()
export class LanguageCheckArgs {
  @Field(() => String, {
    description: 'The text, at most 200,000 characters; one request checks at most 250,000 in all. It is not stored.',
  })
  text!: string;
  @Field(() => TextSection, { defaultValue: 'other', description: 'What part of a document it is.' }) section!: TextSection;
  @Field(() => TextFormat, { defaultValue: 'markdown', description: 'How it is written.' }) format!: TextFormat;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether hints are shown beside errors and warnings.' }) hints!: boolean;
}

@InputType({ isAbstract: true })
abstract class LanguageFindingInput {
  @Field(() => String, { description: 'GraphQL type of the object, such as `PostmortemSection`.' }) objectType!: string;
  @Field(() => ID, { description: 'The object.' }) objectId!: string;
  @Field(() => String, { description: 'Fingerprint of the finding, as it was read.' }) fingerprint!: string;
}

@InputType({ description: 'Keeps a finding of an object as it is.' })
export class LanguageFindingKeepInput extends LanguageFindingInput {
  @Field(() => String, {
    description: 'Why it stays, 1 to 2,000 characters; shown beside it, and without errors and warnings of the checker itself.',
  })
  reason!: string;
}

@InputType({ description: 'Withdraws the keep of a finding.' })
export class LanguageFindingUnkeepInput extends LanguageFindingInput {}

@InputType({ description: 'Reports a finding of an object as wrong.' })
export class LanguageFindingReportInput extends LanguageFindingInput {}

@InputType({ description: 'Withdraws the report of a finding.' })
export class LanguageFindingReportWithdrawInput extends LanguageFindingInput {}

@ObjectType({ description: 'How often findings of a rule were reported as wrong.' })
export class LanguageRuleReport {
  @Field(() => String, { description: 'The rule.' }) ruleId!: string;
  @Field(() => Int, { description: 'Different findings reported, among those you may see.' }) count!: number;
}

@ObjectType({ description: 'A finding that was reported as wrong.' })
class LanguageReport {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'The rule that found it.' }) ruleId!: string;
  @Field(() => String, { description: 'GraphQL type of the object it stands in.' }) objectType!: string;
  @Field(() => ID, { description: 'The object.' }) objectId!: string;
  @Field(() => String, { description: 'Which text of the object.' }) field!: string;
  @Field(() => String, { description: 'The words found, as they were when reported; empty when that was not noted.' }) words!: string;
  @Field(() => String, { description: 'Fingerprint of the finding.' }) fingerprint!: string;
  @Field(() => DateTime, { description: 'When it was reported first.' }) reportedAt!: string;
}

export const LanguageReportConnection = connectionOf(LanguageReport);

@InputType({ description: 'Which reports to list.' })
export class LanguageReportFilterInput {
  @Field(() => String, { nullable: true, description: 'Only of this rule.' }) ruleId?: string | null;
}

export const LanguageFindingKeepPayload = payloadWith(
  'languageFindingKeep',
  {},
  {
    kept: { type: LanguageKeep, description: 'The keep; null when it was refused.' },
    reasonFindings: { type: [LanguageFinding], description: 'What was found in the reason; null unless it was refused for that.' },
  },
);
export const LanguageFindingUnkeepPayload = payloadWith(
  'languageFindingUnkeep',
  {},
  { withdrawn: { type: LanguageKeep, description: 'The keep that is gone; null when it was refused.' } },
);
const RULE = { type: LanguageRuleReport, description: 'How often its rule is reported as wrong now; null when it was refused.' };
export const LanguageFindingReportPayload = payloadWith('languageFindingReport', {}, { rule: RULE });
export const LanguageFindingReportWithdrawPayload = payloadWith('languageFindingReportWithdraw', {}, { rule: RULE });

export type LanguageGate = 'on' | 'off';

export const LanguageGate = enumOf<LanguageGate>('LanguageGate', 'Whether open language errors stop publishing.', {
  on: 'They do, unless kept with a reason.',
  off: 'They do not; they are still shown and counted in the frozen document.',
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
