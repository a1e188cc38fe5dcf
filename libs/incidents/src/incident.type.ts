import { Feature, Service } from '@catalog';
import { Team } from '@identity';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf } from '@platform/graphql';
import type { StatusCategory } from './domain/incident-status';
import { ImpactWindow } from './impact-window.type';
import { INCIDENT_KIND, type IncidentKind, SEVERITY, type Severity, STATUS_CATEGORY } from './incident.enums';
import { IncidentMilestone } from './incident-milestone.type';
import { IncidentStatus } from './incident-status.type';
import { Measurement, TimeContradiction } from './measurement.type';

@ObjectType({ description: 'Something that went differently than expected: for real, or in a drill.' })
export class Incident {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Short key for people, such as `INC-42`.' }) key!: string;
  @Field(() => INCIDENT_KIND, { description: 'Whether it happened or was practised.' }) kind!: IncidentKind;
  @Field(() => String, { description: 'What it is called.' }) title!: string;
  @Field(() => String, { description: 'What happened in short, in Markdown.' }) summary!: string;
  @Field(() => SEVERITY, { description: 'How bad it is for users.' }) severity!: Severity;
  @Field(() => IncidentStatus, { description: 'Where it stands.' }) status!: IncidentStatus;
  @Field(() => String, { description: 'IANA zone in which its times are told.' }) zone!: string;
  @Field(() => DateTime, { description: 'When it was declared.' }) declaredAt!: string;
  @Field(() => DateTime, { description: 'When it was written down here.' }) recordedAt!: string;
  @Field(() => Boolean, { description: 'True when only some teams may see it.' }) restricted!: boolean;
  @Field(() => [Team], { description: 'The teams that may see it; empty when everybody may.' }) restrictedTo!: Team[];
  @Field(() => [Service], { description: 'Services it affected.' }) services!: Service[];
  @Field(() => [Feature], { description: 'Features it affected.' }) features!: Feature[];
  @Field(() => [IncidentMilestone], { description: 'The moments it is measured by that were set, oldest first.' })
  milestones!: IncidentMilestone[];
  @Field(() => [ImpactWindow], { description: 'When users were affected, oldest first.' }) impactWindows!: ImpactWindow[];
  @Field(() => [Measurement], { description: 'Its durations, each with its formula and status.' }) measurements!: Measurement[];
  @Field(() => [TimeContradiction], { description: 'What cannot all be true about its times.' }) contradictions!: TimeContradiction[];
  @Field(() => Int, { description: 'How many entries its timeline has, hidden ones not counted.' }) timelineEntryCount!: number;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const IncidentConnection = connectionOf(Incident);

export const IncidentOrder = enumOf('IncidentOrder', 'How incidents are sorted.', {
  declared_at_desc: 'Newest first.',
  declared_at_asc: 'Oldest first.',
  severity: 'Worst first.',
});

@InputType({ description: 'Which incidents to list; all conditions hold together.' })
export class IncidentFilterInput {
  @Field(() => INCIDENT_KIND, { nullable: true, description: 'Only real ones, or only drills.' }) kind?: IncidentKind | null;
  @Field(() => [SEVERITY], { nullable: true, description: 'Only these severities.' }) severity?: Severity[] | null;
  @Field(() => [STATUS_CATEGORY], { nullable: true, description: 'Only in these phases.' }) statusCategory?: StatusCategory[] | null;
  @Field(() => ID, { nullable: true, description: 'Only those that affected this service.' }) serviceId?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Only those declared at this time or later.' }) declaredAfter?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Only those declared before this time.' }) declaredBefore?: Date | null;
  @Field(() => String, { nullable: true, description: 'Part of the title, any case.' }) search?: string | null;
}
