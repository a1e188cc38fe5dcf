import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTime } from '@platform/graphql';
import { INCIDENT_KIND, type IncidentKind, SEVERITY, type Severity } from './incident.enums';

@InputType({ description: 'A new incident.' })
export class IncidentDeclareInput {
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' }) title!: string;
  @Field(() => SEVERITY, { description: 'How bad it is for users.' }) severity!: Severity;
  @Field(() => INCIDENT_KIND, { defaultValue: 'real', description: 'Whether it happened or was practised.' }) kind!: IncidentKind;
  @Field(() => String, { nullable: true, description: 'What happened in short, in Markdown, up to 100,000 characters.' }) summary?:
    | string
    | null;
  @Field(() => String, { defaultValue: 'UTC', description: 'IANA zone in which its times are told.' }) zone!: string;
  @Field(() => DateTime, { nullable: true, description: 'When it was declared; absent = now. A past time back-dates it.' })
  declaredAt?: Date | null;
  @Field(() => ID, { nullable: true, description: 'Where it stands; absent = the first status of the category live.' }) statusId?:
    | string
    | null;
  @Field(() => [ID], { nullable: true, description: 'Services it affects, at most 100.' }) serviceIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Features it affects, at most 100.' }) featureIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'The only teams that may see it, one of yours among them; absent = everybody.' })
  restrictedToTeamIds?: string[] | null;
}

@InputType({ description: 'What to change about an incident; absent fields stay.' })
export class IncidentUpdateInput {
  @Field(() => ID, { description: 'The incident.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New title.' }) title?: string | null;
  @Field(() => String, { nullable: true, description: 'New summary.' }) summary?: string | null;
  @Field(() => String, { nullable: true, description: 'New IANA zone.' }) zone?: string | null;
}

@InputType({ description: 'How bad an incident is.' })
export class IncidentSeverityChangeInput {
  @Field(() => ID, { description: 'The incident.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => SEVERITY, { description: 'How bad it is for users.' }) severity!: Severity;
}

@InputType({ description: 'Where an incident stands.' })
export class IncidentStatusChangeInput {
  @Field(() => ID, { description: 'The incident.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => ID, { description: 'The status it moves to.' }) statusId!: string;
}

@InputType({ description: 'What an incident affected.' })
export class IncidentServicesSetInput {
  @Field(() => ID, { description: 'The incident.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => [ID], { description: 'All affected services from now on, at most 100.' }) serviceIds!: string[];
  @Field(() => [ID], { nullable: true, description: 'All affected features from now on, at most 100; absent leaves them.' })
  featureIds?: string[] | null;
}

@InputType({ description: 'Who may see an incident.' })
export class IncidentRestrictInput {
  @Field(() => ID, { description: 'The incident.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => [ID], { description: 'The only teams that may see it, one of yours among them; empty = everybody.' }) teamIds!: string[];
}
