import { Field, ObjectType } from '@nestjs/graphql';
import { UserError } from '@platform/graphql';
import { Incident } from './incident.type';

@ObjectType({ description: 'Answer of `incidentDeclare`.' })
export class IncidentDeclarePayload {
  @Field(() => Incident, { nullable: true, description: 'The new incident; null when refused.' }) incident!: Incident | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `incidentUpdate`.' })
export class IncidentUpdatePayload {
  @Field(() => Incident, { nullable: true, description: 'The incident as it stands now.' }) incident!: Incident | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `incidentSeverityChange`.' })
export class IncidentSeverityChangePayload {
  @Field(() => Incident, { nullable: true, description: 'The incident as it stands now.' }) incident!: Incident | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `incidentStatusChange`.' })
export class IncidentStatusChangePayload {
  @Field(() => Incident, { nullable: true, description: 'The incident as it stands now.' }) incident!: Incident | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `incidentServicesSet`.' })
export class IncidentServicesSetPayload {
  @Field(() => Incident, { nullable: true, description: 'The incident as it stands now.' }) incident!: Incident | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `incidentRestrict`.' })
export class IncidentRestrictPayload {
  @Field(() => Incident, { nullable: true, description: 'The incident as it stands now.' }) incident!: Incident | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `incidentMilestoneSet`.' })
export class IncidentMilestoneSetPayload {
  @Field(() => Incident, { nullable: true, description: 'The incident as it stands now.' }) incident!: Incident | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@ObjectType({ description: 'Answer of `incidentMilestoneClear`.' })
export class IncidentMilestoneClearPayload {
  @Field(() => Incident, { nullable: true, description: 'The incident as it stands now.' }) incident!: Incident | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}
