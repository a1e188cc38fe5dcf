import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Json } from '@platform/graphql';
import type { Protection } from './environment.entity';
import { PROTECTION } from './environment.type';

const REVISION = { description: 'The revision you read; a newer one is a conflict.' };

@InputType({ description: 'A new environment.' })
export class EnvironmentCreateInput {
  @Field(() => String, { description: 'Name, 1 to 200 characters, unique.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'What it is, up to 2,000 characters.' }) description?: string | null;
  @Field(() => PROTECTION, { description: 'How it is protected.' }) protection!: Protection;
}

@InputType({ description: 'What to change about an environment; absent fields stay.' })
export class EnvironmentUpdateInput {
  @Field(() => ID, { description: 'The environment.' }) id!: string;
  @Field(() => Int, REVISION) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New name.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'New description.' }) description?: string | null;
  @Field(() => PROTECTION, { nullable: true, description: 'New protection; holds for runs that have not injected yet.' })
  protection?: Protection | null;
  @Field(() => Boolean, { nullable: true, description: 'true: no longer used.' }) archived?: boolean | null;
}

@InputType({ description: 'One secret setting of a driver connection.' })
export class DriverSecretInput {
  @Field(() => String, { description: 'Name of the setting, such as `token`.' }) name!: string;
  @Field(() => String, { description: 'Its value; sealed, never shown again.' }) value!: string;
}

@InputType({ description: 'A new driver connection.' })
export class DriverConnectionCreateInput {
  @Field(() => String, { description: 'Name, 1 to 200 characters, unique.' }) name!: string;
  @Field(() => String, { description: 'The driver, such as `local`.' }) kind!: string;
  @Field(() => Json, { description: 'Settings without secrets; for `local`: {"url": "http://127.0.0.1:4620"}.' }) settings!: unknown;
  @Field(() => [DriverSecretInput], { nullable: true, description: 'Secret settings; for `local`: `token`.' }) secrets?:
    | DriverSecretInput[]
    | null;
}

@InputType({
  description: 'What to change about a driver connection; absent fields stay. Settings and secrets are replaced as a whole, together.',
})
export class DriverConnectionUpdateInput {
  @Field(() => ID, { description: 'The connection.' }) id!: string;
  @Field(() => Int, REVISION) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New name.' }) name?: string | null;
  @Field(() => Json, { nullable: true, description: 'New settings.' }) settings?: unknown;
  @Field(() => [DriverSecretInput], { nullable: true, description: 'New secrets.' }) secrets?: DriverSecretInput[] | null;
  @Field(() => Boolean, { nullable: true, description: 'true: no longer used.' }) archived?: boolean | null;
}

@InputType({ description: 'A new target.' })
export class ChaosTargetCreateInput {
  @Field(() => String, { description: 'Name, 1 to 200 characters, unique in its environment.' }) name!: string;
  @Field(() => ID, { description: 'Where it is.' }) environmentId!: string;
  @Field(() => ID, { description: 'How it is reached.' }) connectionId!: string;
  @Field(() => String, { description: 'Its name at the driver’s side, 1 to 64 characters.' }) driverTarget!: string;
  @Field(() => ID, { nullable: true, description: 'The service that depends on what is disturbed.' }) serviceId?: string | null;
}

@InputType({ description: 'What to change about a target; absent fields stay.' })
export class ChaosTargetUpdateInput {
  @Field(() => ID, { description: 'The target.' }) id!: string;
  @Field(() => Int, REVISION) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New name.' }) name?: string | null;
  @Field(() => ID, { nullable: true, description: 'The service that depends on it.' }) serviceId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'true: may no longer be disturbed.' }) archived?: boolean | null;
}

@InputType({ description: 'Engages the emergency stop.' })
export class EmergencyStopEngageInput {
  @Field(() => ID, { nullable: true, description: 'Only there; absent = everywhere.' }) environmentId?: string | null;
  @Field(() => String, { description: 'Why, 1 to 2,000 characters.' }) reason!: string;
}

@InputType({ description: 'Releases the emergency stop. Stopped runs are not resumed.' })
export class EmergencyStopReleaseInput {
  @Field(() => ID, { description: 'The stop.' }) id!: string;
  @Field(() => String, { description: 'Why it is safe again, 1 to 2,000 characters.' }) reason!: string;
}
