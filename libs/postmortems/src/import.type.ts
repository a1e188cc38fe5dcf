import { Incident } from '@incidents';
import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { enumOf, UserError } from '@platform/graphql';
import { Postmortem } from './postmortem.type';

const HintSeverity = enumOf('HintSeverity', 'How much a hint of an import matters.', {
  info: 'For information.',
  warning: 'Worth a look.',
  error: 'Something could not be read.',
});

@ObjectType({ description: 'Something odd about an imported report.' })
export class ImportHint {
  @Field(() => String, { description: 'Stable code, such as `zone_missing`.' }) code!: string;
  @Field(() => String, { description: 'For people.' }) message!: string;
  @Field(() => Int, { nullable: true, description: 'Line of the report.' }) line!: number | null;
  @Field(() => HintSeverity, { description: 'How much it matters.' }) severity!: string;
}

@ObjectType({ description: 'What named a person in one line and was left out or replaced.' })
export class ImportDropped {
  @Field(() => String, {
    description: 'What it was: `person_field`, `attendees`, `byline`, `pasted_chat`, `name`, `handle`, `email`, `profile_link` or `phone`.',
  })
  kind!: string;
  @Field(() => Int, { description: 'Line of the report.' }) line!: number;
  @Field(() => Int, { description: 'How many.' }) count!: number;
  @Field(() => String, { nullable: true, description: 'The role word that stands there now.' }) replacement!: string | null;
  @Field(() => [String], {
    description: 'What stood there, in order, to check it by eye. In a dry run only, and never stored; empty otherwise.',
  })
  originals!: string[];
}

@ObjectType({ description: 'A part of the report that fits nowhere; it is kept in a section of its own.' })
export class ImportUnparsed {
  @Field(() => Int, { description: 'Line of the report.' }) line!: number;
  @Field(() => String, { description: 'The text, names replaced.' }) text!: string;
}

@ObjectType({ description: 'How much was found in a report.' })
export class ImportCounts {
  @Field(() => Int, { description: 'Timeline entries.' }) timelineEntries!: number;
  @Field(() => Int, { description: 'Milestones.' }) milestones!: number;
  @Field(() => Int, { description: 'Contributing factors.' }) factors!: number;
  @Field(() => Int, { description: 'Action items.' }) actionItems!: number;
  @Field(() => Int, { description: 'Remarks on what went well, was hard and was luck.' }) mitigators!: number;
  @Field(() => Int, { description: 'Further sections.' }) sections!: number;
}

@ObjectType({ description: 'What an import understood.' })
export class ImportReport {
  @Field(() => String, { description: 'The form that was recognised; `generic` when none was.' }) importer!: string;
  @Field(() => String, { description: 'Title of the report.' }) title!: string;
  @Field(() => ImportCounts, { description: 'How much was found.' }) counts!: ImportCounts;
  @Field(() => [ImportHint], { description: 'What was odd.' }) hints!: ImportHint[];
  @Field(() => [ImportDropped], { description: 'What named people and was left out or replaced, by line; alike ones of one line as one.' })
  dropped!: ImportDropped[];
  @Field(() => [ImportUnparsed], { description: 'What fits nowhere.' }) unparsed!: ImportUnparsed[];
}

@InputType({ description: 'A postmortem written in Markdown.' })
export class PostmortemImportInput {
  @Field(() => String, { description: 'The Markdown, at most 200,000 characters.' }) source!: string;
  @Field(() => String, { nullable: true, description: 'Name of the file; its date is compared with that of the report.' }) fileName?:
    | string
    | null;
  @Field(() => String, {
    nullable: true,
    description: 'Zone of times that state none: IANA name, abbreviation or offset; another is refused. Default UTC.',
  })
  defaultZone?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Key of the template the postmortem is started from; an archived one is refused. Default `incident_postmortem`.',
  })
  templateKey?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'true reads and refuses as an import would, and saves nothing. Default false.' })
  dryRun?: boolean | null;
}

@ObjectType({ description: 'Answer of `postmortemImport`.' })
export class PostmortemImportPayload {
  @Field(() => Incident, { nullable: true, description: 'The new incident; null when refused or dry.' }) incident!: Incident | null;
  @Field(() => Postmortem, { nullable: true, description: 'The new postmortem; null when refused or dry.' }) postmortem!: Postmortem | null;
  @Field(() => ImportReport, { nullable: true, description: 'What was understood; also of a report that is refused for what it says.' })
  report!: ImportReport | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}
