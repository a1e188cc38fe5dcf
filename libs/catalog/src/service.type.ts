import { Team } from '@identity';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, enumOf } from '@platform/graphql';
import { CONSISTENCY_CHOICE, type ConsistencyChoice, SERVICE_TIER, type ServiceTier } from './service.enums';

@ObjectType({ description: 'Something a team runs. Everybody signed in sees all services.' })
export class Service {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Short unique key, lower case, such as `order`.' }) key!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'What it does.' }) description!: string;
  @Field(() => SERVICE_TIER, { description: 'How much depends on it.' }) tier!: ServiceTier;
  @Field(() => Team, { nullable: true, description: 'The team that runs it; null when no team is named.' }) ownerTeam!: Team | null;
  @Field(() => CONSISTENCY_CHOICE, { description: 'What it keeps when the network between its parts is cut.' })
  consistencyChoice!: ConsistencyChoice;
  @Field(() => Boolean, { description: 'True when it no longer runs.' }) archived!: boolean;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const ServiceConnection = connectionOf(Service);

export const ServiceOrder = enumOf('ServiceOrder', 'How services are sorted.', {
  name: 'By name.',
  key: 'By key.',
  tier: 'Most needed first.',
});
