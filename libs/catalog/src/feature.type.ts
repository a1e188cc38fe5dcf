import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, enumOf, payloadOf } from '@platform/graphql';
import { FEATURE_CRITICALITY, type FeatureCriticality } from './feature.enums';
import { Service } from './service.type';

@ObjectType({ description: 'Something the product does for its users, with its degradation row.' })
export class Feature {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Short unique key, lower case, such as `order-placement`.' }) key!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => FEATURE_CRITICALITY, { description: 'How much its users need it.' }) criticality!: FeatureCriticality;
  @Field(() => String, { description: 'How it behaves when what it needs is down.' }) degradedBehaviour!: string;
  @Field(() => [Service], { description: 'The services it needs.' }) services!: Service[];
  @Field(() => Boolean, { description: 'True when it is no longer offered.' }) archived!: boolean;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const FeatureConnection = connectionOf(Feature);

export const FeatureOrder = enumOf('FeatureOrder', 'How features are sorted.', { name: 'By name.', key: 'By key.' });

@InputType({ description: 'Which features to list.' })
export class FeatureFilterInput {
  @Field(() => FEATURE_CRITICALITY, { nullable: true, description: 'Only these.' }) criticality?: FeatureCriticality | null;
  @Field(() => ID, { nullable: true, description: 'Only features that need this service.' }) serviceId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only archived ones, or only those on offer.' }) archived?: boolean | null;
}

@InputType({ description: 'A new feature.' })
export class FeatureCreateInput {
  @Field(() => String, { description: '1 to 40 characters: lower-case letters, digits and hyphens.' }) key!: string;
  @Field(() => String, { description: 'Name, 1 to 200 characters.' }) name!: string;
  @Field(() => FEATURE_CRITICALITY, { description: 'How much its users need it.' }) criticality!: FeatureCriticality;
  @Field(() => String, { nullable: true, description: 'How it behaves when what it needs is down, up to 2,000 characters.' })
  degradedBehaviour?: string | null;
  @Field(() => [ID], { nullable: true, description: 'The services it needs, at most 100.' }) serviceIds?: string[] | null;
}

@InputType({ description: 'What to change about a feature; absent fields stay.' })
export class FeatureUpdateInput {
  @Field(() => ID, { description: 'The feature.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New name.' }) name?: string | null;
  @Field(() => FEATURE_CRITICALITY, { nullable: true, description: 'New criticality.' }) criticality?: FeatureCriticality | null;
  @Field(() => String, { nullable: true, description: 'New degraded behaviour.' }) degradedBehaviour?: string | null;
  @Field(() => [ID], { nullable: true, description: 'All services it needs from now on.' }) serviceIds?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'true when it is no longer offered.' }) archived?: boolean | null;
}

export const FeatureCreatePayload = payloadOf('featureCreate', { feature: Feature });
export const FeatureUpdatePayload = payloadOf('featureUpdate', { feature: Feature });
