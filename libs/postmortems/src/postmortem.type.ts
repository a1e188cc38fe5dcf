import { Service } from '@catalog';
import { Team } from '@identity';
import { Incident } from '@incidents';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf } from '@platform/graphql';
import { ActionItem } from './action-item.type';
import { ContributingFactor } from './contributing-factor.type';
import { LanguageGate } from './language.type';
import { Mitigator } from './mitigator.type';
import { PostmortemStatus } from './postmortem.enums';
import { PostmortemSection } from './section.type';
import { FieldType } from './template.enums';
import { Template, TemplateVersion } from './template.type';

@ObjectType({ description: 'A custom field of a postmortem, as its template version asked for it.' })
export class PostmortemField {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Key, unique within the postmortem.' }) key!: string;
  @Field(() => String, { description: 'Label.' }) label!: string;
  @Field(() => String, { description: 'How to fill it in.' }) help!: string;
  @Field(() => FieldType, { description: 'Type of its entries.' }) fieldType!: FieldType;
  @Field(() => [String], { description: 'The options of a choice; empty otherwise.' }) options!: string[];
  @Field(() => Boolean, { description: 'True when nothing is published while this is empty.' }) required!: boolean;
  @Field(() => [String], { description: 'Empty, one entry, or several for MULTI_CHOICE; written as the type says.' }) entries!: string[];
  @Field(() => [Team], { description: 'The teams that the entries of a TEAM name; empty for other types.' }) teams!: Team[];
  @Field(() => [Service], { description: 'The services that the entries of a SERVICE name; empty for other types.' }) services!: Service[];
  @Field(() => Int, { description: 'Place, from 1.' }) position!: number;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

const UNKNOWN = 'null for versions frozen before this was noted.';

@ObjectType({ description: 'A frozen version of a postmortem. It never changes.' })
export class Publication {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => Int, { description: 'Number of the publication, from 1.' }) number!: number;
  @Field(() => String, { description: 'The whole document, Markdown.' }) content!: string;
  @Field(() => String, {
    description:
      'SHA-256 of `content` in UTF-8, 64 hexadecimal digits, as `sha256sum` prints it. A `contentHash` in the text of an older version is another value: it was made before that line stood there.',
  })
  sha256!: string;
  @Field(() => String, { description: 'Version of the language rules it was checked with.' }) checkerVersion!: string;
  @Field(() => LanguageGate, { nullable: true, description: `Whether open language errors stopped publishing then; ${UNKNOWN}` })
  languageGate!: LanguageGate | null;
  @Field(() => Int, { nullable: true, description: `Language errors that were neither changed nor kept; ${UNKNOWN}` })
  openErrors!: number | null;
  @Field(() => Int, { nullable: true, description: `Language warnings that were neither changed nor kept; ${UNKNOWN}` })
  openWarnings!: number | null;
  @Field(() => Int, { nullable: true, description: `Wordings kept with a reason; ${UNKNOWN}` }) keptFindings!: number | null;
  @Field(() => Int, { nullable: true, description: `Rules that ran otherwise than by default; ${UNKNOWN}` }) rulesChanged!: number | null;
  @Field(() => [String], {
    nullable: true,
    description: `What could not be checked and why, such as \`Summary (not English)\`; ${UNKNOWN}`,
  })
  unchecked!: string[] | null;
  @Field(() => DateTime, { description: 'When it was published.' }) publishedAt!: string;
}

@ObjectType({ description: 'A blameless write-up of an incident or drill.' })
export class Postmortem {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Short key, such as `PM-42`.' }) key!: string;
  @Field(() => String, { description: 'Title.' }) title!: string;
  @Field(() => PostmortemStatus, { description: 'Where it stands.' }) status!: PostmortemStatus;
  @Field(() => Incident, { description: 'What it is about.' }) incident!: Incident;
  @Field(() => Template, { description: 'The template it was started with.' }) template!: Template;
  @Field(() => TemplateVersion, { description: 'The version of that template; later ones do not touch it.' })
  templateVersion!: TemplateVersion;
  @Field(() => String, { description: 'What whoever facilitates the review says at its beginning.' }) opening!: string;
  @Field(() => [PostmortemSection], { description: 'Sections in order.' }) sections!: PostmortemSection[];
  @Field(() => [PostmortemField], { description: 'Custom fields in order.' }) fields!: PostmortemField[];
  @Field(() => [ContributingFactor], { description: 'Contributing factors in order.' }) factors!: ContributingFactor[];
  @Field(() => [Mitigator], { description: 'What went well, was hard and was luck, in order.' }) mitigators!: Mitigator[];
  @Field(() => [ActionItem], { description: 'Action items in order.' }) actionItems!: ActionItem[];
  @Field(() => [Publication], { description: 'Frozen versions, newest first, at most 50.' }) publications!: Publication[];
  @Field(() => Publication, { nullable: true, description: 'The newest frozen version.' }) latestPublication!: Publication | null;
  @Field(() => DateTime, { description: 'When it was started.' }) createdAt!: string;
  @Field(() => DateTime, { description: 'When any of it was last changed.' }) updatedAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'When it was last published.' }) publishedAt!: string | null;
  @Field(() => Int, { description: 'Revision of title and status; send it back when you change them.' }) revision!: number;
}

export const PostmortemConnection = connectionOf(Postmortem);

export const PostmortemOrder = enumOf('PostmortemOrder', 'How postmortems are sorted.', {
  newest: 'Started last first.',
  updated: 'Changed last first.',
  title: 'By title.',
});
