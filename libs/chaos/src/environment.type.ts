import { Service } from '@catalog';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, Json } from '@platform/graphql';
import type { Protection } from './environment.entity';

export const PROTECTION = enumOf<Protection>('Protection', 'How an environment is protected.', {
  open: 'Runs may start.',
  approval: 'Runs need an approval; until approvals exist they are refused.',
  forbidden: 'Runs are always refused.',
});

@ObjectType({ description: 'The emergency stop, engaged or released. Engaged: everything is aborted, nothing new is injected.' })
export class EmergencyStop {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => Environment, { nullable: true, description: 'Where it holds; null = everywhere.' }) environment!: object | null;
  @Field(() => String, { description: 'Why.' }) reason!: string;
  @Field(() => DateTime, { description: 'Since when.' }) engagedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'Until when; null while engaged.' }) releasedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was released.' }) releaseReason!: string | null;
}

@ObjectType({ description: 'How a driver reaches its side.' })
export class DriverConnection {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'The driver, such as `local`.' }) kind!: string;
  @Field(() => Json, { description: 'Settings without secrets; their shape is the driver’s.' }) settings!: unknown;
  @Field(() => Boolean, { description: 'True when secrets are kept, sealed; they are never shown.' }) hasSecret!: boolean;
  @Field(() => Boolean, { description: 'True when it is no longer used.' }) archived!: boolean;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

@ObjectType({ description: 'Something an environment allows to be disturbed.' })
export class ChaosTarget {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => Environment, { description: 'Where it is.' }) environment!: object | null;
  @Field(() => DriverConnection, { description: 'How it is reached.' }) connection!: DriverConnection;
  @Field(() => String, { description: 'Its name at the driver’s side; what injections name.' }) driverTarget!: string;
  @Field(() => Service, { nullable: true, description: 'The service that depends on what is disturbed.' }) service!: Service | null;
  @Field(() => Boolean, { description: 'True when it may no longer be disturbed.' }) archived!: boolean;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

@ObjectType({ description: 'A place where chaos may or may not happen.' })
export class Environment {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Name, such as staging.' }) name!: string;
  @Field(() => String, { description: 'What it is.' }) description!: string;
  @Field(() => PROTECTION, { description: 'How it is protected.' }) protection!: Protection;
  @Field(() => [EmergencyStop], { description: 'Emergency stops that hold here now: its own and the global one.' })
  engagedStops!: EmergencyStop[];
  @Field(() => [ChaosTarget], { description: 'What may be disturbed, by name.' }) targets!: ChaosTarget[];
  @Field(() => Boolean, { description: 'True when it is no longer used.' }) archived!: boolean;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const EnvironmentConnection = connectionOf(Environment);
export const DriverConnectionConnection = connectionOf(DriverConnection);
export const ChaosTargetConnection = connectionOf(ChaosTarget);
export const EmergencyStopConnection = connectionOf(EmergencyStop);

@InputType({ description: 'Which emergency stops to list.' })
export class EmergencyStopFilterInput {
  @Field(() => Boolean, { nullable: true, description: 'Only engaged ones, or only released ones.' }) engaged?: boolean | null;
}
