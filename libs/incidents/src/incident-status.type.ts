import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, enumOf, payloadOf } from '@platform/graphql';
import type { StatusCategory } from './domain/incident-status';
import { STATUS_CATEGORY } from './incident.enums';

@ObjectType({ description: 'A status of incidents as the organisation names it.' })
export class IncidentStatus {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Short unique key, lower case.' }) key!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => STATUS_CATEGORY, { description: 'The fixed phase it belongs to; decides which moves are allowed.' })
  category!: StatusCategory;
  @Field(() => Int, { description: 'Place among all statuses, lowest first.' }) position!: number;
  @Field(() => Boolean, { description: 'True when no incident may be moved to it any more.' }) archived!: boolean;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const IncidentStatusConnection = connectionOf(IncidentStatus);

export const IncidentStatusOrder = enumOf('IncidentStatusOrder', 'How statuses are sorted.', { position: 'By their place.' });

@InputType({ description: 'Which statuses to list.' })
export class IncidentStatusFilterInput {
  @Field(() => STATUS_CATEGORY, { nullable: true, description: 'Only this category.' }) category?: StatusCategory | null;
  @Field(() => Boolean, { nullable: true, description: 'Only archived ones, or only those in use.' }) archived?: boolean | null;
}

@InputType({ description: 'A new status.' })
export class IncidentStatusCreateInput {
  @Field(() => String, { description: '1 to 40 characters: lower-case letters, digits and hyphens.' }) key!: string;
  @Field(() => String, { description: 'Name, 1 to 200 characters.' }) name!: string;
  @Field(() => STATUS_CATEGORY, { description: 'Its phase; cannot be changed later.' }) category!: StatusCategory;
  @Field(() => Int, { description: 'Place among all statuses, 0 to 10,000.' }) position!: number;
}

@InputType({ description: 'What to change about a status; absent fields stay.' })
export class IncidentStatusUpdateInput {
  @Field(() => ID, { description: 'The status.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New name.' }) name?: string | null;
  @Field(() => Int, { nullable: true, description: 'New place, 0 to 10,000.' }) position?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'true takes it out of use; each category keeps at least one.' }) archived?:
    | boolean
    | null;
}

export const IncidentStatusCreatePayload = payloadOf('incidentStatusCreate', { incidentStatus: IncidentStatus });
export const IncidentStatusUpdatePayload = payloadOf('incidentStatusUpdate', { incidentStatus: IncidentStatus });
