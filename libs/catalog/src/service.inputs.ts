import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { payloadOf } from '@platform/graphql';
import { CONSISTENCY_CHOICE, type ConsistencyChoice, SERVICE_TIER, type ServiceTier } from './service.enums';
import { Service } from './service.type';

@InputType({ description: 'Which services to list.' })
export class ServiceFilterInput {
  @Field(() => SERVICE_TIER, { nullable: true, description: 'Only this tier.' }) tier?: ServiceTier | null;
  @Field(() => ID, { nullable: true, description: 'Only services of this team.' }) ownerTeamId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only archived ones, or only those that run.' }) archived?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Part of the name or key, any case.' }) search?: string | null;
}

@InputType({ description: 'A new service.' })
export class ServiceCreateInput {
  @Field(() => String, { description: '1 to 40 characters: lower-case letters, digits and hyphens.' }) key!: string;
  @Field(() => String, { description: 'Name, 1 to 200 characters.' }) name!: string;
  @Field(() => SERVICE_TIER, { description: 'How much depends on it.' }) tier!: ServiceTier;
  @Field(() => String, { nullable: true, description: 'What it does, up to 2,000 characters.' }) description?: string | null;
  @Field(() => ID, { nullable: true, description: 'The team that runs it.' }) ownerTeamId?: string | null;
  @Field(() => CONSISTENCY_CHOICE, { nullable: true, description: 'What it keeps under a partition; absent = not applicable.' })
  consistencyChoice?: ConsistencyChoice | null;
}

@InputType({ description: 'What to change about a service; absent fields stay.' })
export class ServiceUpdateInput {
  @Field(() => ID, { description: 'The service.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New name.' }) name?: string | null;
  @Field(() => SERVICE_TIER, { nullable: true, description: 'New tier.' }) tier?: ServiceTier | null;
  @Field(() => String, { nullable: true, description: 'New description.' }) description?: string | null;
  @Field(() => ID, { nullable: true, description: 'New team; null takes the team away, absent leaves it.' }) ownerTeamId?: string | null;
  @Field(() => CONSISTENCY_CHOICE, { nullable: true, description: 'New choice.' }) consistencyChoice?: ConsistencyChoice | null;
  @Field(() => Boolean, { nullable: true, description: 'true when it no longer runs.' }) archived?: boolean | null;
}

export const ServiceCreatePayload = payloadOf('serviceCreate', { service: Service });
export const ServiceUpdatePayload = payloadOf('serviceUpdate', { service: Service });
