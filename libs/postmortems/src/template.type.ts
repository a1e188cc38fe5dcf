import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, payloadOf } from '@platform/graphql';
import { TEMPLATE_LIMITS as LIMITS, written } from './domain/templates/limits';
import { payloadWith } from './payload-with';
import { ContentKind } from './section.enums';
import { FieldType, TemplateKind, TemplateOutcome } from './template.enums';

const KEY = `lower snake case, at most ${LIMITS.key} characters; it may not name a person`;
const upTo = (limit: number): string => `at most ${written(limit)} characters`;

@ObjectType({ description: 'A section that a template asks for.' })
export class TemplateSection {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Key, unique within the version, lower snake case.' }) key!: string;
  @Field(() => String, { description: 'Heading.' }) title!: string;
  @Field(() => String, { description: 'What the section asks.' }) prompt!: string;
  @Field(() => String, { description: 'How to go about it.' }) help!: string;
  @Field(() => String, { description: 'Text that a new document starts with, Markdown.' }) starter!: string;
  @Field(() => [String], { description: 'Questions for whoever facilitates the review of this section.' }) facilitation!: string[];
  @Field(() => ContentKind, { description: 'What it shows beside its text.' }) contentKind!: ContentKind;
  @Field(() => Boolean, { description: 'True when a document is not published while this is empty.' }) required!: boolean;
  @Field(() => Int, { description: 'Place, from 1.' }) position!: number;
}

@ObjectType({ description: 'A custom field that a template asks for.' })
export class TemplateField {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Key, unique within the version, lower snake case.' }) key!: string;
  @Field(() => String, { description: 'Label.' }) label!: string;
  @Field(() => String, { description: 'How to fill it in.' }) help!: string;
  @Field(() => FieldType, { description: 'Type of its entries.' }) fieldType!: FieldType;
  @Field(() => [String], { description: 'The options of a choice; empty otherwise.' }) options!: string[];
  @Field(() => Boolean, { description: 'True when a document is not published while this is empty.' }) required!: boolean;
  @Field(() => Int, { description: 'Place, from 1.' }) position!: number;
}

@ObjectType({ description: 'One version of a template. It never changes; documents keep the version they were started with.' })
export class TemplateVersion {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => Int, { description: 'Number of the version, from 1.' }) number!: number;
  @Field(() => String, { description: 'What whoever facilitates the review says at its beginning.' }) opening!: string;
  @Field(() => DateTime, { description: 'When it was saved.' }) savedAt!: string;
  @Field(() => [TemplateSection], { description: 'Its sections in order.' }) sections!: TemplateSection[];
  @Field(() => [TemplateField], { description: 'Its custom fields in order.' }) fields!: TemplateField[];
}

@ObjectType({ description: 'A template of a document: which sections and custom fields it has.' })
export class Template {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Short unique key, such as `incident_postmortem`.' }) key!: string;
  @Field(() => TemplateKind, { description: 'What it is for.' }) kind!: TemplateKind;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'When to use it.' }) description!: string;
  @Field(() => Boolean, { description: 'True for the ones that come with the product; duplicate one to make your own.' }) builtIn!: boolean;
  @Field(() => Boolean, { description: 'True when no new document may start with it.' }) archived!: boolean;
  @Field(() => TemplateVersion, { nullable: true, description: 'The version that new documents get.' })
  currentVersion!: TemplateVersion | null;
  @Field(() => [TemplateVersion], { description: 'All versions, newest first, at most 50.' }) versions!: TemplateVersion[];
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const TemplateConnection = connectionOf(Template);

export const TemplateOrder = enumOf('TemplateOrder', 'How templates are sorted.', { name: 'By name.', key: 'By key.' });

@InputType({ description: 'Which templates to list.' })
export class TemplateFilterInput {
  @Field(() => TemplateKind, { nullable: true, description: 'Only of this kind.' }) kind?: TemplateKind | null;
  @Field(() => Boolean, { nullable: true, description: 'Only archived ones, or only those that are not.' }) archived?: boolean | null;
}

@InputType({ description: 'A section of a template.' })
export class TemplateSectionInput {
  @Field(() => String, { nullable: true, description: `Key in ${KEY}; made from the title when absent.` }) key?: string | null;
  @Field(() => String, { description: `Heading, 1 to ${LIMITS.title} characters; it may not ask for a person.` }) title!: string;
  @Field(() => String, { nullable: true, description: `What the section asks, ${upTo(LIMITS.prompt)}; default: the title.` }) prompt?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: `How to go about it, Markdown, ${upTo(LIMITS.help)}.` }) help?: string | null;
  @Field(() => String, { nullable: true, description: `Text that a new document starts with, Markdown, ${upTo(LIMITS.starter)}.` })
  starter?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: `Questions for whoever facilitates the review, at most ${LIMITS.questions}, each of ${upTo(LIMITS.question)}.`,
  })
  facilitation?: string[] | null;
  @Field(() => ContentKind, { nullable: true, description: 'What it shows beside its text. Default MARKDOWN.' })
  contentKind?: ContentKind | null;
  @Field(() => Boolean, { nullable: true, description: 'True: a document is not published while this is empty. Default false.' }) required?:
    | boolean
    | null;
}

@InputType({ description: 'A custom field of a template. There is no type for a person.' })
export class TemplateFieldInput {
  @Field(() => String, { nullable: true, description: `Key in ${KEY}; made from the label when absent.` }) key?: string | null;
  @Field(() => String, { description: `Label, 1 to ${LIMITS.label} characters; it may not ask for a person.` }) label!: string;
  @Field(() => String, { nullable: true, description: `How to fill it in, ${upTo(LIMITS.help)}.` }) help?: string | null;
  @Field(() => FieldType, { description: 'Type of its entries.' }) fieldType!: FieldType;
  @Field(() => [String], {
    nullable: true,
    description: `The options of a choice, 2 to ${LIMITS.options}, each of ${upTo(LIMITS.option)}.`,
  })
  options?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'True: a document is not published while this is empty. Default false.' }) required?:
    | boolean
    | null;
}

@InputType({ description: 'A new template.' })
export class TemplateCreateInput {
  @Field(() => String, {
    description: `1 to ${LIMITS.key} lower-case letters, digits and underscores, beginning with a letter; it may not name a person.`,
  })
  key!: string;
  @Field(() => TemplateKind, { description: 'What it is for.' }) kind!: TemplateKind;
  @Field(() => String, { description: `Name, 1 to ${LIMITS.title} characters; it may not ask for a person.` }) name!: string;
  @Field(() => String, { nullable: true, description: `When to use it, ${upTo(LIMITS.description)}.` }) description?: string | null;
  @Field(() => String, {
    nullable: true,
    description: `What whoever facilitates the review says at its beginning, Markdown, ${upTo(LIMITS.opening)}.`,
  })
  opening?: string | null;
  @Field(() => [TemplateSectionInput], { description: `Its sections in order, 1 to ${LIMITS.sections}.` })
  sections!: TemplateSectionInput[];
  @Field(() => [TemplateFieldInput], { nullable: true, description: `Its custom fields in order, at most ${LIMITS.fields}.` }) fields?:
    | TemplateFieldInput[]
    | null;
}

@InputType({ description: 'What to change about a template; absent fields stay. New sections, fields or opening make a new version.' })
export class TemplateUpdateInput {
  @Field(() => ID, { description: 'The template.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New name.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'New description.' }) description?: string | null;
  @Field(() => String, { nullable: true, description: 'New opening.' }) opening?: string | null;
  @Field(() => [TemplateSectionInput], { nullable: true, description: `All sections of the new version, 1 to ${LIMITS.sections}.` })
  sections?: TemplateSectionInput[] | null;
  @Field(() => [TemplateFieldInput], { nullable: true, description: `All custom fields of the new version, at most ${LIMITS.fields}.` })
  fields?: TemplateFieldInput[] | null;
}

@InputType({ description: 'A copy of a template.' })
export class TemplateDuplicateInput {
  @Field(() => ID, { description: 'The template to copy.' }) id!: string;
  @Field(() => String, { description: 'Key of the copy.' }) key!: string;
  @Field(() => String, { nullable: true, description: 'Name of the copy; default: the same name with "(copy)".' }) name?: string | null;
}

@InputType({ description: 'Archives a template or brings it back.' })
export class TemplateArchiveInput {
  @Field(() => ID, { description: 'The template.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => Boolean, { nullable: true, description: 'false brings it back. Default true.' }) archived?: boolean | null;
}

@InputType({ description: 'Makes an older version of a template the newest, as a new version. Name and description stay.' })
export class TemplateVersionRestoreInput {
  @Field(() => ID, { description: 'The template.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => Int, { description: 'Number of the version that comes back.' }) version!: number;
}

@InputType({ description: 'A template as YAML, as `templateExport` gives it.' })
export class TemplateImportInput {
  @Field(() => String, { description: `The YAML text, ${upTo(LIMITS.yaml)}.` }) source!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Key of the new template; default: the key in the text. A key in use makes a new version of that template, which keeps its kind.',
  })
  key?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The revision of the template you read; a newer one is a conflict. Without it, the import goes over any revision.',
  })
  expectedRevision?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'True: nothing is saved; the answer says what would come of it. Default false.' })
  dryRun?: boolean | null;
}

@ObjectType({ description: 'A text that asks for a condition instead of a person.' })
class LabelReplacement {
  @Field(() => [String], { description: 'Path of the refused text or key, from `input` on.' }) path!: string[];
  @Field(() => String, { description: 'What to ask instead; for a key, a key.' }) replacement!: string;
}

const REPLACEMENTS = {
  type: [LabelReplacement],
  description: 'What to write instead of what was refused, where something fits; null when nothing was refused for its words.',
};
const OUTCOME = { type: TemplateOutcome, description: 'What it came to; null when it was refused.' };

export const TemplateCreatePayload = payloadWith('templateCreate', { template: Template }, { replacements: REPLACEMENTS });
export const TemplateDuplicatePayload = payloadWith('templateDuplicate', { template: Template }, { replacements: REPLACEMENTS });
export const TemplateArchivePayload = payloadOf('templateArchive', { template: Template });
export const TemplateUpdatePayload = payloadWith(
  'templateUpdate',
  { template: Template },
  { outcome: OUTCOME, replacements: REPLACEMENTS },
);
export const TemplateVersionRestorePayload = payloadWith(
  'templateVersionRestore',
  { template: Template },
  { outcome: OUTCOME, replacements: REPLACEMENTS },
);
export const TemplateImportPayload = payloadWith(
  'templateImport',
  {},
  {
    template: {
      type: Template,
      description: 'As it stands now, after a conflict as well; null when it was refused or only tried before it existed.',
    },
    outcome: { type: TemplateOutcome, description: 'What it came to, or in a dry run would come to; null when it was refused.' },
    replacements: REPLACEMENTS,
  },
);
